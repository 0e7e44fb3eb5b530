import {
  type EarlierVersion,
  earlierThan,
  goalSlotOf,
  present,
  type StoredContent,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type Copied, type ElementKind, type MemberId } from '@samtavle/contracts';
import { versionOrder, WHOLE_NUMBERS } from '@samtavle/domain';

/** A copy; with what was copied where a link alone was changed in it, as `Maskable`. */
interface CopyRow {
  readonly id: string;
  readonly kind: ElementKind;
  readonly slot: number;
  readonly version: number;
  readonly at: string;
  readonly by: MemberId;
  readonly content?: StoredContent;
  readonly goalSlot?: number | null;
  readonly earlier?: readonly EarlierVersion[] | null;
}

/**
 * Of each element of the own sector that the scope may see, the newest version that was copied. To whom a changed link is
 * hidden, copying it was copying the version before; and where that had been copied already, nothing happened.
 */
export async function newestCopiesOf(tx: Transaction, citizen: VisibleCitizen): Promise<ReadonlyMap<string, Copied>> {
  const rows = await tx.em.query<CopyRow[]>(
    `SELECT c.element_id AS id, v.kind, v.slot, c.version, c.at, c.by_member AS by, ${goalSlotOf('v')} AS "goalSlot",
            v.content, ${earlierThan('c.element_id', 'c.version')} AS earlier
       FROM (SELECT DISTINCT ON (element_id, CASE WHEN version >= ${WHOLE_NUMBERS} THEN version END) * FROM element_copy
              WHERE citizen_id = $1
              ORDER BY element_id, CASE WHEN version >= ${WHOLE_NUMBERS} THEN version END, version DESC) c
       JOIN element_version v ON v.element_id = c.element_id AND v.version = c.version`,
    [citizen.citizenId],
  );
  return newestOf(present(citizen, rows));
}

/** @param copies as one person sees them: several may be of one version */
function newestOf(copies: readonly CopyRow[]): ReadonlyMap<string, Copied> {
  const newest = new Map<string, Copied>();
  for (const { id, at, by, version } of copies) {
    const known = newest.get(id);
    const later = known === undefined ? 1 : versionOrder(version) - versionOrder(known.version);
    if (known === undefined || later > 0 || (later === 0 && at < known.at)) newest.set(id, { at, by, version });
  }
  return newest;
}
