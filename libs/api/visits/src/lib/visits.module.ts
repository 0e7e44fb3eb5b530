import { Module } from '@nestjs/common';
import { LogContactHandler } from './contact/log-contact.handler.js';
import { ShowContacts } from './contact/show-contacts.js';
import {
  CancelVisitHandler,
  ChangeVisitHandler,
  ResumeVisitHandler,
  VisitSteps,
} from './visit/change-visit.handlers.js';
import { OrderRouteHandler } from './visit/order-route.handler.js';
import { PlanVisitHandler } from './visit/plan-visit.handler.js';
import { Visits } from './visit/visits.js';
import { ShowWeek } from './week/show-week.js';
import { VisitsController } from './week/visits.controller.js';

@Module({
  controllers: [VisitsController],
  providers: [
    Visits,
    VisitSteps,
    ShowWeek,
    ShowContacts,
    LogContactHandler,
    PlanVisitHandler,
    ChangeVisitHandler,
    CancelVisitHandler,
    ResumeVisitHandler,
    OrderRouteHandler,
  ],
})
export class VisitsModule {}
