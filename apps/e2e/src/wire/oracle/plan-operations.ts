import { type ElementView, PLAN_KINDS } from '@samtavle/contracts';
import { addDays, CATEGORIES, type Category, type Day, type Owner, STAFF_SECTORS } from '@samtavle/domain';
import { type Actor } from './actor.js';
import { marker } from './claims.js';
import { planEnded, planned } from './facts-of-the-law.js';
import { slot } from './rights.js';

type Content = Extract<ElementView['content'], { kind: 'plan' }>;

/** Mostly what such a plan may name; now and then what it must not. */
const USUAL: readonly Category[] = [
  'medication_depot',
  'mental_state',
  'crisis_plan',
  'visit_logistics',
  'social_support',
];

/** Concludes a plan, often of the department with one or two others; or tries to. */
export async function makePlan(actor: Actor): Promise<void> {
  const { chance } = actor.world;
  // Only the department may; the others try now and then.
  if (actor.reader.sector !== 'region_psych' && chance.percent(85)) return;
  const alias = actor.choose();
  const named = await actor.named(alias);
  if (!named) return;
  const terms = someTerms(actor, named.key);
  const { sector } = actor.reader;
  await actor.command('plan.make', { citizen: alias, ...terms }, ({ id }) => ({
    citizen: named.citizen,
    change: (facts) => planned(facts, { id: id ?? '', owner: sector, ended: false, ...asFact(terms) }),
  }));
}

/** Other terms for a plan that runs. */
export async function changePlan(actor: Actor): Promise<void> {
  const found = await somePlan(actor);
  if (!found) return;
  const { alias, named, element } = found;
  const terms = someTerms(actor, named.key);
  await actor.command('plan.change', { citizen: alias, plan: element.id, version: element.version, ...terms }, () => ({
    citizen: named.citizen,
    change: (facts) => planned(facts, { id: element.id, owner: element.owner, ended: false, ...asFact(terms) }),
  }));
}

export async function endPlan(actor: Actor): Promise<void> {
  const found = await somePlan(actor);
  if (!found) return;
  const { alias, named, element } = found;
  await actor.command('plan.end', { citizen: alias, plan: element.id, version: element.version }, () => ({
    citizen: named.citizen,
    change: (facts) => planEnded(facts, element.id),
  }));
}

async function somePlan(actor: Actor) {
  const alias = actor.choose();
  const detail = await actor.look(alias);
  const named = await actor.named(alias);
  const element = actor.world.chance.pick((detail?.elements ?? []).filter(({ content }) => content.kind === 'plan'));
  return element && named ? { alias, named, element } : undefined;
}

type Terms = Omit<Content, 'kind' | 'fields'> & { readonly fields: Category[] | 'none' };

function someTerms({ world, reader }: Actor, key: string): Terms {
  const { chance, history } = world;
  const today = history.now.day;
  const others = chance.some(STAFF_SECTORS, 1 + chance.below(2));
  const parties = chance.percent(90) ? [...new Set(['region_psych' as const, ...others])] : others;
  const names = chance.some(chance.percent(90) ? USUAL : CATEGORIES, 1 + chance.below(3));
  return {
    planKind: chance.pick(PLAN_KINDS) ?? 'coordination_plan',
    parties,
    fields: chance.percent(80) ? names : 'none',
    firstDay: addDays(today, chance.percent(80) ? 0 : 1),
    lastDay: chance.pick([null, today, addDays(today, 1), addDays(today, 5)]) ?? null,
    agreements: marker(slot(reader.sector as Owner, 'coordination_plan'), key, world.nextMarker()),
    followUpOn: null,
  };
}

function asFact({ parties, fields, firstDay, lastDay }: Terms) {
  return {
    parties,
    fields: fields === 'none' ? [] : fields,
    firstDay: firstDay as Day,
    lastDay: lastDay as Day | null,
  };
}
