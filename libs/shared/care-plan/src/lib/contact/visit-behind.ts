import { type VisitState } from '../visit/visit-state.js';

/** A visit as the rules of logging a contact look at it. */
export interface PlannedVisit {
  readonly on: string;
  /** `08:45` */
  readonly at: string;
  readonly state: VisitState;
  /** Whose sector agreed it. */
  readonly owner: string;
  readonly who: readonly string[];
}

/** Ways of meeting somebody without being where they are. */
const FROM_AFAR: readonly string[] = ['phone', 'video'];

/**
 * What a contact means for a visit that stands on its day: `fulfils` it unless somebody says otherwise, `may` fulfil it
 * when somebody says so, or is `apart` from it. A visit is made by whoever went there: by one of its own people, or by
 * somebody in their place who says so, and never by a call of somebody else.
 */
export type VisitMeaning = 'fulfils' | 'may' | 'apart';

export function meaningFor(visit: Pick<PlannedVisit, 'who'>, how: string, met: readonly string[]): VisitMeaning {
  const isTheirs = visit.who.some((one) => met.includes(one));
  const isFromAfar = FROM_AFAR.includes(how);
  if (isTheirs) return isFromAfar ? 'may' : 'fulfils';
  return isFromAfar ? 'apart' : 'may';
}

/**
 * The visit of that day a contact could be: one's own first, else one the own sector agreed; of several the earliest. A
 * visit that was made or called off is none, and one nobody opened to still is.
 */
export function visitBehind<T extends PlannedVisit>(
  visits: readonly T[],
  on: string,
  me: { readonly member: string; readonly sector: string },
): T | null {
  const open = visits
    .filter((visit) => visit.on === on && (visit.state === 'planned' || visit.state === 'attempted'))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const own = open.find(({ who }) => who.includes(me.member));
  return own ?? open.find(({ owner }) => owner === me.sector) ?? null;
}
