import { type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { OWNERS, slotOf } from '@samtavle/domain';

/**
 * Tells the open screens of the own sector that something of theirs was noted, and of these only who may read all it is
 * about. It names the classes instead of slots, so that it is no other sector's news.
 */
export async function tellOwnSector(
  tx: Transaction,
  viewer: Viewer,
  citizenId: string,
  about: readonly number[] = [],
): Promise<void> {
  const names = OWNERS.map((owner) => slotOf(owner, 'identification'));
  const rows = await tx.em.query<{ class_key: string }[]>(
    `SELECT class_key FROM decision d WHERE citizen_id = $1 AND until > $2 AND split_part(class_key, '/', 1) = $3
        AND EXISTS (SELECT 1 FROM unnest($4::int[]) AS name(slot) WHERE get_bit(d.mask, name.slot) = 1)
        AND NOT EXISTS (SELECT 1 FROM unnest($5::int[]) AS about(slot) WHERE get_bit(d.mask, about.slot) = 0) ORDER BY class_key`,
    [citizenId, tx.now, viewer.sector, names, about],
  );
  const changedFor = rows.map(({ class_key: key }) => key);
  if (changedFor.length > 0) tx.record({ citizenId, change: 'noted', changedFor, byMember: viewer.memberId });
}
