import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { Drafts } from './drafts.js';

/** A draft is given up by its drafter, or turned down by another officer, with the reason. */
@Injectable()
@Handles('policy.discard')
export class DiscardDraftHandler implements CommandHandler<'policy.discard'> {
  constructor(private readonly drafts: Drafts) {}

  async handle(
    tx: Transaction,
    viewer: Viewer,
    { draft: id, version, reason }: CommandInput<'policy.discard'>,
  ): Promise<Effect> {
    await this.drafts.open(tx, id, version);
    await tx.em.query(
      `UPDATE policy_draft SET state = 'discarded', version = version + 1, decider_person = $2, decider_member = $3, decided_at = $4, decided_because = $5
        WHERE id = $1`,
      [id, viewer.personId, viewer.memberId, tx.now, reason],
    );
    return { action: 'D', subjects: [], version: version + 1, resource: id };
  }
}
