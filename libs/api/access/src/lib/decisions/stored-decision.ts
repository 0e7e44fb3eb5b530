import { CATEGORIES, OWNERS, type Slot, slotOf, type StaffSector } from '@samtavle/domain';
import {
  changesBetween,
  type Decision,
  decide,
  maskOf,
  plansOfParty,
  type SharingPolicy,
  slotsOfMask,
  type ViewerClass,
} from '@samtavle/policy';
import { type Instant } from '@samtavle/domain';
import { type CitizenFacts, sharingFactsFor } from './facts.js';

/** The stored form: a bit per slot, and which working relations a member of the class has through the caseload. */
export interface StoredDecision {
  readonly mask: string;
  /** The citizen is in the shared caseload of the class's sector and on the board. */
  readonly byClass: boolean;
  /** The sector itself has enrolled the citizen: its leaders and whoever is on duty have a relation. */
  readonly bySector: boolean;
  /** The region's admission slot is open as the hospital notice of § 12 c: that element, and nothing else tagged alike. */
  readonly noticeOnly: boolean;
  /** Ids of the plans whose document the class may read as a party, in order. */
  readonly plans: readonly string[];
  readonly until: Instant | 'infinity';
}

export const NAME_SLOTS: readonly Slot[] = OWNERS.map((owner) => slotOf(owner, 'identification'));
const ADMISSION = slotOf('region_psych', 'admission_discharge');
/** The mask of a class that may see nothing. */
export const NOTHING_OPEN = '0'.repeat(OWNERS.length * CATEGORIES.length);

/** Whether anybody with a relation may see that the citizen exists. */
export function isNamed(mask: string): boolean {
  return NAME_SLOTS.some((slot) => mask[slot] === '1');
}

/**
 * What is stored for one class, and the moment it will be something else. Not every moment at which the rules must be
 * looked at again changes what is seen: of two consents that say the same, the first lapses. Were that the end, the walls
 * would shut and open again with nothing to tell, and whoever looked in between would be left without the card.
 */
export function storedDecision(
  policy: SharingPolicy,
  viewerClass: ViewerClass,
  facts: CitizenFacts,
  now: Instant,
): StoredDecision {
  const first = momentaryDecision(policy, viewerClass, facts, now);
  let { next } = first;
  while (next !== null) {
    const then = momentaryDecision(policy, viewerClass, facts, next);
    if (!isSeenAlike(first, then)) break;
    next = then.next;
  }
  const { mask, byClass, bySector, noticeOnly, plans } = first;
  return { mask, byClass, bySector, noticeOnly, plans, until: next ?? 'infinity' };
}

/** Whether two decisions show the same to everybody of the class. */
export function isSeenAlike(one: Shown, other: Shown): boolean {
  return (
    one.mask === other.mask &&
    one.byClass === other.byClass &&
    one.bySector === other.bySector &&
    one.noticeOnly === other.noticeOnly &&
    one.plans.join() === other.plans.join()
  );
}

type Shown = Omit<StoredDecision, 'until'>;

/** Of a class that sees nothing. */
export const NOTHING_SHOWN: Shown = {
  mask: NOTHING_OPEN,
  byClass: false,
  bySector: false,
  noticeOnly: false,
  plans: [],
};

/**
 * The pairs that open or close for somebody of a class between two decisions. Where other persons of it are reached than
 * before, as when the citizen comes on the board, that is all that either of them shows.
 */
export function slotsBetween(one: Shown, other: Shown): Slot[] {
  if (one.byClass !== other.byClass || one.bySector !== other.bySector)
    return [...new Set([...slotsOfMask(one.mask), ...slotsOfMask(other.mask)])];
  const { gained, lost } = changesBetween(one.mask, other.mask);
  return [...gained, ...lost, ...(one.noticeOnly !== other.noticeOnly ? [ADMISSION] : [])];
}

/**
 * What holds at one moment. A sector that neither enrolled the citizen nor was let in by a consent has no caseload
 * to share, so its class sees nothing, whatever the rules would allow somebody with a relation.
 * @see sharing policy, requires_vocabulary.relation_active; docs/adr/0005
 */
function momentaryDecision(
  policy: SharingPolicy,
  viewerClass: ViewerClass,
  facts: CitizenFacts,
  at: Instant,
): Shown & { readonly next: Instant | null } {
  const decision = decide(policy, viewerClass, sharingFactsFor(facts, viewerClass.sector), at);
  const next = decision.until;
  const enrolled = facts.enrolled.includes(viewerClass.sector as StaffSector);
  if (!enrolled && !isLetIn(decision)) return { ...NOTHING_SHOWN, next };
  const onBoard = facts.stays.some((owner) => decision.grants.has(slotOf(owner, 'board_status')));
  const noticeOnly = decision.grants.get(ADMISSION)?.via === 'RSL12C';
  const plans = plansOfParty(viewerClass.sector, facts.sharing.plans, at);
  return { mask: maskOf(decision), byClass: onBoard, bySector: enrolled, noticeOnly, plans, next };
}

/** Let in by the citizen's consent or by a plan: the name is shown on that ground. */
function isLetIn(decision: Decision): boolean {
  return NAME_SLOTS.some((slot) => {
    const grant = decision.grants.get(slot);
    return grant?.consentId !== undefined || grant?.planId !== undefined;
  });
}
