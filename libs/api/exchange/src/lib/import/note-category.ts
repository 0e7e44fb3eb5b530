import { type BoardReason, type Category, type Sector } from '@samtavle/domain';
import { categoryOfReason } from '@samtavle/policy';

const OF_SECTOR: Partial<Record<Sector, Category>> = {
  region_psych: 'mental_state',
  muni_health: 'somatic_health',
  muni_social: 'social_support',
  muni_employment: 'employment_capacity',
};

/**
 * What a remark in an old spreadsheet is about: as sensitive as the reason the citizen is on the board; without one, the
 * ordinary case of the sector. Nobody said it to the other side, and the category decides whether they may see it.
 */
export function noteCategory(sector: Sector, reasons: readonly BoardReason[] = []): Category {
  const [primary] = reasons;
  return primary ? categoryOfReason(primary) : (OF_SECTOR[sector] ?? 'private_notes');
}
