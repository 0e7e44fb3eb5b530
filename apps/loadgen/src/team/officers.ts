import { type MemberId } from '@samtavle/contracts';
import { type ViewerClassKey } from '@samtavle/policy';
import type pg from 'pg';
import { type Colleague } from './team.js';

/** The officers of data protection, one of each authority: one drafts a policy, the other approves it. */
export async function officersOf(owner: pg.Pool): Promise<readonly [drafter: Colleague, approver: Colleague]> {
  const { rows } = await owner.query<{ memberId: MemberId; personId: string; classKey: ViewerClassKey }>(
    `SELECT DISTINCT ON (m.authority_id) m.id AS "memberId", m.person_id AS "personId", m.class_key AS "classKey"
       FROM member m WHERE m.role = 'data_protection_officer' ORDER BY m.authority_id, m.valid_from`,
  );
  const [drafter, approver] = rows.map((row) => ({
    ...row,
    sector: 'audit',
    role: 'data_protection_officer',
    onDuty: false,
  }));
  if (!drafter || !approver) throw new Error('two authorities have an officer each');
  return [drafter, approver];
}
