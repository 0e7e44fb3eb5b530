import { type Transaction } from '@samtavle/api-platform';
import { type ElementEntity } from './element.entity.js';

/**
 * Whoever has, or had, an action to do asks for their list again: the call says nothing of what it is, and goes to nobody
 * who may not see it any more.
 */
export async function callResponsible(
  tx: Transaction,
  ...states: readonly [ElementEntity, ...ElementEntity[]]
): Promise<void> {
  const responsible = states.flatMap(({ kind, content }) =>
    kind === 'action' && typeof content['responsible'] === 'string' ? [content['responsible']] : [],
  );
  if (responsible.length === 0) return;
  const [{ citizenId, slot }] = states;
  const rows = await tx.em.query<{ id: string }[]>(
    `SELECT m.id FROM member m JOIN decision d ON d.class_key = m.class_key
      WHERE m.id = ANY ($1) AND m.team_id = $2 AND d.citizen_id = $3 AND d.until > $4 AND get_bit(d.mask, $5) = 1`,
    [[...new Set(responsible)], tx.scope.teamId, citizenId, tx.now, slot],
  );
  if (rows.length > 0) tx.record({ citizenId: null, change: 'task', members: rows.map(({ id }) => id) });
}
