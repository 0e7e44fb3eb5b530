import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { SHARING_POLICY } from '@samtavle/policy';
import { Drafts } from './drafts.js';

/** A new draft. One that could not come into force is refused, with every fault named. */
@Injectable()
@Handles('policy.draft')
export class DraftPolicyHandler implements CommandHandler<'policy.draft'> {
  constructor(private readonly drafts: Drafts) {}

  async handle(tx: Transaction, viewer: Viewer, { base, changes }: CommandInput<'policy.draft'>): Promise<Effect> {
    const file = SHARING_POLICY.policy_version;
    await this.drafts.outcome(tx, { base, starts_from: 'base', file }, changes, 'draft');
    const id = randomUUID();
    await tx.em.query(
      `INSERT INTO policy_draft (id, base, starts_from, file, changes, version, state, drafter_person, drafter_member, drafter_authority, drafted_at, changed_at)
       VALUES ($1, $2, 'base', $3, $4, 1, 'open', $5, $6, $7, $8, $8)`,
      [id, base, file, JSON.stringify(changes), ...Drafts.hand(viewer), tx.now],
    );
    return { action: 'C', subjects: [], id, version: 1, resource: id };
  }
}
