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
import { isUncounted, versionOrder, WHOLE_NUMBERS } from '@samtavle/domain';

interface Copy {
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly by: MemberId;
}

/** What was copied, as `Maskable`. */
interface CopiedVersion extends Pick<Copy, 'id' | 'version'> {
  readonly kind: ElementKind;
  readonly slot: number;
  readonly content: StoredContent;
  readonly goalSlot: number | null;
  readonly earlier: readonly EarlierVersion[] | null;
}

/**
 * Of each element of the own sector that the scope may see, the newest version that was copied. To whom a changed link is
 * hidden, copying it was copying the version before; and where that had been copied already, nothing happened.
 */
export async function newestCopiesOf(tx: Transaction, citizen: VisibleCitizen): Promise<ReadonlyMap<string, Copied>> {
  // Of versions that are counted the newest one, and all others.
  const copies = await tx.em.query<Copy[]>(
    `SELECT DISTINCT ON (element_id, CASE WHEN version >= ${WHOLE_NUMBERS} THEN version END)
            element_id AS id, version, at, by_member AS by
       FROM element_copy WHERE citizen_id = $1
      ORDER BY element_id, CASE WHEN version >= ${WHOLE_NUMBERS} THEN version END, version DESC`,
    [citizen.citizenId],
  );
  const counted = copies.filter(({ version }) => !isUncounted(version));
  const uncounted = copies.filter(({ version }) => isUncounted(version));
  // Copies of changed links are rare, and what they say is dear to ask: only where there are any.
  return newestOf(uncounted.length === 0 ? counted : [...counted, ...(await asSeen(tx, citizen, uncounted))]);
}

/** Copies of versions in which a link alone was changed, each as a copy of the version this viewer sees. */
async function asSeen(tx: Transaction, citizen: VisibleCitizen, copies: readonly Copy[]): Promise<Copy[]> {
  const versions = await tx.em.query<CopiedVersion[]>(
    `SELECT v.element_id AS id, v.kind, v.slot, v.version, v.content, ${goalSlotOf('v')} AS "goalSlot",
            ${earlierThan('v.element_id', 'v.version')} AS earlier
       FROM unnest($1::uuid[], $2::int[]) c(id, version)
       JOIN element_version v ON v.element_id = c.id AND v.version = c.version`,
    [copies.map(({ id }) => id), copies.map(({ version }) => version)],
  );
  return copies.flatMap((copy) =>
    present(
      citizen,
      versions.filter(({ id, version }) => id === copy.id && version === copy.version),
    ).map(({ version }) => ({ ...copy, version })),
  );
}

/** @param copies as one person sees them: several may be of one version */
function newestOf(copies: readonly Copy[]): ReadonlyMap<string, Copied> {
  const newest = new Map<string, Copied>();
  for (const { id, at, by, version } of copies) {
    const known = newest.get(id);
    const later = known === undefined ? 1 : versionOrder(version) - versionOrder(known.version);
    if (known === undefined || later > 0 || (later === 0 && at < known.at)) newest.set(id, { at, by, version });
  }
  return newest;
}
