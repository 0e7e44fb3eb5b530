import { type Card, type ElementContent, type ElementKind, type MemberId } from '@samtavle/contracts';
import { CATEGORIES, type Category, type Day, type Owner, OWNERS, type Sector, slotOf } from '@samtavle/domain';
import { lastContact } from '@samtavle/care-plan';
import { ruleFor, type SharingPolicy } from '@samtavle/policy';
import { type CardElement } from '../elements/element.entity.js';
import { type Presented, type VisibleCitizen } from './present.js';

/** In the order they were written. */
export type PresentedOnCard = Presented<CardElement>;

type Said<K extends ElementKind> = Extract<ElementContent, { kind: K }> & { readonly element: PresentedOnCard };

/**
 * A citizen's card from what this viewer may see of them; undefined when no name may be shown. Everything on it, marks
 * and absences included, is computed from presented elements and from the decision alone.
 */
export function cardOf(
  policy: SharingPolicy,
  citizen: VisibleCitizen,
  elements: readonly PresentedOnCard[],
  sector: Sector,
  today: Day,
): Card | undefined {
  const byKind = new Map<ElementKind, PresentedOnCard[]>();
  for (const element of elements) {
    const same = byKind.get(element.kind);
    if (same) same.push(element);
    else byKind.set(element.kind, [element]);
  }
  // A cast at the edge to the database: what is stored under a kind was held against that kind's contract when it was
  // written, and parsing 10,000 rows again for each board would cost more than reading them.
  const of = <K extends ElementKind>(kind: K): Said<K>[] =>
    (byKind.get(kind) ?? []).map((element) => ({ ...element.content, element }) as unknown as Said<K>);

  const identity = ownFirst(of('identity'), sector)[0];
  if (!identity) return undefined;
  const stays = of('stay').sort(byIntensityThenAge);
  const stay = stays[0];
  // A reason counts with its stay: one hung on a stay that has ended, or that this viewer may not see, is nothing here.
  const reasons = of('reason')
    .filter((reason) => stays.some(({ element }) => element.id === reason.stay))
    .sort((a, b) => Number(b.primary) - Number(a.primary));
  const action = of('action').sort(byDue)[0];
  const visit = of('visit')
    .filter((one) => one.on === today && one.state !== 'cancelled')
    .sort((a, b) => compareText(a.at, b.at))[0];
  const contact = lastContact(of('contact'));
  const admission = of('admission').find((one) => one.status === 'admitted' || one.status === 'on_leave');

  return {
    id: citizen.id,
    name: `${identity.givenName} ${identity.familyName}`,
    stay: stay
      ? {
          owner: stay.element.owner,
          level: stay.level,
          since: stay.since,
          reviewOn: stay.reviewOn,
          version: stay.element.version,
        }
      : null,
    reasons: reasons.map(({ reason, element }) => ({ owner: element.owner, reason })),
    reasonHeld: stay !== undefined && reasons.length === 0,
    action: action
      ? { owner: action.element.owner, text: action.text, responsible: action.responsible, dueOn: action.dueOn }
      : null,
    actionHeld: stay !== undefined && !action && !seesEveryAction(policy, citizen.mask, stay.element.owner),
    lastContactOn: contact.on,
    attempts: contact.attempts,
    visit: visit ? { at: visit.at, who: visit.who } : null,
    admission: admission
      ? { since: admission.since, ward: admission.ward, onLeave: admission.status === 'on_leave' }
      : null,
    contacts: [...new Set(of('contacts').flatMap((one): MemberId[] => one.members))],
    marks: OWNERS.filter((owner) => elements.some((element) => markOf(element) === owner)),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The citizen's mark stands at own words, whoever wrote them down. */
function markOf(element: PresentedOnCard): Owner {
  return element.kind === 'goal' ? 'citizen' : element.owner;
}

/** The own sector's spelling of a name comes first; otherwise the order of owners. */
function ownFirst<T extends { element: PresentedOnCard }>(said: T[], sector: Sector): T[] {
  const rank = ({ element }: T) => (element.owner === sector ? -1 : OWNERS.indexOf(element.owner));
  return said.sort((a, b) => rank(a) - rank(b));
}

/** Two authorities may each have put the citizen on the board before they knew of each other: the most intensive counts. */
function byIntensityThenAge(a: Said<'stay'>, b: Said<'stay'>): number {
  return (
    b.level - a.level ||
    compareText(a.since, b.since) ||
    OWNERS.indexOf(a.element.owner) - OWNERS.indexOf(b.element.owner)
  );
}

function byDue(a: Said<'action'>, b: Said<'action'>): number {
  // Days compare as text, and the locale has no say in it. What is due on the same day stays in the order it was written.
  return compareText(a.dueOn ?? '9999', b.dueOn ?? '9999');
}

/**
 * Whether the viewer would see the owner's next action whatever it is about. Asked of the decision, not of what is
 * recorded, so that "held back" never tells that something is there. @see sharing policy, evaluation_order step 8
 */
function seesEveryAction(policy: SharingPolicy, mask: string, owner: Owner): boolean {
  return actionCategories(policy, owner).every((category) => mask[slotOf(owner, category)] === '1');
}

const known = new WeakMap<SharingPolicy, Map<Owner, readonly Category[]>>();

/** What an owner's next action can be about and be spoken of: categories it may hold itself, without the silent ones. */
function actionCategories(policy: SharingPolicy, owner: Owner): readonly Category[] {
  const ofPolicy = known.get(policy) ?? new Map<Owner, readonly Category[]>();
  known.set(policy, ofPolicy);
  const found = ofPolicy.get(owner);
  if (found) return found;
  const shown = new Set(
    policy.categories
      .filter((one) => ['wall', 'card', 'detail'].includes(one.display) && one.sensitivity < 5)
      .map((one) => one.id),
  );
  const own = CATEGORIES.filter(
    (category) =>
      shown.has(category) &&
      category !== 'consent_records' &&
      ruleFor(policy, category, owner, owner).effect.startsWith('allow'),
  );
  ofPolicy.set(owner, own);
  return own;
}
