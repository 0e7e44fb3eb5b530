import { Module } from '@nestjs/common';
import { TasksModule } from '@samtavle/api-tasks';
import { ConsentFormController } from './form/consent-form.controller.js';
import { PrintConsentForm } from './form/print-consent-form.js';
import { LiftObjectionHandler } from './refusal/lift-objection.handler.js';
import { ObjectionNews } from './refusal/objection-news.js';
import { RegisterObjectionHandler } from './refusal/register-objection.handler.js';
import { AddRelativeHandler } from './register/add-relative.handler.js';
import { AskConsentHandler } from './register/ask-consent.handler.js';
import { ChangeScopeHandler } from './register/change-scope.handler.js';
import { ConfirmConsentHandler } from './register/confirm-consent.handler.js';
import { ConsentRegister } from './register/consent-register.js';
import { ConsentTasks } from './register/consent-tasks.js';
import { DoubtCapacityHandler } from './register/doubt-capacity.handler.js';
import { GiveConsentHandler } from './register/give-consent.handler.js';
import { NoAnswerHandler } from './register/no-answer.handler.js';
import { RefuseConsentHandler } from './register/refuse-consent.handler.js';
import { WithdrawConsentHandler } from './register/withdraw-consent.handler.js';
import { RecordRepresentativeHandler } from './representative/record-representative.handler.js';
import { ConsentSweeper } from './time/consent-sweeper.js';

@Module({
  imports: [TasksModule],
  controllers: [ConsentFormController],
  providers: [
    ConsentRegister,
    ConsentTasks,
    ObjectionNews,
    PrintConsentForm,
    ConsentSweeper,
    AskConsentHandler,
    GiveConsentHandler,
    RefuseConsentHandler,
    NoAnswerHandler,
    WithdrawConsentHandler,
    ChangeScopeHandler,
    DoubtCapacityHandler,
    ConfirmConsentHandler,
    AddRelativeHandler,
    RegisterObjectionHandler,
    LiftObjectionHandler,
    RecordRepresentativeHandler,
  ],
})
export class ConsentModule {}
