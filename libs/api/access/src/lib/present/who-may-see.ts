import { type Transaction } from '@samtavle/api-platform';
import { danishDay } from '@samtavle/domain';
import { LEADERS } from '../people/people.js';

/**
 * Everybody of the team who may see one of these slots of a citizen now, as row-level security would answer each of them:
 * whom a call may go to that would tell others of the citizen.
 */
export async function whoMaySee(tx: Transaction, citizenId: string, slots: readonly number[]): Promise<string[]> {
  const rows = await tx.em.query<{ id: string }[]>(SEE_ONE_OF, [
    citizenId,
    tx.scope.teamId,
    tx.now,
    danishDay(tx.now),
    slots,
    LEADERS,
  ]);
  return rows.map(({ id }) => id);
}

const SEE_ONE_OF = `
  SELECT m.id FROM member m JOIN decision d ON d.class_key = m.class_key AND d.citizen_id = $1
   WHERE m.team_id = $2 AND d.until > $3 AND m.valid_from <= $4::date AND (m.valid_to IS NULL OR m.valid_to >= $4::date)
     AND EXISTS (SELECT 1 FROM unnest($5::int[]) s(slot) WHERE get_bit(d.mask, s.slot) = 1)
     AND (d.by_class
       OR (d.by_sector AND (m.role = ANY ($6)
         OR EXISTS (SELECT 1 FROM duty u WHERE u.member_id = m.id AND u.valid_from <= $3 AND u.valid_to > $3)))
       OR EXISTS (SELECT 1 FROM relation r WHERE r.citizen_id = $1 AND r.member_id = m.id
                   AND r.valid_from <= $3 AND r.valid_to > $3))`;
