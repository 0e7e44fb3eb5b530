import { Injectable } from '@nestjs/common';
import {
  addVersionsAlone,
  type CommandHandler,
  type Effect,
  fileDigest,
  Handles,
  nextVersionOf,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { SHARING_POLICY, type SharingPolicy } from '@samtavle/policy';
import { type DraftRow, Drafts } from './drafts.js';
import { notTheSecond, whyNotTheSecond } from './four-eyes.js';

/** How long ago the approver may have logged in. */
const FRESH_MINUTES = 5;

/**
 * Makes a draft the newest version of the policy. That is the switch: every team follows within seconds, each in one
 * transaction ({@link PolicySwitch}).
 */
@Injectable()
@Handles('policy.approve')
export class ApproveDraftHandler implements CommandHandler<'policy.approve'> {
  constructor(private readonly drafts: Drafts) {}

  async handle(
    tx: Transaction,
    viewer: Viewer,
    { draft: id, version }: CommandInput<'policy.approve'>,
  ): Promise<Effect> {
    await addVersionsAlone(tx);
    const draft = await this.drafts.open(tx, id, version);
    const lacking = notTheSecond(draft, viewer);
    if (lacking !== null)
      throw new Failure('four_eyes', { fields: [whyNotTheSecond(lacking)] }, `four eyes: ${lacking}`);
    if (Date.parse(tx.now) - Date.parse(viewer.authenticatedAt) > FRESH_MINUTES * 60_000)
      throw new Failure('fresh_login_needed');
    const name = await nextVersionOf(tx, SHARING_POLICY.policy_version);
    const policy = await this.drafts.outcome(tx, draft, Drafts.changesOf(draft), name);
    await this.store(tx, viewer, draft, policy);
    await tx.em.query(
      `UPDATE policy_draft SET state = 'approved', version = version + 1, decider_person = $2, decider_member = $3, decided_at = $4 WHERE id = $1`,
      [id, viewer.personId, viewer.memberId, tx.now],
    );
    return { action: 'U', subjects: [], version: version + 1, resource: `${id} ${name}` };
  }

  private async store(tx: Transaction, viewer: Viewer, draft: DraftRow, policy: SharingPolicy): Promise<void> {
    await tx.em.query(
      `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at, changes, draft_id,
         drafter_person, drafter_member, drafter_authority, approver_person, approver_member, approver_authority)
       VALUES ($1, 'approved', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        policy.policy_version,
        SHARING_POLICY.policy_version,
        fileDigest(SHARING_POLICY),
        JSON.stringify(policy.rules),
        JSON.stringify(policy.gateways),
        tx.now,
        JSON.stringify(draft.changes),
        draft.id,
        draft.drafter_person,
        draft.drafter_member,
        draft.drafter_authority,
        ...Drafts.hand(viewer),
      ],
    );
  }
}
