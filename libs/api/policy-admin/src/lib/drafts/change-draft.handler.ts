import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { Drafts } from './drafts.js';

/**
 * A draft is changed by whoever wrote it: were others to change it, nobody could say whose eyes were the first two. The one
 * a program's update left is nobody's, and becomes that of whoever changes it.
 */
@Injectable()
@Handles('policy.change')
export class ChangeDraftHandler implements CommandHandler<'policy.change'> {
  constructor(private readonly drafts: Drafts) {}

  async handle(
    tx: Transaction,
    viewer: Viewer,
    { draft: id, version, changes }: CommandInput<'policy.change'>,
  ): Promise<Effect> {
    const draft = await this.drafts.open(tx, id, version);
    if (draft.drafter_person !== null && draft.drafter_person !== viewer.personId)
      throw new Failure('action_not_allowed', {}, 'not the drafter');
    if (draft.starts_from === 'base' && changes.length === 0)
      throw new Failure('invalid_input', { fields: [{ path: 'changes', problem: 'too_small' }] });
    await this.drafts.outcome(tx, draft, changes, 'draft');
    await tx.em.query(
      `UPDATE policy_draft SET changes = $2, version = version + 1, drafter_person = $3, drafter_member = $4, drafter_authority = $5, changed_at = $6
        WHERE id = $1`,
      [id, JSON.stringify(changes), ...Drafts.hand(viewer), tx.now],
    );
    return { action: 'U', subjects: [], version: version + 1, resource: id };
  }
}
