import { type Category, type Day, type Instant } from '@samtavle/domain';
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

/** What an emergency opens to one member and to nobody else, until a moment. */
export type PersonalRight = { readonly member: string; readonly until: Instant } & (
  | { readonly kind: 'look-up'; readonly categories: readonly Category[] }
  /** One element, and nothing beside it. */
  | { readonly kind: 'pushed'; readonly element: string }
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
