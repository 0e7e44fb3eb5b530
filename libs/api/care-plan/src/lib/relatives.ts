import { Injectable } from '@nestjs/common';
import { type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { refusedField } from './refusals.js';

/** Whom the citizen has named in the consent register of the writer's sector. */
@Injectable()
export class Relatives {
  /** @throws Failure unless it is a relative of this citizen's, registered by the own sector: all else is one answer */
  async check(tx: Transaction, { citizenId, sector }: VisibleCitizen, id: string, path: string): Promise<void> {
    const rows = await tx.em.query<unknown[]>(
      `SELECT 1 FROM consent WHERE citizen_id = $1 AND sector = $2 AND relative_id = $3 AND state <> 'superseded'`,
      [citizenId, sector, id],
    );
    if (rows.length === 0) throw refusedField(path, 'unknown_relative');
  }
}
