import { Module } from '@nestjs/common';
import { ApproveDraftHandler } from './drafts/approve-draft.handler.js';
import { ChangeDraftHandler } from './drafts/change-draft.handler.js';
import { DiscardDraftHandler } from './drafts/discard-draft.handler.js';
import { DraftPolicyHandler } from './drafts/draft-policy.handler.js';
import { Drafts } from './drafts/drafts.js';
import { PolicyController } from './policy.controller.js';
import { PreviewDraft } from './preview/preview-draft.js';
import { ReadDrafts } from './read/read-drafts.js';
import { ReadPolicy } from './read/read-policy.js';

/** The sharing policy as its officers work with it: read, drafted, looked at, approved by four eyes. */
@Module({
  controllers: [PolicyController],
  providers: [
    Drafts,
    ReadPolicy,
    ReadDrafts,
    PreviewDraft,
    DraftPolicyHandler,
    ChangeDraftHandler,
    DiscardDraftHandler,
    ApproveDraftHandler,
  ],
})
export class PolicyAdminModule {}
