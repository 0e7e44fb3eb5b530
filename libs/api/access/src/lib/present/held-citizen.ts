import { notFound, type Transaction } from '@samtavle/api-platform';
import { type CitizenId } from '@samtavle/contracts';
import { type Decisions } from '../decisions/decisions.js';
import { type Viewer } from '../viewer.js';
import { type VisibleCitizen } from './present.js';
import { citizenById } from './visible-citizens.js';

/**
 * The citizen, held so that nobody's right changes under the writing hand; looked up again once held, because it may have
 * changed while waiting.
 * @throws Failure `not_found` when not there or not the viewer's
 */
export async function heldCitizen(
  tx: Transaction,
  decisions: Decisions,
  viewer: Viewer,
  id: CitizenId,
  how: 'shared' | 'alone',
): Promise<VisibleCitizen> {
  const found = await citizenById(tx, viewer, id);
  if (!found) throw notFound();
  await decisions.hold(tx, found.citizenId, how);
  // At this moment: whoever took the viewer off may have begun after this transaction and still come first.
  const held = await citizenById({ ...tx, now: tx.moment() }, viewer, id);
  if (!held) throw notFound('access ended');
  return held;
}
