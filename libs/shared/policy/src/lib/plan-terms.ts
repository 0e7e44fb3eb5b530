import {
  addDays,
  type Category,
  type Day,
  type Owner,
  OWNERS,
  type Sector,
  STAFF_SECTORS,
  type StaffSector,
} from '@samtavle/domain';
import { gatewaysFor } from './gateways.js';
import { oncePerPolicy } from './once-per-policy.js';
import { PART_OF_ANY_PLAN } from './plans.js';
import type { SharingPolicy } from './policy-schema.js';
import { ruleFor } from './rule-index.js';

/** What a discharge agreement or coordination plan is to say, before it is one. @see Psykiatriloven §§ 13 a-13 c */
export interface PlanTerms {
  readonly parties: readonly StaffSector[];
  readonly fields: readonly Category[];
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly followUpOn: Day | null;
}

/** Why these terms are no plan the law knows. */
export type PlanProblem =
  | {
      readonly field: 'parties';
      readonly because: 'none' | 'no_department' | 'department_alone' | 'not_the_department';
    }
  | { readonly field: 'fields'; readonly because: 'never_in_a_plan' | 'opens_nothing'; readonly category: Category }
  | { readonly field: 'firstDay' | 'lastDay' | 'followUpOn'; readonly because: 'before_start' | 'past' | 'too_far' };

/** One line of what a plan opens: a category, from whom, to whom. */
export interface PlanFlow {
  readonly category: Category;
  readonly from: Owner;
  readonly to: StaffSector;
}

const GATEWAY = 'PSYL13C';
const DEPARTMENT = 'region_psych';

/** Nobody plans, or looks back, further than this. */
const FARTHEST_DAYS = 2 * 366;

/** Everything that stops these terms from being a plan the writing sector may conclude; empty when nothing does. */
export function planProblems(policy: SharingPolicy, writer: Sector, terms: PlanTerms, today: Day): PlanProblem[] {
  return [...partyProblems(writer, terms.parties), ...fieldProblems(policy, terms), ...dayProblems(terms, today)];
}

/** What a plan may name: what its gateway covers, without what follows from any plan by itself. */
export function planFields(policy: SharingPolicy): readonly Category[] {
  return namable(policy);
}

/** Which flows the gateway carries at all between staff, as the rules stand: what a party's choice of field will open. */
export function planFlows(policy: SharingPolicy): readonly PlanFlow[] {
  return flows(policy);
}

/**
 * The psychiatric department's own duty. A plan opens the department's information without consent, so whoever would
 * receive cannot make one: that would be to pull. @see Psykiatriloven §§ 13 a, 13 b; law.md §1 nr. 4
 */
function partyProblems(writer: Sector, parties: readonly StaffSector[]): PlanProblem[] {
  const problem = (because: (PlanProblem & { field: 'parties' })['because']): PlanProblem[] => [
    { field: 'parties', because },
  ];
  if (parties.length === 0) return problem('none');
  if (!parties.includes(DEPARTMENT)) return problem('no_department');
  if (!parties.some((party) => party !== DEPARTMENT)) return problem('department_alone');
  return writer === DEPARTMENT ? [] : problem('not_the_department');
}

function fieldProblems(policy: SharingPolicy, { parties, fields }: PlanTerms): PlanProblem[] {
  return fields.flatMap((category): PlanProblem[] => {
    if (!namable(policy).includes(category)) return [{ field: 'fields', because: 'never_in_a_plan', category }];
    const opens = flows(policy).some(
      (flow) => flow.category === category && parties.includes(flow.to) && parties.some((party) => party === flow.from),
    );
    // Without two parties there is nothing to say about fields yet.
    return opens || parties.length < 2 ? [] : [{ field: 'fields', because: 'opens_nothing', category }];
  });
}

function dayProblems({ firstDay, lastDay, followUpOn }: PlanTerms, today: Day): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const far = (of: Day) => of > addDays(today, FARTHEST_DAYS) || of < addDays(today, -FARTHEST_DAYS);
  if (far(firstDay)) problems.push({ field: 'firstDay', because: 'too_far' });
  if (lastDay !== null && lastDay < firstDay) problems.push({ field: 'lastDay', because: 'before_start' });
  else if (lastDay !== null && lastDay < today) problems.push({ field: 'lastDay', because: 'past' });
  else if (lastDay !== null && far(lastDay)) problems.push({ field: 'lastDay', because: 'too_far' });
  if (followUpOn !== null && followUpOn < firstDay) problems.push({ field: 'followUpOn', because: 'before_start' });
  else if (followUpOn !== null && far(followUpOn)) problems.push({ field: 'followUpOn', because: 'too_far' });
  return problems;
}

const namable = oncePerPolicy((policy): readonly Category[] => {
  const gateway = policy.gateways.find(({ id }) => id === GATEWAY);
  return gateway?.enabled === true ? gateway.categories.filter((one) => !PART_OF_ANY_PLAN.includes(one)) : [];
});

const flows = oncePerPolicy((policy): readonly PlanFlow[] =>
  STAFF_SECTORS.flatMap((to) =>
    OWNERS.filter((from) => from !== to).flatMap((from) =>
      namable(policy)
        .filter((category) =>
          gatewaysFor(policy, ruleFor(policy, category, from, to), { category, owner: from, receiver: to }).some(
            ({ id }) => id === GATEWAY,
          ),
        )
        .map((category) => ({ category, from, to })),
    ),
  ),
);
