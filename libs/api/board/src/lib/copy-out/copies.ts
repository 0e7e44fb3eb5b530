import { present, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type Copied, type MemberId } from '@samtavle/contracts';
import { isUncounted, versionOrder, WHOLE_NUMBERS } from '@samtavle/domain';
import { versionsAt } from './versions-at.js';

interface Copy {
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly by: MemberId;
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
  const versions = await versionsAt(tx, citizen, copies);
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
