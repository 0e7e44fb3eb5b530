import { type z } from 'zod';
import { type FieldProblem } from '@samtavle/contracts';
import { type PlanProblem } from '@samtavle/policy';

type Field = z.infer<typeof FieldProblem>;
type Words = Pick<Required<Field>, 'da' | 'en'>;

const PARTIES = {
  none: {
    da: 'Psykiatriloven § 13 c åbner kun mellem parter, der står i aftalen. Vælg parterne.',
    en: 'The Psychiatry Act § 13 c opens only between parties named in the agreement. Choose the parties.',
  },
  no_department: {
    da: 'Den psykiatriske afdeling skal være part: det er overlægens pligt efter psykiatriloven §§ 13 a-13 b.',
    en: 'The psychiatric department must be a party: it is the chief physician’s duty under the Psychiatry Act §§ 13 a-13 b.',
  },
  department_alone: {
    da: 'Psykiatriloven § 13 c gælder mellem afdelingen og mindst én anden part. Vælg en mere.',
    en: 'The Psychiatry Act § 13 c is between the department and at least one other party. Choose one more.',
  },
  not_the_department: {
    da: 'Planen indgås af den psykiatriske afdeling (psykiatriloven §§ 13 a-13 b). Bed regionen om at oprette den.',
    en: 'The plan is concluded by the psychiatric department (Psychiatry Act §§ 13 a-13 b). Ask the region to make it.',
  },
} as const satisfies Record<(PlanProblem & { field: 'parties' })['because'], Words>;

const FIELDS = {
  never_in_a_plan: {
    da: 'Psykiatriloven § 13 c åbner det ikke, selv om det står i planen. Tag det ud.',
    en: 'The Psychiatry Act § 13 c does not open it, even if the plan says so. Take it out.',
  },
  opens_nothing: {
    da: 'Det åbner intet mellem de valgte parter efter psykiatriloven § 13 c. Tag det ud.',
    en: 'It opens nothing between the chosen parties under the Psychiatry Act § 13 c. Take it out.',
  },
} as const;

const DAYS = {
  before_start: { da: 'Det er før planens første dag.', en: 'That is before the first day of the plan.' },
  past: { da: 'Dagen er gået.', en: 'The day has passed.' },
  too_far: { da: 'Så langt rækker en plan ikke.', en: 'A plan does not reach that far.' },
} as const;

/** Each problem at its field, with the paragraph. Of fields by name: there may be several. */
export function planFieldProblem(problem: PlanProblem): Field {
  switch (problem.field) {
    case 'parties':
      return { path: 'parties', problem: problem.because, ...PARTIES[problem.because] };
    case 'fields':
      return { path: `fields.${problem.category}`, problem: problem.because, ...FIELDS[problem.because] };
    default:
      return { path: problem.field, problem: problem.because, ...DAYS[problem.because] };
  }
}

export const PLAN_HAS_ENDED: Field = {
  path: 'plan',
  problem: 'ended',
  da: 'Planen er afsluttet. Opret en ny.',
  en: 'The plan has ended. Make a new one.',
};
