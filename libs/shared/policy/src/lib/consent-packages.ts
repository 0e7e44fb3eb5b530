import {
  addDays,
  oneYearAfter,
  slotOf,
  type Category,
  type Day,
  type Owner,
  type Sector,
  type Slot,
} from '@samtavle/domain';
import { oncePerPolicy } from './once-per-policy.js';
import type { ConsentPackage, SharingPolicy } from './policy-schema.js';
import { satisfies, type ConsentEvent, type ConsentState } from './policy-vocabulary.js';
import { ruleFor } from './rule-index.js';
import { SHARING_POLICY } from './sharing-policy.js';

/** The consent package of that id; undefined when the policy has none. */
export function consentPackage(id: string, policy = SHARING_POLICY): ConsentPackage | undefined {
  return packagesById(policy).get(id);
}

/** The package whose yes would open this flow; undefined when no package names it. */
export function packageNaming(
  policy: SharingPolicy,
  category: Category,
  owner: Owner,
  to: Sector,
): ConsentPackage | undefined {
  const slot = slotOf(owner, category);
  return policy.consent_packages.find((asked) => packageSlots(policy, asked.id, to).has(slot));
}

/** The state a consent goes to; undefined when the event cannot happen in that state. */
export function consentTransition(
  state: ConsentState,
  event: ConsentEvent,
  policy = SHARING_POLICY,
): ConsentState | undefined {
  return policy.consent_transitions.find((step) => step.from === state && step.event === event)?.to;
}

/** Whether a consent in this state lets anything be seen. */
export function consentShares(state: ConsentState, policy = SHARING_POLICY): boolean {
  return sharingStates(policy).has(state);
}

/**
 * The first day without sharing: the same date one calendar year later, 29 February on 28 February. A package that asks
 * for less than a year ends after its own number of days. @see Sundhedsloven § 44 stk. 2
 */
export function expiryOf(givenOn: Day, asked?: Pick<ConsentPackage, 'max_days'>): Day {
  return asked === undefined || asked.max_days >= 365 ? oneYearAfter(givenOn) : addDays(givenOn, asked.max_days);
}

/**
 * What a package names today towards one receiver, in the form the rule asks for. A package for one named person (a
 * relative) names nothing for a class.
 */
export function packageSlots(policy: SharingPolicy, id: string, to: Sector): ReadonlySet<Slot> {
  return slotsByPackage(policy).get(id)?.get(to) ?? NO_SLOTS;
}

const NO_SLOTS: ReadonlySet<Slot> = new Set();

const packagesById = oncePerPolicy(
  (policy): ReadonlyMap<string, ConsentPackage> => new Map(policy.consent_packages.map((asked) => [asked.id, asked])),
);

const sharingStates = oncePerPolicy(
  (policy): ReadonlySet<ConsentState> => new Set(policy.consent_states.filter((s) => s.sharing).map((s) => s.id)),
);

const slotsByPackage = oncePerPolicy((policy): ReadonlyMap<string, ReadonlyMap<Sector, ReadonlySet<Slot>>> => {
  const classes = policy.consent_packages.filter((asked) => asked.per_person !== true);
  return new Map(classes.map((asked) => [asked.id, slotsByReceiver(policy, asked)]));
});

function slotsByReceiver(policy: SharingPolicy, asked: ConsentPackage): ReadonlyMap<Sector, ReadonlySet<Slot>> {
  const named = new Map<Sector, Set<Slot>>();
  for (const { from, to, categories } of asked.flows) {
    const slots = named.get(to) ?? new Set();
    named.set(to, slots);
    for (const category of categories) {
      const demanded = ruleFor(policy, category, from, to).consent_form;
      if (demanded === null || satisfies(asked.form, demanded)) slots.add(slotOf(from, category));
    }
  }
  return named;
}
