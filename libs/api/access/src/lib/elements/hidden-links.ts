import { same } from '@samtavle/care-plan';
import { type ElementKind } from '@samtavle/contracts';
import { versionOrder, wholeVersion } from '@samtavle/domain';
import { type Eyes, present } from '../present/present.js';
import { type ElementEntity, type StoredContent } from './element.entity.js';

/** An element, or one of its versions, as far as the mask looks at it. */
interface Saying {
  readonly content: StoredContent;
  readonly goalSlot?: number | null;
}

interface Version extends Saying {
  readonly ended: boolean;
}

interface Element extends Saying {
  readonly id: string;
  readonly kind: ElementKind;
  readonly slot: number;
}

/** Fields that name something which may be hidden from who sees the rest. */
const LINKS = ['goal', 'goalId', 'relative'] as const;

/** Kinds that have one, and what stands in the place of one. */
export const LINKING_KINDS: readonly ElementKind[] = ['action', 'effort_goal', 'network_person'];
const OF_LINKS: ReadonlySet<string> = new Set([...LINKS, 'whyNot']);

/**
 * What an element says, now or in a version of it, to who sees it of the citizen: without links to what is hidden from
 * them. What is merged and compared is this, so that no refusal tells of the rest.
 */
export function asSeen(citizen: Eyes, element: Element, said: Saying = element): StoredContent {
  const { id, kind, slot } = element;
  const [seen] = present(citizen, [{ id, kind, slot, content: said.content, goalSlot: said.goalSlot ?? null }]);
  return seen?.content ?? {};
}

/**
 * Whether all that a version changed is hidden from who sees the element: to them there is no such version, because one
 * that changes nothing would tell that something was changed. One that changed nothing at all is theirs to see.
 *
 * @param before the version it came after; null of the first
 */
export function isHiddenChange(
  citizen: Eyes,
  element: Pick<Element, 'id' | 'kind' | 'slot'>,
  version: Version,
  before: Version | null,
): boolean {
  if (before === null || version.ended !== before.ended || same(version.content, before.content)) return false;
  const seen = (said: Version) => asSeen(citizen, { ...element, ...said });
  return same(seen(version), seen(before));
}

/**
 * Whether nothing changed but what may be hidden from somebody who sees the rest: a version that is not counted.
 * @see docs/adr/0022
 */
export function isLinkChange(kind: ElementKind, before: StoredContent, after: StoredContent): boolean {
  const rest = (content: StoredContent) =>
    Object.fromEntries(Object.entries(content).filter(([name]) => !OF_LINKS.has(name)));
  return LINKING_KINDS.includes(kind) && !same(before, after) && same(rest(before), rest(after));
}

/**
 * Whether that version is what stands, to who sees this of the citizen: what came later, if something did, is hidden from them. A
 * number that never was, between what they see and the next whole one, is taken for one that was: which of the two it is would tell.
 */
export function stillStandsAt(citizen: Eyes, element: ElementEntity, version: number): boolean {
  const [seen] = present(citizen, [element]);
  if (!seen || wholeVersion(version) !== wholeVersion(element.version)) return false;
  return versionOrder(version) >= versionOrder(seen.version);
}

/** Whether it names something that is not shown. */
export function hidesLink(stored: StoredContent, seen: StoredContent): boolean {
  return LINKS.some((name) => isHidden(name, stored, seen));
}

/**
 * What is to be stored of what somebody wrote who saw only that: a link that is hidden from them stays unless they choose
 * another. To take away what one does not see is to change nothing.
 */
export function keepingHidden(stored: StoredContent, seen: StoredContent, written: StoredContent): StoredContent {
  const kept = LINKS.filter((name) => isHidden(name, stored, seen) && (written[name] ?? null) === null);
  return { ...written, ...Object.fromEntries(kept.map((name) => [name, stored[name]])) };
}

function isHidden(name: (typeof LINKS)[number], stored: StoredContent, seen: StoredContent): boolean {
  return (stored[name] ?? null) !== null && (seen[name] ?? null) === null;
}
