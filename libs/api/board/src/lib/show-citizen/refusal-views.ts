import { type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import {
  type ObjectionId,
  type ObjectionView,
  type RepresentativeKind,
  type RepresentativeView,
} from '@samtavle/contracts';
import { type Category, type Instant, OWNERS, type Sector, type Slot, slotOf, STAFF_SECTORS } from '@samtavle/domain';
import { mayReadObjection } from '@samtavle/policy';

interface ObjectionRow {
  id: ObjectionId;
  given_to: Sector;
  how: 'oral' | 'written';
  categories: Category[];
  receivers: Sector[];
  recorded_at: Instant;
  version: number;
}

/**
 * The refusals that stand and that this viewer may know of. The database has let through what its policy does; the same
 * question is asked again here. @see sharing policy, objection; law.md §9
 */
export async function refusalViews(
  tx: Transaction,
  viewer: Viewer,
  { citizenId, mask }: VisibleCitizen,
): Promise<{ views: ObjectionView[]; slots: readonly Slot[] }> {
  const rows = await tx.em.query<ObjectionRow[]>(
    `SELECT id, given_to, how, categories, receivers, recorded_at, version FROM objection
      WHERE citizen_id = $1 AND lifted_at IS NULL ORDER BY recorded_at, id`,
    [citizenId],
  );
  const known = new Set<Sector>(
    STAFF_SECTORS.filter((owner) =>
      (['identification', 'team_membership'] as const).every((category) => mask[slotOf(owner, category)] === '1'),
    ),
  );
  const seen = rows.filter(({ given_to: givenTo, categories, receivers }) =>
    mayReadObjection({ givenTo, categories, receivers }, viewer.sector, known, viewer.policy),
  );
  return {
    views: seen.map((row) => ({
      id: row.id,
      givenTo: row.given_to,
      how: row.how,
      categories: row.categories,
      receivers: row.receivers,
      recordedAt: row.recorded_at,
      version: row.version,
      mayLift: row.given_to === viewer.sector,
    })),
    slots: OWNERS.filter((owner) => seen.some((row) => row.given_to === owner)).map((owner) =>
      slotOf(owner, 'consent_records'),
    ),
  };
}

/** Who acts for the citizen, as the own sector has it on record. @see Sundhedsloven § 14 */
export async function representativeView(
  tx: Transaction,
  viewer: Viewer,
  citizenId: string,
): Promise<RepresentativeView> {
  const [row] = await tx.em.query<
    {
      state: RepresentativeView['state'];
      details: { kind?: RepresentativeKind; name?: string; scope?: string };
      version: number;
    }[]
  >('SELECT state, details, version FROM representative WHERE citizen_id = $1 AND sector = $2', [
    citizenId,
    viewer.sector,
  ]);
  return {
    state: row?.state ?? 'none',
    kind: row?.details.kind ?? null,
    name: row?.details.name ?? null,
    scope: row?.details.scope ?? null,
    version: row?.version ?? null,
  };
}
