import { CATEGORIES, OWNERS, SECTORS, type Category, type Owner, type Sector } from '@samtavle/domain';
import { isSame } from './apply-draft.js';
import { gatewaysFor } from './gateways.js';
import type { Gateway, Rule, SharingPolicy } from './policy-schema.js';
import { ruleFor } from './rule-index.js';

/** A rule or gateway that is not the same in two policies. One of the sides is undefined where it is new or gone. */
export interface TermsDifference<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** The terms that differ, as the policy file calls them; empty where the whole is new or gone. */
  readonly fields: readonly string[];
}

/** What the policy comes to for one of the 28 × 5 × 9 combinations. */
export interface Outcome {
  readonly effect: Rule['effect'];
  readonly rule: string;
  readonly consentForm: Rule['consent_form'];
  /** The enabled gateways, in the order in which they are tried. */
  readonly gateways: readonly string[];
}

export interface CombinationDifference {
  readonly category: Category;
  readonly from: Owner;
  readonly to: Sector;
  readonly before: Outcome;
  readonly after: Outcome;
}

export interface PolicyDifference {
  readonly rules: readonly TermsDifference<Rule>[];
  readonly gateways: readonly TermsDifference<Gateway>[];
  /** The combinations whose effect, form of consent, conditions or gateways are others. */
  readonly combinations: readonly CombinationDifference[];
}

/** Everything in which two policies say something else about sharing. */
export function differenceBetween(before: SharingPolicy, after: SharingPolicy): PolicyDifference {
  return {
    rules: termsBetween(before.rules, after.rules),
    gateways: termsBetween(before.gateways, after.gateways),
    combinations: OWNERS.flatMap((from) =>
      SECTORS.flatMap((to) =>
        CATEGORIES.flatMap((category) => combinationBetween(before, after, { category, from, to }) ?? []),
      ),
    ),
  };
}

function termsBetween<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): TermsDifference<T>[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((id): TermsDifference<T>[] => {
    const was = before.find((one) => one.id === id);
    const is = after.find((one) => one.id === id);
    if (was === undefined || is === undefined) return [{ id, before: was, after: is, fields: [] }];
    const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (field) => !isSame(Reflect.get(was, field), Reflect.get(is, field)),
    );
    return fields.length === 0 ? [] : [{ id, before: was, after: is, fields }];
  });
}

type Combination = Pick<CombinationDifference, 'category' | 'from' | 'to'>;

function combinationBetween(
  before: SharingPolicy,
  after: SharingPolicy,
  combination: Combination,
): CombinationDifference | undefined {
  const was = roadOf(before, combination);
  const is = roadOf(after, combination);
  return isSame(was, is) ? undefined : { ...combination, before: was.outcome, after: is.outcome };
}

/** What can open a combination, and how: two that are alike here open to the same people on the same facts. */
function roadOf(policy: SharingPolicy, { category, from, to }: Combination) {
  const rule = ruleFor(policy, category, from, to);
  const gateways = gatewaysFor(policy, rule, { category, owner: from, receiver: to });
  const outcome: Outcome = {
    effect: rule.effect,
    rule: rule.id,
    consentForm: rule.consent_form,
    gateways: gateways.map(({ id }) => id),
  };
  const { requires, purposes, channel } = rule;
  const conditions = gateways.map((gateway) => [
    gateway.requires,
    gateway.requires_by_recipient?.[to] ?? [],
    gateway.expiry,
  ]);
  return { outcome, requires, purposes, channel, conditions };
}
