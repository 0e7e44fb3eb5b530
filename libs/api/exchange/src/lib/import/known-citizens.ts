import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Viewer } from '@samtavle/api-access';
import { CONFIG, type Config, CprVault, type Transaction } from '@samtavle/api-platform';
import { type CitizenId } from '@samtavle/contracts';
import { type Cpr } from '@samtavle/domain';
import { type ReadableRow, rowFingerprint } from '@samtavle/spreadsheet';

/** What the own sector already has of a row's citizen. */
export interface KnownCitizen {
  readonly citizenId: string;
  readonly id: CitizenId;
  readonly fingerprint: string | null;
}

/**
 * Which rows are about somebody the own sector has enrolled. A citizen only another sector knows is new here, and
 * nothing tells otherwise.
 */
@Injectable()
export class KnownCitizens {
  constructor(
    private readonly vault: CprVault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async find(tx: Transaction, viewer: Viewer, cprs: readonly Cpr[]): Promise<Map<Cpr, KnownCitizen>> {
    const teamId = viewer.teamId ?? '';
    const byIndex = new Map(cprs.map((cpr) => [this.vault.index(cpr, teamId).toString('hex'), cpr]));
    const rows = await tx.em.query<(KnownCitizen & { index: string })[]>(
      `SELECT encode(i.index, 'hex') AS index, e.citizen_id AS "citizenId", a.id, r.fingerprint
         FROM (SELECT index, citizen_by_cpr($1, index) AS citizen_id FROM unnest($2::bytea[]) AS index) i
         JOIN enrolment e ON e.citizen_id = i.citizen_id AND e.sector = $3 AND e.ended_on IS NULL
         JOIN citizen_alias a ON a.citizen_id = e.citizen_id AND a.sector = $3
         LEFT JOIN import_row r ON r.citizen_id = e.citizen_id AND r.sector = $3 AND r.team_id = $1`,
      [teamId, [...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex')), viewer.sector],
    );
    const known = new Map<Cpr, KnownCitizen>();
    for (const row of rows) {
      const cpr = byIndex.get(row.index);
      if (cpr) known.set(cpr, row);
    }
    return known;
  }

  /** The row's fingerprint under our key: CPR numbers are few enough to be tried one by one against a plain hash. */
  fingerprint(row: ReadableRow): string {
    return createHmac('sha256', this.config.SAMTAVLE_CPR_INDEX_KEY).update(rowFingerprint(row)).digest('base64url');
  }
}
