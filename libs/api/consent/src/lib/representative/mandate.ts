import { type Transaction } from '@samtavle/api-platform';
import { type RepresentativeKind } from '@samtavle/contracts';

/** Who may answer for the citizen, and about what. */
export interface Mandate {
  readonly kind: RepresentativeKind;
  readonly name: string;
  readonly scope: string;
}

/** The mandate the own sector has on record; undefined when there is none. @see Sundhedsloven § 14 */
export async function mandateOf(tx: Transaction, citizenId: string): Promise<Mandate | undefined> {
  const [row] = await tx.em.query<{ details: Mandate }[]>(
    `SELECT details FROM representative WHERE citizen_id = $1 AND sector = $2 AND state = 'mandate_recorded'`,
    [citizenId, tx.scope.sector],
  );
  return row?.details;
}
