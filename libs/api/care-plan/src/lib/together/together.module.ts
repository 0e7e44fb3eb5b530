import { Module } from '@nestjs/common';
import { PrintPlan } from '../print/print-plan.js';
import { PrintPlanController } from '../print/print-plan.controller.js';
import { OpenToBoth } from './open-to-both.js';
import { ShowTogether } from './show-together.js';
import { TogetherController } from './together.controller.js';

/** What the citizen looks at and takes home. */
@Module({
  controllers: [TogetherController, PrintPlanController],
  providers: [OpenToBoth, ShowTogether, PrintPlan],
})
export class TogetherModule {}
