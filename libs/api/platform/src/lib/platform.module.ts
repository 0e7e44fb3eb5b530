import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { CprVault } from './cpr-vault.js';
import { runtimeDataSource } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HealthController } from './http/health.controller.js';
import { LOG, type Logger } from './log.js';
import { RedisDoorbell } from './stream/redis-doorbell.js';
import { Doorbell } from './stream/doorbell.js';

export interface PlatformOptions {
  config: Config;
  clock: Clock;
  log: Logger;
  runtimeUrl: string;
  entities: EntityTarget<ObjectLiteral>[];
}

/** What every room stands on: clock, configuration, log, transaction, stream and health. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly redis: RedisDoorbell) {}

  static with({ config, clock, log, runtimeUrl, entities }: PlatformOptions): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: Clock, useValue: clock },
      { provide: Doorbell, useValue: new Doorbell() },
      { provide: CprVault, useValue: new CprVault(config.SAMTAVLE_CPR_KEY, config.SAMTAVLE_CPR_INDEX_KEY) },
      {
        provide: UnitOfWork,
        inject: [getDataSourceToken(), Clock, Doorbell],
        useFactory: (source: DataSource, theClock: Clock, doorbell: Doorbell) =>
          new UnitOfWork(source, theClock, doorbell),
      },
      {
        provide: RedisDoorbell,
        inject: [Doorbell],
        useFactory: (doorbell: Doorbell) => RedisDoorbell.connect(config.REDIS_URL, doorbell, log),
      },
    ];
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' }),
          dataSourceFactory: async () => runtimeDataSource(runtimeUrl, config.DATABASE_POOL, entities).initialize(),
        }),
      ],
      controllers: [HealthController],
      providers,
      exports: [CONFIG, LOG, Clock, Doorbell, CprVault, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.redis.close();
  }
}
