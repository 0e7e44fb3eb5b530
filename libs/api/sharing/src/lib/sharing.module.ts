import { Module } from '@nestjs/common';
import { TasksModule } from '@samtavle/api-tasks';
import { RecordDisclosureHandler } from './record-disclosure/record-disclosure.handler.js';
import { SetServiceHandler } from './set-service/set-service.handler.js';
import { PrintSharing } from './show-sharing/print-sharing.js';
import { SeeAsRole } from './show-sharing/see-as-role.js';
import { SharingKnowledge } from './show-sharing/sharing-knowledge.js';
import { ShowSharing } from './show-sharing/show-sharing.js';
import { ShowSharingController } from './show-sharing/show-sharing.controller.js';

/** What is shared and why: the overview, the entries of what went out beside the board, and what brings the hospital's notice. */
@Module({
  imports: [TasksModule],
  controllers: [ShowSharingController],
  providers: [RecordDisclosureHandler, SetServiceHandler, SharingKnowledge, ShowSharing, SeeAsRole, PrintSharing],
})
export class SharingModule {}
