import { type CitizenDetail, type ElementView, type HeldBackNote } from '@samtavle/contracts';
import { compareText, latestFirst, type Owner, OWNERS, type Sector } from '@samtavle/domain';

/** Everything of one owner, and what of that owner is held back. */
export interface OwnerPart {
  readonly owner: Owner;
  readonly elements: readonly ElementView[];
  readonly heldBack: readonly HeldBackNote[];
}

/**
 * What stands elsewhere: the name in the title, contact persons under it, and on the plan's own page what nobody reads in
 * passing. The legal deadline and the medicine that is due are for the card too.
 */
const ELSEWHERE: ReadonlySet<ElementView['content']['kind']> = new Set([
  'identity',
  'contacts',
  'effort_goal',
  'sub_goal',
  'plan_agreement',
  'crisis_plan',
  'advance_statement',
  'network_person',
  'child',
  'life_status',
  'measure',
]);

/** The order in which one reads about somebody. */
const READING_ORDER: readonly ElementView['content']['kind'][] = [
  'pushed_fact',
  'address',
  'stay',
  'reason',
  'exit_criterion',
  'legal_status',
  'medication_due',
  'admission',
  'plan',
  'note',
  'goal',
  'action',
  'visit',
  'contact',
];

/** The citizen's own words, whoever wrote them down: newest first. */
export function ownWords(elements: readonly ElementView[]): readonly ElementView[] {
  return elements.filter(isOwnWords).sort(newestFirst);
}

function isOwnWords({ owner, category, content }: ElementView): boolean {
  return (content.kind === 'goal' && category === 'own_goals') || (owner === 'citizen' && content.kind === 'note');
}

/** One part per owner, the viewer's own sector first. An owner without elements or notes leaves no gap. */
export function ownerParts(
  { elements, heldBack }: Pick<CitizenDetail, 'elements' | 'heldBack'>,
  own: Sector | undefined,
): readonly OwnerPart[] {
  const order = [...OWNERS].sort((a, b) => Number(b === own) - Number(a === own));
  return order
    .map((owner) => ({
      owner,
      elements: elements.filter((element) => element.owner === owner && belongsInGroup(element)).sort(inReadingOrder),
      heldBack: heldBack.filter((note) => note.owner === owner),
    }))
    .filter((part) => part.elements.length + part.heldBack.length > 0);
}

function belongsInGroup(element: ElementView): boolean {
  return !isOwnWords(element) && !ELSEWHERE.has(element.content.kind);
}

function inReadingOrder(a: ElementView, b: ElementView): number {
  const rank = ({ content }: ElementView) => {
    const at = READING_ORDER.indexOf(content.kind);
    return at < 0 ? READING_ORDER.length : at;
  };
  return rank(a) - rank(b) || primaryFirst(a, b) || openFirst(a, b) || soonestFirst(a, b) || newestFirst(a, b);
}

const isPrimary = ({ content }: ElementView): boolean => content.kind === 'reason' && content.primary;
const primaryFirst = (a: ElementView, b: ElementView): number => Number(isPrimary(b)) - Number(isPrimary(a));
const isDone = ({ content }: ElementView): boolean => content.kind === 'action' && content.doneAt !== null;
const openFirst = (a: ElementView, b: ElementView): number => Number(isDone(a)) - Number(isDone(b));

/** Visits stand in the order they are made, whenever they were written down. */
const visitAt = ({ content }: ElementView): string => (content.kind === 'visit' ? `${content.on} ${content.at}` : '');
function soonestFirst(a: ElementView, b: ElementView): number {
  return compareText(visitAt(a), visitAt(b));
}

/** What was written or changed last comes first. */
export const newestFirst = latestFirst<ElementView>(({ updatedAt }) => updatedAt);

/** What changed last, among what may be seen. */
export function latestChanges(elements: readonly ElementView[], most: number): readonly ElementView[] {
  return elements
    .filter(({ content }) => content.kind !== 'identity')
    .sort(newestFirst)
    .slice(0, most);
}
