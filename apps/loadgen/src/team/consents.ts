import { type CitizenId } from '@samtavle/contracts';
import { actionAbility, parseViewerClassKey, SHARING_POLICY, type ViewerClassKey } from '@samtavle/policy';
import type pg from 'pg';
import { type Colleague } from './team.js';

/** A yes that lets another sector see a citizen it would otherwise not know of. */
export interface Yes {
  readonly citizenId: string;
  readonly package: string;
  /** The sector that asked, and keeps the record. */
  readonly sector: string;
  readonly version: number;
  readonly aliases: Readonly<Record<string, CitizenId>>;
  /** Classes of sectors that have not enrolled the citizen, and see the card now. */
  readonly shownTo: readonly ViewerClassKey[];
}

/** Base consents on which alone somebody sees a card on the board. */
export async function baseConsents(owner: pg.Pool): Promise<Yes[]> {
  const { rows } = await owner.query<Yes>(
    `SELECT k.citizen_id AS "citizenId", k.package, k.sector, k.version,
            (SELECT jsonb_object_agg(a.sector, a.id) FROM citizen_alias a WHERE a.citizen_id = k.citizen_id) AS aliases,
            coalesce((SELECT jsonb_agg(d.class_key) FROM decision d
              WHERE d.citizen_id = k.citizen_id AND d.by_class AND NOT d.by_sector AND d.until > now()
                AND EXISTS (SELECT 1 FROM element i WHERE i.citizen_id = k.citizen_id AND i.kind = 'identity' AND i.ended_at IS NULL
                              AND get_bit(d.mask, i.slot) = 1)), '[]') AS "shownTo"
       FROM consent k
      WHERE k.package = 'PKG_BASE' AND k.state IN ('active', 'expiring')
        AND (SELECT count(*) FROM consent o WHERE o.citizen_id = k.citizen_id AND o.state IN ('active', 'expiring')) = 1
        AND EXISTS (SELECT 1 FROM enrolment e WHERE e.citizen_id = k.citizen_id AND e.sector = k.sector AND e.ended_on IS NULL)
      ORDER BY k.citizen_id`,
  );
  return rows.filter(({ shownTo }) => shownTo.length > 0);
}

/** Somebody of that sector who may both withdraw and register consents. */
export function registrarOf(colleagues: readonly Colleague[], sector: string): Colleague | undefined {
  return colleagues.find(({ classKey, sector: own, onDuty }) => {
    const viewer = parseViewerClassKey(classKey);
    const ability = viewer && actionAbility(SHARING_POLICY, viewer);
    return own === sector && onDuty && ability?.can('withdraw', 'Consent') && ability.can('register', 'Consent');
  });
}
