import { droppedConditions } from './dropped-conditions.js';
import type { PolicyProblem } from './policy-problem.js';
import { sharingPolicySchema, type SharingPolicy } from './policy-schema.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { validatePolicy } from './validate-policy.js';

/** The terms of a rule that may be changed: all but its id. */
export const RULE_FIELDS = [
  'title',
  'effect',
  'consent_form',
  'category',
  'from',
  'to',
  'purposes',
  'basis',
  'requires',
  'duties',
  'gateways',
  'expiry',
  'channel',
  'conservative',
  'certainty',
  'dpo_note',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** The terms of a gateway that may be changed. How it works (its mode) is program, not policy. */
export const GATEWAY_FIELDS = [
  'categories',
  'from',
  'to',
  'basis',
  'requires',
  'requires_by_recipient',
  'duties',
  'expiry',
  'note',
  'enabled',
] as const;
export type GatewayField = (typeof GATEWAY_FIELDS)[number];

/** One rule or gateway with some of its terms changed, and why. Only terms that change are named. */
export type PolicyChange =
  | { readonly kind: 'rule'; readonly id: string; readonly reason: string; readonly set: Terms<RuleField> }
  | { readonly kind: 'gateway'; readonly id: string; readonly reason: string; readonly set: Terms<GatewayField> };

/** As it came: words the policy does not know are found by the validator, which says where. */
type Terms<Field extends string> = { readonly [F in Field]?: unknown };

/** What is wrong with a draft itself, before it is a policy. */
export const DRAFT_PROBLEM_CODES = [
  'unknown-rule',
  'unknown-gateway',
  'missing-reason',
  'nothing-changed',
  'changed-twice',
] as const;

/** One fault of a draft, with the change it lies in when it lies in one. */
export interface DraftProblem extends Omit<PolicyProblem, 'code'> {
  readonly code: PolicyProblem['code'] | (typeof DRAFT_PROBLEM_CODES)[number];
  /** The number of the change in the draft; null where a change made something else faulty, such as a consent package. */
  readonly change: number | null;
}

export type AppliedDraft =
  | { readonly ok: true; readonly policy: SharingPolicy }
  | { readonly ok: false; readonly problems: readonly DraftProblem[] };

/**
 * The policy that results when the changes are made to `base`, under a new version name, frozen; or everything that is
 * wrong with it. Roles, categories, packages, states, reasons and vocabulary are never changed by a draft.
 * @see the acceptance tests drawn from law, nos. 17 and 18; docs/adr/0014
 */
export function applyDraft(base: SharingPolicy, version: string, changes: readonly PolicyChange[]): AppliedDraft {
  const problems = changes.flatMap((change, at) => faultsOf(base, change, at, changes));
  if (problems.length > 0) return { ok: false, problems };
  const candidate: unknown = {
    ...base,
    policy_version: version,
    rules: base.rules.map((rule) => changed(rule, changes, 'rule')),
    gateways: base.gateways.map((gateway) => changed(gateway, changes, 'gateway')),
  };
  const faults = validatePolicy(candidate);
  if (faults.length > 0) return { ok: false, problems: faults.map((fault) => placed(fault, changes)) };
  const policy = sharingPolicySchema.parse(candidate);
  // Asked of a policy that is one: where two rules overlap, nobody can say whose conditions a flow had.
  const dropped = droppedConditions([base, SHARING_POLICY], policy, changedBy(changes));
  return dropped.length === 0
    ? { ok: true, policy }
    : { ok: false, problems: dropped.map((fault) => placed(fault, changes)) };
}

function changedBy(changes: readonly PolicyChange[]) {
  const ids = (kind: PolicyChange['kind']) => new Set(changes.flatMap((one) => (one.kind === kind ? [one.id] : [])));
  return { rules: ids('rule'), gateways: ids('gateway') };
}

function changed<T extends { readonly id: string }>(
  item: T,
  changes: readonly PolicyChange[],
  kind: PolicyChange['kind'],
): object {
  const change = changes.find((one) => one.kind === kind && one.id === item.id);
  return change === undefined ? item : { ...item, ...change.set };
}

function faultsOf(
  base: SharingPolicy,
  change: PolicyChange,
  at: number,
  changes: readonly PolicyChange[],
): DraftProblem[] {
  const { kind, id } = change;
  const fault = (code: DraftProblem['code'], message: string, field?: string): DraftProblem => ({
    code,
    where: id,
    message,
    change: at,
    ...(field === undefined ? {} : { field }),
  });
  const item =
    kind === 'rule' ? base.rules.find((rule) => rule.id === id) : base.gateways.find((gateway) => gateway.id === id);
  if (item === undefined)
    return [kind === 'rule' ? fault('unknown-rule', `no rule ${id}`) : fault('unknown-gateway', `no gateway ${id}`)];
  return [
    ...(change.reason.trim() === '' ? [fault('missing-reason', 'says no reason', 'reason')] : []),
    ...(changes.findIndex((other) => other.kind === kind && other.id === id) < at
      ? [fault('changed-twice', 'stands twice in the draft')]
      : []),
    ...(differs(item, change.set) ? [] : [fault('nothing-changed', 'changes nothing')]),
  ];
}

function differs(item: object, set: object): boolean {
  return Object.entries(set).some(([field, value]) => !isSame(Reflect.get(item, field), value));
}

/** Whether two terms say the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonicalText(one) === canonicalText(other);
}

/** The same text for what says the same. */
export function canonicalText(value: unknown): string {
  return (
    JSON.stringify(value, (_, within: unknown) =>
      typeof within === 'object' && within !== null && !Array.isArray(within)
        ? Object.fromEntries(Object.entries(within).sort(([a], [b]) => (a < b ? -1 : 1)))
        : within,
    ) ?? ''
  );
}

/** An overlap is named at the later of two rules, and is about the other: either of them may be the changed one. */
function placed(fault: PolicyProblem, changes: readonly PolicyChange[]): DraftProblem {
  const at = changes.findIndex(({ id }) => id === fault.where || fault.about?.endsWith(`: ${id}`) === true);
  return { ...fault, change: at < 0 ? null : at };
}
