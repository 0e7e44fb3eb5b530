import { type Transaction } from '@samtavle/api-platform';
import { danishDay, type Day, type Instant, type Sector } from '@samtavle/domain';
import { type ConsentRecord } from '@samtavle/policy';

/** A record with whose it is and how it stands in the database. */
export interface ConsentRow extends ConsentRecord {
  readonly id: string;
  readonly package: string;
  readonly sector: Sector;
  readonly version: number;
  readonly relativeId: string | null;
  /** Something began or stopped being shared by it in this transaction: the other side's business too. */
  readonly crossed: boolean;
}

export interface StoredConsent {
  readonly id: string;
  readonly team_id: string;
  readonly citizen_id: string;
  readonly package: string;
  readonly sector: Sector;
  readonly state: ConsentRecord['state'];
  readonly version: number;
  readonly asked_on: Day | null;
  readonly answer_by: Day | null;
  readonly ask_again_on: Day | null;
  readonly given_on: Day | null;
  readonly expires_on: Day | null;
  readonly flows: ConsentRecord['flows'];
  readonly recorded_at: Instant;
  readonly relative_id: string | null;
}

/** Every record of a package that stands and that the scope may know of; those they replaced are history. */
export async function standingRows(tx: Transaction, citizenId: string, packageId: string): Promise<ConsentRow[]> {
  const rows = await tx.em.query<StoredConsent[]>(
    `SELECT * FROM consent WHERE citizen_id = $1 AND package = $2 AND state <> 'superseded' ORDER BY sector, id`,
    [citizenId, packageId],
  );
  return rows.map(readRow);
}

export function readRow(row: StoredConsent): ConsentRow {
  return {
    id: row.id,
    package: row.package,
    sector: row.sector,
    version: row.version,
    relativeId: row.relative_id,
    crossed: false,
    state: row.state,
    askedOn: row.asked_on,
    answerBy: row.answer_by,
    askAgainOn: row.ask_again_on,
    givenOn: row.given_on,
    expiresOn: row.expires_on,
    flows: row.flows,
    answeredOn: danishDay(row.recorded_at),
  };
}
