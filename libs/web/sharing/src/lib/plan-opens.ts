import { type SharingOverview } from '@samtavle/contracts';
import { type Category, type StaffSector } from '@samtavle/domain';

type Choices = SharingOverview['planChoices'];

/** One line of what a plan opens: to whom, from whom, what. */
export interface OpenedLine {
  readonly from: StaffSector;
  readonly to: StaffSector;
  readonly categories: readonly Category[];
}

/** The fields that open something between these parties: the others have no place in the plan. */
export function usefulFields({ fields, flows }: Choices, parties: readonly StaffSector[]): readonly Category[] {
  return fields.filter((field) =>
    flows.some(({ category, from, to }) => category === field && parties.includes(from) && parties.includes(to)),
  );
}

/** What these fields open between these parties, giver by giver. */
export function openedBy(
  { flows }: Choices,
  parties: readonly StaffSector[],
  fields: readonly Category[],
): readonly OpenedLine[] {
  return parties.flatMap((to) =>
    parties
      .filter((from) => from !== to)
      .map((from) => ({
        from,
        to,
        categories: fields.filter((field) =>
          flows.some((flow) => flow.category === field && flow.from === from && flow.to === to),
        ),
      }))
      .filter(({ categories }) => categories.length > 0),
  );
}

/** The fields as one thinks of them. A field of a newer policy stands with everyday life. */
export function groupOf(category: Category): 'daily' | 'health' | 'safety' {
  if (HEALTH.includes(category)) return 'health';
  return SAFETY.includes(category) ? 'safety' : 'daily';
}

const HEALTH: readonly Category[] = [
  'mental_state',
  'substance_use',
  'medication_depot',
  'somatic_health',
  'crisis_plan',
  'admission_discharge',
];
const SAFETY: readonly Category[] = ['risk_self_harm', 'risk_violence', 'coercion_measures'];
