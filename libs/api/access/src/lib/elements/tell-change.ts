import { type Transaction } from '@samtavle/api-platform';
import { same } from '@samtavle/care-plan';
import { parseViewerClassKey, type ViewerClassKey } from '@samtavle/policy';
import { isNamed } from '../decisions/stored-decision.js';
import { type Eyes, present } from '../present/present.js';
import { type Viewer } from '../viewer.js';
import { type ElementEntity } from './element.entity.js';
import { asSeen, isLinkChange } from './hidden-links.js';

/**
 * Tells the screens that an element was changed. Where nothing but a link is another, only the classes that see the link are
 * told: to all others nothing happened. @see docs/adr/0022
 */
export async function tellChange(
  tx: Transaction,
  viewer: Viewer,
  before: ElementEntity,
  after: ElementEntity,
  change: 'wrote' | 'criterion',
): Promise<void> {
  const { citizenId, slot, kind } = after;
  const byMember = viewer.memberId;
  const linkOnly =
    (before.endedAt === null) === (after.endedAt === null) && isLinkChange(kind, before.content, after.content);
  if (!linkOnly) return tx.record({ citizenId, change, slots: [slot], byMember });
  const [was, is] = [await linkedSlot(tx, before), await linkedSlot(tx, after)];
  const changedFor = await classesWhose(tx, citizenId, (eyes) => {
    if (present(eyes, [after]).length === 0) return false;
    return !same(asSeen(eyes, { ...before, goalSlot: was }), asSeen(eyes, { ...after, goalSlot: is }));
  });
  if (changedFor.length > 0) tx.record({ citizenId, change: 'linked', changedFor, byMember });
}

/** The classes with a decision about the citizen that the test is true of, in no order of their own. */
export async function classesWhose(
  tx: Transaction,
  citizenId: string,
  test: (eyes: Eyes) => boolean,
): Promise<ViewerClassKey[]> {
  const rows = await tx.em.query<{ key: ViewerClassKey; mask: string; noticeOnly: boolean; plans: string[] }[]>(
    `SELECT class_key AS key, mask, notice_only AS "noticeOnly", plans FROM decision
      WHERE citizen_id = $1 AND until > $2 ORDER BY class_key`,
    [citizenId, tx.now],
  );
  return rows.flatMap(({ key, ...decided }) => {
    const sector = parseViewerClassKey(key)?.sector;
    if (sector === undefined || !isNamed(decided.mask)) return [];
    return test({ ...decided, sector, related: true, facts: new Set() }) ? [key] : [];
  });
}

/** Where the goal lies that it names, also where its writer may not see it. */
async function linkedSlot(tx: Transaction, { kind, content, citizenId }: ElementEntity): Promise<number | null> {
  const [row] = await tx.em.query<{ slot: number | null }[]>('SELECT linked_slot($1, $2, $3) AS slot', [
    kind,
    JSON.stringify(content),
    citizenId,
  ]);
  return row?.slot ?? null;
}
