import { Module } from '@nestjs/common';
import { ChangePlanHandler } from './change-plan.handler.js';
import { EndPlanHandler } from './end-plan.handler.js';
import { MakePlanHandler } from './make-plan.handler.js';
import { PlanRegister } from './plan-register.js';

/** Discharge agreements and coordination plans. @see Psykiatriloven §§ 13 a-13 c */
@Module({ providers: [PlanRegister, MakePlanHandler, ChangePlanHandler, EndPlanHandler] })
export class PlansModule {}
