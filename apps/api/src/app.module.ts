import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule, ElementEntity } from '@samtavle/api-access';
import { AuditModule } from '@samtavle/api-audit';
import { BoardModule } from '@samtavle/api-board';
import { ConsentModule } from '@samtavle/api-consent';
import { DemoModule } from '@samtavle/api-demo';
import { EmergencyModule } from '@samtavle/api-emergency';
import { ExchangeModule } from '@samtavle/api-exchange';
import { CarePlanModule } from '@samtavle/api-care-plan';
import { MeetingModule } from '@samtavle/api-meeting';
import { OversightModule } from '@samtavle/api-oversight';
import { PlatformModule, type PlatformOptions } from '@samtavle/api-platform';
import { PolicyAdminModule } from '@samtavle/api-policy-admin';
import { PlansModule } from '@samtavle/api-plans';
import { VisitsModule } from '@samtavle/api-visits';
import { RealtimeModule } from '@samtavle/api-realtime';
import { SharingModule } from '@samtavle/api-sharing';
import { TasksModule } from '@samtavle/api-tasks';
import { OpenApiController } from './openapi.controller.js';
import { TestClockController } from './test-clock.controller.js';

@Module({})
export class AppModule {
  static with(options: Omit<PlatformOptions, 'entities'>): DynamicModule {
    const { config } = options;
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ ...options, entities: [ElementEntity] }),
        AuditModule,
        AccessModule,
        RealtimeModule,
        TasksModule,
        MeetingModule,
        BoardModule,
        ConsentModule,
        PlansModule,
        CarePlanModule,
        VisitsModule,
        SharingModule,
        EmergencyModule,
        ExchangeModule,
        OversightModule,
        PolicyAdminModule,
        // Rooms that exist only when asked for are not merely closed otherwise: they are not there.
        ...(config.SAMTAVLE_DEMO ? [DemoModule] : []),
      ],
      controllers: [
        ...(config.NODE_ENV === 'production' && !config.SAMTAVLE_DEMO ? [] : [OpenApiController]),
        ...(config.SAMTAVLE_TEST_CLOCK ? [TestClockController] : []),
      ],
    };
  }
}
