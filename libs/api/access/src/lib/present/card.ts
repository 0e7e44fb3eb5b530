import { type Card, type ElementContent, type ElementKind, type MemberId } from '@samtavle/contracts';
import { CATEGORIES, type Category, type Day, type Owner, OWNERS, type Sector, slotOf } from '@samtavle/domain';
import { ruleFor, SHARING_POLICY } from '@samtavle/policy';
import { contentOf } from '../elements/element.entity.js';
import { type PresentedElement, type VisibleCitizen } from './present.js';

type Said<K extends ElementKind> = Extract<ElementContent, { kind: K }> & { readonly element: PresentedElement };

/**
 * A citizen's card from what this viewer may see of them; undefined when no name may be shown. Everything on it, marks
 * and absences included, is computed from presented elements and from the decision alone.
 */
export function cardOf(
  citizen: VisibleCitizen,
  elements: readonly PresentedElement[],
  sector: Sector,
  today: Day,
): Card | undefined {
  const of = <K extends ElementKind>(kind: K): Said<K>[] =>
    elements
      .filter((element) => element.kind === kind)
      .map((element) => ({ ...contentOf(element), element }) as Said<K>);

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
    .filter((one) => one.on === today)
    .sort((a, b) => a.at.localeCompare(b.at))[0];
  const contact = of('contact')
    .filter((one) => one.how !== 'attempt')
    .sort((a, b) => b.on.localeCompare(a.on))[0];
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
    actionHeld: stay !== undefined && !action && !seesEveryAction(citizen.mask, stay.element.owner),
    lastContactOn: contact?.on ?? null,
    visit: visit ? { at: visit.at, who: visit.who } : null,
    admission: admission
      ? { since: admission.since, ward: admission.ward, onLeave: admission.status === 'on_leave' }
      : null,
    contacts: [...new Set(of('contacts').flatMap((one): MemberId[] => one.members))],
    marks: OWNERS.filter((owner) => elements.some((element) => markOf(element) === owner)),
  };
}

/** The citizen's mark stands at own words, whoever wrote them down. */
function markOf(element: PresentedElement): Owner {
  return element.kind === 'goal' ? 'citizen' : element.owner;
}

/** The own sector's spelling of a name comes first; otherwise the order of owners. */
function ownFirst<T extends { element: PresentedElement }>(said: T[], sector: Sector): T[] {
  const rank = ({ element }: T) => (element.owner === sector ? -1 : OWNERS.indexOf(element.owner));
  return said.sort((a, b) => rank(a) - rank(b));
}

/** Two authorities may each have put the citizen on the board before they knew of each other: the most intensive counts. */
function byIntensityThenAge(a: Said<'stay'>, b: Said<'stay'>): number {
  return (
    b.level - a.level ||
    a.since.localeCompare(b.since) ||
    OWNERS.indexOf(a.element.owner) - OWNERS.indexOf(b.element.owner)
  );
}

function byDue(a: Said<'action'>, b: Said<'action'>): number {
  return (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.element.createdAt.localeCompare(b.element.createdAt);
}

/**
 * Whether the viewer would see the owner's next action whatever it is about. Asked of the decision, not of what is
 * recorded, so that "held back" never tells that something is there. @see sharing policy, evaluation_order step 8
 */
function seesEveryAction(mask: string, owner: Owner): boolean {
  return actionCategories(owner).every((category) => mask[slotOf(owner, category)] === '1');
}

const known = new Map<Owner, readonly Category[]>();

/** What an owner's next action can be about and be spoken of: categories it may hold itself, without the silent ones. */
function actionCategories(owner: Owner): readonly Category[] {
  const found = known.get(owner);
  if (found) return found;
  const shown = new Set(
    SHARING_POLICY.categories
      .filter((one) => ['wall', 'card', 'detail'].includes(one.display) && one.sensitivity < 5)
      .map((one) => one.id),
  );
  const own = CATEGORIES.filter(
    (category) =>
      shown.has(category) &&
      category !== 'consent_records' &&
      ruleFor(SHARING_POLICY, category, owner, owner).effect.startsWith('allow'),
  );
  known.set(owner, own);
  return own;
}
