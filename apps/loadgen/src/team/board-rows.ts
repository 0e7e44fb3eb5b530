import { type ElementKind } from '@samtavle/contracts';
import { CATEGORIES, danishDay, instant, slotOf } from '@samtavle/domain';
import type pg from 'pg';
import { type Colleague } from './team.js';

/** What cards are made from. */
const CARD_KINDS: readonly ElementKind[] = [
  'identity',
  'contacts',
  'stay',
  'reason',
  'action',
  'visit',
  'contact',
  'admission',
  'goal',
  'note',
  'exit_criterion',
];

const ADMISSION = slotOf('region_psych', 'admission_discharge');
const BOARD_STATUS = CATEGORIES.indexOf('board_status');

export interface ElementRow {
  readonly citizen_id: string;
  readonly slot: number;
  readonly mask: string;
}

/**
 * The rows one colleague's board is made of, in one plain SELECT by the owner: no row-level security, no record, no card.
 * Exactly the same rows, so that the comparison is with getting them at all.
 */
export async function boardRows(client: pg.Pool | pg.Client, { classKey, sector }: Colleague): Promise<ElementRow[]> {
  const today = danishDay(instant(new Date()));
  const { rows } = await client.query<ElementRow>(
    `SELECT e.id, e.team_id, e.citizen_id, e.kind, e.owner, e.category, e.slot, e.content, e.stay_id, e.on_day, e.version,
            e.created_at, e.created_by, e.updated_at, e.updated_by, e.ended_at, a.id AS alias, d.mask
       FROM element e
       JOIN citizen_alias a ON a.citizen_id = e.citizen_id AND a.sector = $2
       JOIN decision d ON d.citizen_id = e.citizen_id AND d.class_key = $1
      WHERE e.ended_at IS NULL AND e.kind = ANY ($3) AND (e.kind <> 'visit' OR e.on_day >= $4::date) AND NOT e.off_card AND get_bit(d.mask, e.slot) = 1
        AND (NOT d.notice_only OR e.slot <> ${ADMISSION} OR e.kind = 'admission')
        AND (e.kind NOT IN ('reason', 'exit_criterion') OR get_bit(d.mask, e.slot - e.slot % ${CATEGORIES.length} + ${BOARD_STATUS}) = 1)`,
    [classKey, sector, CARD_KINDS, today],
  );
  return rows;
}
