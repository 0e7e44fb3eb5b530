import { addDays, pairOf, slotOf, type Day, type Instant, type Owner, type Sector, type Slot } from '@samtavle/domain';
import { consentPackage, consentShares, expiryOf, packageSlots } from './consent-packages.js';
import { danishMidnight } from './danish-midnight.js';
import { horizonFrom, outlasts, type Horizon } from './horizon.js';
import { refusalsTowards, type RefusalCheck } from './objections.js';
import { ruleFor } from './rule-index.js';
import type { Rule, SharingPolicy } from './policy-schema.js';
import type { ConsentState } from './policy-vocabulary.js';
import type { ConsentFact, SharingFacts } from './sharing-facts.js';

/** A consent that opens a pair now, and when it ends. */
export interface ConsentInForce {
  readonly id: string;
  /** 00:00 Danish time on the first day without sharing. */
  readonly until: Instant;
}

/**
 * The pairs that consent opens towards a receiver now. Counted is what the package named when the consent was given and
 * still names today, in a state that shares, within its own dates and the rule's even if the state lags behind the clock, and not where
 * a refusal that is not older covers the same flow. Where several consents open a pair, the one that lasts longest is
 * named. @see sharing policy, requires_vocabulary (consent_active_scope_match, consent_not_expired), objection
 */
export function consentedPairs(
  policy: SharingPolicy,
  consents: readonly ConsentFact[],
  receiver: Sector,
  refusals: RefusalCheck,
  horizon: Horizon,
): ReadonlyMap<Slot, ConsentInForce> {
  const pairs = new Map<Slot, ConsentInForce>();
  for (const consent of consents) {
    const namedToday = packageSlots(policy, consent.package, receiver);
    if (namedToday.size === 0 || !consentShares(consent.state, policy)) continue;
    const period = consentPeriod(policy, consent);
    if (period === undefined) continue;
    horizon.mark(period.from);
    horizon.mark(period.until);
    if (horizon.now < period.from || horizon.now >= period.until) continue;

    for (const flow of consent.flows) {
      if (flow.to !== receiver) continue;
      for (const category of flow.categories) {
        const slot = slotOf(flow.from, category);
        if (!namedToday.has(slot) || !refusals.isNewer(consent.recordedAt, category)) continue;
        const until = endByRule(ruleFor(policy, category, flow.from, receiver), period);
        horizon.mark(until);
        if (horizon.now >= until) continue;
        const known = pairs.get(slot);
        const longer = known === undefined || outlasts(until, known.until);
        // Of two that end together the lower id is named, so that the same facts give the same answer in any order.
        if (longer || (known.until === until && consent.id < known.id)) pairs.set(slot, { id: consent.id, until });
      }
    }
  }
  return pairs;
}

/**
 * The pairs that consent alone opens to a sector at one moment: what it loses when a consent ends. Not those a package
 * still asks about although their rule, as it stands, opens without one.
 */
export function pairsOpenByConsent(
  policy: SharingPolicy,
  { consents, objections }: Pick<SharingFacts, 'consents' | 'objections'>,
  receiver: Sector,
  now: Instant,
): ReadonlySet<Slot> {
  const horizon = horizonFrom(now);
  const refusals = refusalsTowards(receiver, objections, horizon);
  const pairs = [...consentedPairs(policy, consents, receiver, refusals, horizon).keys()];
  return new Set(
    pairs.filter((slot) => {
      const { owner, category } = pairOf(slot);
      return ruleFor(policy, category, owner, receiver).effect === 'consent_required';
    }),
  );
}

/** States of a consent that is or has been in force; asked and refused are not among them. */
const HAS_BEEN_IN_FORCE: ReadonlySet<ConsentState> = new Set<ConsentState>([
  'active',
  'expiring',
  'expired',
  'withdrawn',
  'suspended_capacity',
  'superseded',
]);

/** Whether a consent is or once was in force: only then may another sector it names see that it exists. */
export function hasBeenInForce(consent: ConsentFact, now: Instant): boolean {
  return HAS_BEEN_IN_FORCE.has(consent.state) && consent.givenOn !== null && danishMidnight(consent.givenOn) <= now;
}

/**
 * The owners whose consent records a sector may see: those with whom a consent, in force now or once, lets it exchange
 * something, in either direction; and the citizen, who is part of every consent.
 * @see sharing policy, requires_vocabulary (consent_names_receiver)
 */
export function ownersNamingReceiver(
  consents: readonly ConsentFact[],
  receiver: Sector,
  horizon: Horizon,
): ReadonlySet<Owner | Sector> {
  const owners = new Set<Owner | Sector>();
  for (const consent of consents) {
    if (consent.givenOn === null || !HAS_BEEN_IN_FORCE.has(consent.state)) continue;
    horizon.mark(danishMidnight(consent.givenOn));
    if (!hasBeenInForce(consent, horizon.now)) continue;
    for (const flow of consent.flows) {
      if (flow.to === receiver) owners.add(flow.from).add('citizen');
      if (flow.from === receiver) owners.add(flow.to).add('citizen');
    }
  }
  return owners;
}

interface Period {
  readonly givenOn: Day;
  readonly from: Instant;
  readonly until: Instant;
}

/** A year is a calendar year, and the package's own end; a rule may let a consent last for fewer days. */
const A_YEAR = 365;

function endByRule({ effect, expiry }: Rule, { givenOn, until }: Period): Instant {
  const days = effect === 'consent_required' ? (expiry.max_days ?? A_YEAR) : A_YEAR;
  if (days >= A_YEAR) return until;
  const end = danishMidnight(addDays(givenOn, days));
  return end < until ? end : until;
}

/** From the day a consent was given to its end: its own date, and never more than the package's year. */
function consentPeriod(policy: SharingPolicy, consent: ConsentFact): Period | undefined {
  if (consent.givenOn === null) return undefined;
  const longest = expiryOf(consent.givenOn, consentPackage(consent.package, policy));
  const end = consent.expiresOn !== null && consent.expiresOn < longest ? consent.expiresOn : longest;
  return { givenOn: consent.givenOn, from: danishMidnight(consent.givenOn), until: danishMidnight(end) };
}
