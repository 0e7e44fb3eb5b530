import { type Category } from '@samtavle/domain';
import { type CarePlanRecord } from './care-plan-record.js';
import { type StatusArea, type Theme } from './words.js';

const OF_THEME: Record<Theme, readonly [Category, ...Category[]]> = {
  everyday_life: ['social_support'],
  housing: ['housing'],
  economy: ['economy_benefits'],
  work_education: ['employment_capacity'],
  network: ['network_relatives'],
  health: ['mental_state', 'somatic_health', 'medication_depot'],
  substances: ['substance_use'],
};

const OF_AREA: Record<StatusArea, Category> = {
  housing: 'housing',
  income: 'economy_benefits',
  work: 'employment_capacity',
  network: 'network_relatives',
  substances: 'substance_use',
};

/** What decides under which categories a record may stand. */
export type Placed =
  | { readonly kind: 'effort_goal'; readonly theme: Theme }
  | { readonly kind: 'life_status'; readonly area: StatusArea }
  | { readonly kind: Exclude<CarePlanRecord['kind'], 'effort_goal' | 'life_status' | 'sub_goal'> };

/**
 * Under which categories a record may stand, the usual one first: the category decides who sees it, so that nobody gets
 * to know of a sentence because it was written as a line about housing. A sub-goal stands where its effort goal does.
 */
export function categoriesOf(record: Placed): readonly [Category, ...Category[]] {
  switch (record.kind) {
    case 'effort_goal':
      return OF_THEME[record.theme];
    case 'life_status':
      return [OF_AREA[record.area]];
    case 'goal':
    case 'plan_agreement':
      return ['own_goals'];
    case 'crisis_plan':
    case 'advance_statement':
      return ['crisis_plan'];
    case 'network_person':
    case 'child':
      return ['network_relatives'];
    case 'legal_status':
      return ['coercion_measures', 'criminal_forensic'];
    case 'medication_due':
      return ['medication_depot'];
    case 'measure':
      return ['mental_state'];
  }
}
