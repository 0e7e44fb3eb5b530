import { Controller, Get, Param } from '@nestjs/common';
import { SignedIn, Trace, type RequestTrace, type Viewer } from '@samtavle/api-access';
import { Access, notFound } from '@samtavle/api-platform';
import { type DraftEffect, type PolicyDrafts, type PolicyView } from '@samtavle/contracts';
import { z } from 'zod';
import { PreviewDraft } from './preview/preview-draft.js';
import { ReadDrafts } from './read/read-drafts.js';
import { ReadPolicy } from './read/read-policy.js';

const DraftId = z.uuid();

@Controller('api/policy')
export class PolicyController {
  constructor(
    private readonly policy: ReadPolicy,
    private readonly drafts: ReadDrafts,
    private readonly preview: PreviewDraft,
  ) {}

  @Get()
  @Access('policy')
  read(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace): Promise<PolicyView> {
    return this.policy.read(viewer, trace);
  }

  @Get('drafts')
  @Access('policy.drafts')
  readDrafts(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace): Promise<PolicyDrafts> {
    return this.drafts.read(viewer, trace);
  }

  @Get('drafts/:id/effect')
  @Access('policy.effect')
  effect(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<DraftEffect> {
    const draft = DraftId.safeParse(id);
    if (!draft.success) throw notFound('no draft id');
    return this.preview.of(viewer, trace, draft.data);
  }
}
