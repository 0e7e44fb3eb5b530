import { type Transaction } from '@samtavle/api-platform';
import { whoMaySee } from '../present/who-may-see.js';
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
  const members = (await whoMaySee(tx, citizenId, [slot])).filter((id) => responsible.includes(id));
  if (members.length > 0) tx.record({ citizenId: null, change: 'task', members });
}
