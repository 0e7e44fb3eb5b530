import { type Category, type Day, type Instant, type Owner } from '@samtavle/domain';
import { type Facts } from './facts.js';

/** A refusal (frabedelse) that stands. Empty lists name none, and so mean all of them. @see Sundhedsloven § 41 stk. 3 */
export interface Refusal {
  readonly id: string;
  /** The sector it was given to. */
  readonly givenTo: string;
  readonly categories: readonly string[];
  readonly receivers: readonly string[];
  readonly turn: number;
}

/** A discharge agreement or coordination plan. @see Psykiatriloven §§ 13 a-13 c */
export interface Plan {
  /** Of the element that holds it. */
  readonly id: string;
  readonly owner: string;
  readonly parties: readonly string[];
  readonly fields: readonly string[];
  readonly firstDay: Day;
  /** The last day, included; null while no end is agreed. */
  readonly lastDay: Day | null;
  /** Ended before its time, or by hand. */
  readonly ended: boolean;
}

/** What opens to one member and to nobody else, until a moment. */
export type PersonalRight = { readonly member: string; readonly until: Instant } &
  /** An emergency: these categories, of the owners that had the citizen by name at that moment. */
  (
    | {
        readonly kind: 'look-up';
        readonly categories: readonly Category[];
        readonly owners: readonly string[];
        /** What a version of the policy has closed since: a later one does not open it again. */
        readonly lost?: ReadonlySet<string>;
      }
    /** One element, and nothing beside it. It lies with whoever pushed it. */
    | { readonly kind: 'pushed'; readonly element: string; readonly owner: Owner; readonly category: Category }
    /** The own sector's protected address, for whoever visits that day. */
    | { readonly kind: 'visit' }
    /** What the citizen marked private, for the first on the own sector's list of contact persons. */
    | { readonly kind: 'primary contact' }
  );

/** Refuses, from now on: whatever was said before is older. */
export function refused(facts: Facts, refusal: Omit<Refusal, 'turn'>): Facts {
  const turn = facts.turn + 1;
  return { ...facts, turn, refusals: [...facts.refusals, { ...refusal, turn }] };
}

/** Takes a refusal back: it is as if it had never been said. */
export function lifted(facts: Facts, id: string): Facts {
  return { ...facts, refusals: facts.refusals.filter((refusal) => refusal.id !== id) };
}

/** A plan is made, or another text of it is agreed. */
export function planned(facts: Facts, plan: Plan): Facts {
  return { ...facts, plans: [...facts.plans.filter(({ id }) => id !== plan.id), plan] };
}

export function planEnded(facts: Facts, id: string): Facts {
  return { ...facts, plans: facts.plans.map((plan) => (plan.id === id ? { ...plan, ended: true } : plan)) };
}

/** `unclear` is a doubt about who speaks for the citizen; on either side it is doubt. @see Sundhedsloven § 14 */
export function representedAs(facts: Facts, sector: string, state: string): Facts {
  return { ...facts, representatives: new Map(facts.representatives).set(sector, state) };
}

export function openedToOne(facts: Facts, right: PersonalRight): Facts {
  return { ...facts, personal: [...facts.personal, right] };
}

/** Somebody is done with what they looked up. */
export function lookUpEnded(facts: Facts, member: string): Facts {
  const isOver = (right: PersonalRight) => right.kind === 'look-up' && right.member === member;
  return { ...facts, personal: facts.personal.filter((right) => !isOver(right)) };
}

/** The citizen asked to keep an element from others: it is in another category than its text says. */
export function markedPrivate(facts: Facts, element: string, owner: Owner, by: string): Facts {
  return { ...facts, hidden: new Map(facts.hidden).set(element, { owner, by }) };
}

export function knownAgain(facts: Facts, element: string): Facts {
  return { ...facts, hidden: new Map([...facts.hidden].filter(([one]) => one !== element)) };
}
