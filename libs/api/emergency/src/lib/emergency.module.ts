import { Module } from '@nestjs/common';
import { TasksModule } from '@samtavle/api-tasks';
import { ProtectAddressHandler } from './address/protect-address.handler.js';
import { RevealAddressHandler } from './address/reveal-address.handler.js';
import { AskNowHandler } from './ask-now.handler.js';
import { DeclineHandler } from './decline.handler.js';
import { EmergencyController } from './emergency.controller.js';
import { EmergencyUses } from './emergency-uses.js';
import { EndLookUpHandler } from './end-look-up.handler.js';
import { LookUpHandler } from './look-up.handler.js';
import { LiftPrivateHandler } from './private/lift-private.handler.js';
import { MarkPrivateHandler } from './private/mark-private.handler.js';
import { OpenPrivateHandler } from './private/open-private.handler.js';
import { PrivateMarksController } from './private/private-marks.controller.js';
import { ShowPrivateMarks } from './private/private-marks.js';
import { PushFactHandler } from './push-fact.handler.js';
import { EmergencyRequests } from './requests.js';
import { ReviewHandler } from './review.handler.js';
import { ShowRequest } from './show-request.js';
import { ShowUse } from './show-use.js';

/** What one person may do and see in an emergency, and the two things shown to hardly anybody: an address and a mark. */
@Module({
  imports: [TasksModule],
  controllers: [EmergencyController, PrivateMarksController],
  providers: [
    EmergencyRequests,
    EmergencyUses,
    ShowRequest,
    ShowUse,
    ShowPrivateMarks,
    LookUpHandler,
    EndLookUpHandler,
    AskNowHandler,
    PushFactHandler,
    DeclineHandler,
    ReviewHandler,
    ProtectAddressHandler,
    RevealAddressHandler,
    MarkPrivateHandler,
    LiftPrivateHandler,
    OpenPrivateHandler,
  ],
})
export class EmergencyModule {}
