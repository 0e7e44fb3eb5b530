import { type Day, type Instant, type Owner, type StaffSector } from '@samtavle/domain';
import { type PersonalRight, type Plan, type Refusal } from './facts-of-the-law.js';
import { type Flow } from './policy-table.js';

/** That a sector knows the citizen, and the services the law asks about. */
export interface Enrolled {
  readonly treatment: boolean;
  readonly sel: boolean;
  readonly sickness: boolean;
}

export interface Consent {
  readonly package: string;
  /** The sector that registered it. */
  readonly sector: string;
  readonly state: string;
  readonly givenOn: Day | null;
  /** The first day without sharing. */
  readonly expiresOn: Day | null;
  /** What the package named on the day it was given. */
  readonly flows: readonly Flow[];
  /** When the yes was said, among all that was said about this citizen: of a yes and a refusal the newer counts. */
  readonly turn: number;
}

export interface Relation {
  readonly member: string;
  readonly kind: string;
  readonly from: Instant;
  /** Null: until somebody ends it. */
  readonly to: Instant | null;
}

/** Everything about one citizen that decides who may see what; nothing of what is written. Never changed, only replaced. */
export interface Facts {
  readonly enrolled: ReadonlyMap<string, Enrolled>;
  readonly consents: readonly Consent[];
  /** Owners of open board stays. */
  readonly stays: ReadonlySet<Owner>;
  readonly relations: readonly Relation[];
  /** Contact persons as each owner has listed them. */
  readonly contacts: ReadonlyMap<string, readonly string[]>;
  /** Sectors the citizen's own words are for. */
  readonly audience: ReadonlySet<string>;
  readonly hospital: { readonly dischargedOn: Day | null } | null;
  readonly refusals: readonly Refusal[];
  readonly plans: readonly Plan[];
  /** Whether somebody acts for the citizen, as each sector has it on record. */
  readonly representatives: ReadonlyMap<string, string>;
  /** What one member may see for a time: in an emergency, before a visit, as primary contact. */
  readonly personal: readonly PersonalRight[];
  /** Elements the citizen has had marked private: whose they are, and the member who set the mark. */
  readonly hidden: ReadonlyMap<string, { readonly owner: Owner; readonly by: string }>;
  /** How much has been said; the next yes or refusal is one later. */
  readonly turn: number;
}

export const UNKNOWN_CITIZEN: Facts = {
  enrolled: new Map(),
  consents: [],
  stays: new Set(),
  relations: [],
  contacts: new Map(),
  audience: new Set(),
  hospital: null,
  refusals: [],
  plans: [],
  representatives: new Map(),
  personal: [],
  hidden: new Map(),
  turn: 0,
};

const HEALTH_SECTORS: readonly string[] = ['region_psych', 'muni_health'];

/** A sector has enrolled the citizen: a health sector by that has a course of treatment. */
export function enrolledBy(facts: Facts, sector: StaffSector, contacts: readonly string[], at: Instant): Facts {
  const treatment = HEALTH_SECTORS.includes(sector);
  return {
    ...facts,
    enrolled: new Map(facts.enrolled).set(sector, { treatment, sel: false, sickness: false }),
    contacts: new Map(facts.contacts).set(sector, contacts),
    relations: [...facts.relations, ...contacts.map((member) => contactPerson(member, at))],
  };
}

/** A sector names other contact persons: who is no longer named has no relation by that. */
export function withContacts(facts: Facts, sector: string, members: readonly string[], at: Instant): Facts {
  const before = facts.contacts.get(sector) ?? [];
  const gone = before.filter((member) => !members.includes(member));
  const come = members.filter((member) => !before.includes(member));
  const ends = (relation: Relation) => relation.kind === 'contact_person' && gone.includes(relation.member);
  return {
    ...facts,
    contacts: new Map(facts.contacts).set(sector, members),
    relations: [
      ...facts.relations.filter((relation) => !ends(relation)),
      ...come.map((member) => contactPerson(member, at)),
    ],
  };
}

export function onBoard(facts: Facts, owner: Owner): Facts {
  return { ...facts, stays: new Set([...facts.stays, owner]) };
}

/** Taken off; whoever did it has a planned contact until the follow-up day has passed. */
export function offBoard(facts: Facts, owner: Owner, member: string, from: Instant, to: Instant): Facts {
  return {
    ...facts,
    stays: new Set([...facts.stays].filter((one) => one !== owner)),
    relations: [...facts.relations, { member, kind: 'planned_contact', from, to }],
  };
}

/** One step of a consent as the sector that registers it takes it. */
export function withConsent(facts: Facts, step: Pick<Consent, 'package' | 'sector'> & Partial<Consent>): Facts {
  const isSame = (consent: Consent) =>
    consent.package === step.package && consent.sector === step.sector && consent.state !== 'superseded';
  const before = facts.consents.find(isSame) ?? NOT_ASKED;
  // That thirty days are left, or a doubt is over, is no yes said anew; a renewal is.
  const turn = step.givenOn !== undefined ? facts.turn + 1 : before.turn;
  return {
    ...facts,
    turn: Math.max(turn, facts.turn),
    consents: [...facts.consents.filter((one) => !isSame(one)), { ...before, ...step, turn }],
  };
}

const NOT_ASKED = { state: 'not_asked', givenOn: null, expiresOn: null, flows: [], turn: 0 };

/** Another extent: what stood is closed, though it once was in force, and another yes is said. */
export function rescoped(facts: Facts, step: Pick<Consent, 'package' | 'sector'> & Partial<Consent>): Facts {
  return withConsent(withConsent(facts, { package: step.package, sector: step.sector, state: 'superseded' }), step);
}

/** Taken back: whatever is in force of the package ends, whichever side it was given to. */
export function withdrawn(facts: Facts, packageId: string): Facts {
  return closing(facts, packageId, 'withdrawn');
}

/** Whether the citizen can consent is in doubt: whatever is in force of the package pauses, whichever side it was given to. */
export function doubted(facts: Facts, packageId: string): Facts {
  return closing(facts, packageId, PAUSED);
}

/** The state of a consent that was in force before the doubt. One that was only asked is in the register's alone. */
export const PAUSED = 'suspended_capacity';

function closing(facts: Facts, packageId: string, state: string): Facts {
  const isInForce = (consent: Consent) => consent.package === packageId && SHARING_STATES.includes(consent.state);
  return {
    ...facts,
    consents: facts.consents.map((consent) => (isInForce(consent) ? { ...consent, state } : consent)),
  };
}

/** States of a consent in which it shares, until its day. @see law.md §9 */
export const SHARING_STATES: readonly string[] = ['active', 'expiring'];

function contactPerson(member: string, from: Instant): Relation {
  return { member, kind: 'contact_person', from, to: null };
}
