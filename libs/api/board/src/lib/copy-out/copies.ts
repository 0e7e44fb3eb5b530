import { type Transaction } from '@samtavle/api-platform';
import { type Copied, type MemberId } from '@samtavle/contracts';

interface CopyRow {
  readonly element: string;
  readonly version: number;
  readonly at: string;
  readonly by: MemberId;
}

/** Of each element of the own sector that the scope may see, the newest version that was copied. */
export async function newestCopiesOf(tx: Transaction, citizenId: string): Promise<ReadonlyMap<string, Copied>> {
  const rows = await tx.em.query<CopyRow[]>(
    `SELECT DISTINCT ON (element_id) element_id AS element, version, at, by_member AS by FROM element_copy
      WHERE citizen_id = $1 ORDER BY element_id, version DESC`,
    [citizenId],
  );
  return new Map(rows.map(({ element, version, at, by }) => [element, { version, at, by }]));
}
