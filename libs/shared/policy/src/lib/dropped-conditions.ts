import { type Category, type Owner, type Sector } from '@samtavle/domain';
import type { PolicyProblem } from './policy-problem.js';
import type { Gateway, Rule, SharingPolicy } from './policy-schema.js';
import type { Requirement } from './policy-vocabulary.js';
import { isOfOnePerson } from './requirements.js';
import { ruleFor } from './rule-index.js';

/** The rules and gateways a draft changes. */
export interface Changed {
  readonly rules: ReadonlySet<string>;
  readonly gateways: ReadonlySet<string>;
}

/**
 * The conditions that `after` no longer asks for something it still opens, at the rules and gateways a draft changed. A
 * condition is what makes a flow lawful for exactly this person, task or moment (today's visit, the primary contact, a
 * current course of treatment, no refusal): a draft may add some, and may close what they stand at, but not leave them out.
 * What a yes or an override asks goes with the yes or the override, when the rule itself opens in another way.
 *
 * Held against every policy in `before`: the one the draft changes, and the program's own file, so that a rule that was
 * closed in one draft is not opened in the next without what it had asked.
 * @see docs/adr/0014; the acceptance tests drawn from law, nos. 17 and 18
 */
export function droppedConditions(
  before: readonly SharingPolicy[],
  after: SharingPolicy,
  changed: Changed,
): PolicyProblem[] {
  return [
    ...after.rules
      .filter(({ id }) => changed.rules.has(id))
      .flatMap((rule) => (rule.effect === 'never' ? [] : ofRule(before, rule))),
    ...after.gateways
      .filter(({ id, enabled }) => changed.gateways.has(id) && enabled)
      .flatMap((gateway) => ofGateway(before, gateway)),
    ...ofNewRoads(before, after, changed),
  ];
}

function ofRule(before: readonly SharingPolicy[], rule: Rule): PolicyProblem[] {
  const missing = new Map<Requirement, PolicyProblem>();
  for (const from of rule.from)
    for (const to of rule.to)
      for (const category of rule.category)
        for (const policy of before)
          for (const condition of keptOf(policy, rule, { category, from, to }))
            if (!rule.requires.includes(condition) && !missing.has(condition))
              missing.set(condition, dropped(rule.id, 'requires', `${condition} (${category}, ${from} → ${to})`));
  return [...missing.values(), ...offTheWall(before, rule)];
}

const OFF_THE_WALL = 'mask_on_wall';

/** What was never to stand on the wall stays off it, whichever rule it is moved to: the wall asks the rule's duties. */
function offTheWall(before: readonly SharingPolicy[], rule: Rule): PolicyProblem[] {
  if (rule.duties.includes(OFF_THE_WALL)) return [];
  for (const from of rule.from)
    for (const to of rule.to)
      for (const category of rule.category)
        if (before.some((policy) => ruleFor(policy, category, from, to).duties.includes(OFF_THE_WALL)))
          return [dropped(rule.id, 'duties', `${OFF_THE_WALL} (${category}, ${from} → ${to})`)];
  return [];
}

interface Flow {
  readonly category: Category;
  readonly from: Owner;
  readonly to: Sector;
}

/** What that policy asks of the flow, as far as it does not belong to a way of opening that the new rule has left. */
function keptOf(policy: SharingPolicy, after: Rule, { category, from, to }: Flow): readonly Requirement[] {
  const rule = ruleFor(policy, category, from, to);
  if (rule.effect !== 'never') return rule.requires.filter((condition) => !goesWith(rule.effect, after, condition));
  // Opened anew: what the owner's own staff see only as one person at one moment is nothing freer for others. The citizen
  // is no reader of that kind: it is their own.
  if (to === 'citizen') return [];
  return ownStaffsMoment(policy, { category, from, to }).filter(
    (condition) => condition !== 'reason_text' || after.effect !== 'consent_required',
  );
}

const OF_A_YES: readonly Requirement[] = ['consent_active_scope_match', 'consent_not_expired', 'representative_check'];
const OF_AN_OVERRIDE: readonly Requirement[] = ['reason_text', 'decision_by_holder'];

/** An override that becomes a matter of consent needs no reason for the override; a rule that asks no longer asks about the yes. */
function goesWith(effect: Rule['effect'], after: Rule, condition: Requirement): boolean {
  if (effect === 'consent_required') return after.effect !== 'consent_required' && OF_A_YES.includes(condition);
  return effect === 'emergency_only' && after.effect === 'consent_required' && OF_AN_OVERRIDE.includes(condition);
}

/** Duties of a gateway that the board itself sees to: a draft without them would leave out the step, not only the word. */
const SEEN_TO: readonly string[] = [OFF_THE_WALL, 'leader_review_5d', 'note_in_record'];

function ofGateway(before: readonly SharingPolicy[], gateway: Gateway): PolicyProblem[] {
  const missing = new Map<string, PolicyProblem>();
  const { id, to, requires, requires_by_recipient: byReceiver, duties } = gateway;
  for (const policy of before) {
    const was = policy.gateways.find((one) => one.id === id);
    if (was === undefined) continue;
    for (const condition of was.requires)
      if (!requires.includes(condition)) missing.set(condition, dropped(id, 'requires', condition));
    for (const duty of was.duties.filter((one) => SEEN_TO.includes(one)))
      if (!duties.includes(duty)) missing.set(duty, dropped(id, 'duties', duty));
    for (const receiver of to.filter((one) => was.to.includes(one)))
      for (const condition of was.requires_by_recipient?.[receiver] ?? [])
        if (![...requires, ...(byReceiver?.[receiver] ?? [])].includes(condition)) {
          const about = `${condition} (${receiver})`;
          missing.set(about, dropped(id, 'requires_by_recipient', about));
        }
  }
  return [...missing.values()];
}

/**
 * A gateway that opens to a whole class asks nothing of one person at one moment. So it is no way round what the owner's own staff
 * see only so: today's visit, the primary contact, whoever wrote it. The citizen is no reader of that kind: it is their own.
 */
function ofNewRoads(before: readonly SharingPolicy[], after: SharingPolicy, changed: Changed): PolicyProblem[] {
  const missing = new Map<string, PolicyProblem>();
  for (const rule of after.rules.filter(({ effect }) => effect !== 'never'))
    for (const gateway of after.gateways.filter((one) => opensToClasses(one) && rule.gateways.includes(one.id))) {
      if (!changed.rules.has(rule.id) && !changed.gateways.has(gateway.id)) continue;
      const where = changed.rules.has(rule.id) ? rule.id : gateway.id;
      for (const flow of flowsOf(rule, gateway))
        for (const condition of before.flatMap((policy) => ownStaffsMoment(policy, flow))) {
          const { category, from, to } = flow;
          const asked = [...gateway.requires, ...(gateway.requires_by_recipient?.[to] ?? [])];
          if (asked.includes(condition) || missing.has(`${where} ${condition}`)) continue;
          const about = `${condition} (${category}, ${from} → ${to}, ${gateway.id})`;
          missing.set(`${where} ${condition}`, dropped(where, where === rule.id ? 'gateways' : 'categories', about));
        }
    }
  return [...missing.values()];
}

const opensToClasses = ({ enabled, mode }: Gateway): boolean =>
  enabled && (mode === 'automatic' || mode === 'push_or_field_release');

function flowsOf(rule: Rule, gateway: Gateway): Flow[] {
  const categories = rule.category.filter((one) => gateway.categories.includes(one));
  const receivers = rule.to.filter((one) => one !== 'citizen' && gateway.to.includes(one));
  return rule.from
    .filter((one) => gateway.from.includes(one))
    .flatMap((from) => receivers.flatMap((to) => categories.map((category) => ({ category, from, to }))));
}

/** What the owner's own staff see of it only as one person at one moment rests on these. */
function ownStaffsMoment(policy: SharingPolicy, { category, from }: Flow): readonly Requirement[] {
  return ruleFor(policy, category, from, from).requires.filter(isOfOnePerson);
}

function dropped(where: string, field: string, about: string): PolicyProblem {
  return { code: 'condition-dropped', where, field, about, message: `no longer asks for ${about}` };
}
