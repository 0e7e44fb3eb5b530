import { goalSlotOf, LINKING_KINDS, type StoredContent, versionBefore } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type ElementId, type ElementKind, type HistoryQuery, type MemberId } from '@samtavle/contracts';
import { type Sector, versionOrderSql } from '@samtavle/domain';

export interface VersionRow {
  readonly id: ElementId;
  readonly version: number;
  readonly kind: ElementKind;
  readonly slot: number;
  readonly content: StoredContent;
  readonly goalSlot: number | null;
  readonly ended: boolean;
  readonly changed_at: string;
  readonly changed_by: MemberId | null;
  /** The version it came after, of what may name something hidden; null of the first. */
  readonly before: Pick<VersionRow, 'content' | 'ended' | 'goalSlot'> | null;
}

export interface CorrectionRow {
  readonly id: ElementId;
  readonly kind: ElementKind;
  readonly slot: number;
  readonly at: string;
  readonly by: MemberId;
  readonly because: string;
}

export interface Asked {
  readonly citizenId: string;
  readonly sector: Sector;
  readonly query: HistoryQuery;
}

/** Of the same moment and element the newest first, too. */
const ORDER = versionOrderSql('v.version');

/** Where the next page goes on. */
export function cursorOf({ changed_at, id, version }: Pick<VersionRow, 'changed_at' | 'id' | 'version'>): string {
  return [changed_at, id, version].join('~');
}

/** Versions after the cursor, newest first, as far as the scope sees them. */
export function readVersions(
  tx: Transaction,
  { citizenId, sector, query }: Asked,
  atMost: number,
): Promise<VersionRow[]> {
  const [at = null, element = null, version = null] = query.before?.split('~') ?? [];
  return tx.em.query<VersionRow[]>(
    `SELECT v.element_id AS id, v.version, e.kind, v.slot, v.content, v.ended, v.changed_at, v.changed_by, ${goalSlotOf('v')} AS "goalSlot",
            CASE WHEN v.kind = ANY ($8) THEN ${versionBefore('v')} END AS before
       FROM element_version v JOIN element e ON e.id = v.element_id
      WHERE v.citizen_id = $1 AND (e.kind <> 'admission' OR e.ended_at IS NULL OR $3 = 'region_psych')
        AND (e.kind NOT IN ('reason', 'exit_criterion') OR EXISTS (SELECT 1 FROM element s WHERE s.id = e.stay_id))
        AND ($4::timestamptz IS NULL OR v.changed_at <= $4 AND (v.changed_at < $4 OR v.element_id > $5::uuid
          OR v.element_id = $5::uuid AND ${ORDER} < ${versionOrderSql('$6::int')}))
        AND ($7::uuid IS NULL OR v.element_id = $7)
      ORDER BY v.changed_at DESC, v.element_id, ${ORDER} DESC LIMIT $2`,
    [citizenId, atMost, sector, at, element, version, query.element ?? null, LINKING_KINDS],
  );
}

/** What was corrected between the cursor and the last line of the page, newest first. */
export function readCorrections(
  tx: Transaction,
  { citizenId, query }: Asked,
  notBefore: string | null,
): Promise<CorrectionRow[]> {
  const [at = null] = query.before?.split('~') ?? [];
  return tx.em.query<CorrectionRow[]>(
    `SELECT c.element_id AS id, c.kind, c.slot, c.at, c.by_member AS by, c.because FROM element_correction c
      WHERE c.citizen_id = $1 AND ($2::timestamptz IS NULL OR c.at < $2) AND ($3::timestamptz IS NULL OR c.at >= $3)
        AND ($4::uuid IS NULL OR c.element_id = $4)
      ORDER BY c.at DESC, c.element_id`,
    [citizenId, at, notBefore, query.element ?? null],
  );
}
