import { isNamed } from '@samtavle/api-access';
import { type TeamEvent } from '@samtavle/api-platform';
import { pairOf, slotOf } from '@samtavle/domain';
import { parseViewerClassKey } from '@samtavle/policy';
import { type Connection } from '../connections.js';

/** A class's stored decision about one citizen. */
export interface ClassDecision {
  readonly classKey: string;
  readonly citizenId: string;
  readonly mask: string;
  readonly byClass: boolean;
  readonly bySector: boolean;
  /** Of the region's admissions only the notice of § 12 c. */
  readonly noticeOnly: boolean;
  /** The plans it is a party to. */
  readonly plans: readonly string[];
}

/** Of one class's screens: those that may see the citizen now, and those that may have seen the card and no longer may. */
export interface Audience {
  readonly show: readonly Connection[];
  readonly clear: readonly Connection[];
}

/** Pure: who is in the audience of one citizen's events. `related` are members with a relation of their own. */
export function audienceOf(
  screens: readonly Connection[],
  decision: ClassDecision | undefined,
  related: ReadonlySet<string>,
  events: readonly TeamEvent[],
  classKey: string,
): Audience {
  const named = decision !== undefined && isNamed(decision.mask);
  const sees = ({ viewer }: Connection) =>
    named && (decision.byClass || (decision.bySector && viewer.reach === 'sector') || related.has(viewer.memberId));
  const lost = events.some((event) => event.lost.includes(classKey));
  const lostNamed = events.some((event) => event.lostNamed.includes(classKey));
  const lostByPerson = new Set(events.flatMap((event) => event.members));
  const lostSector = events.some((event) => event.lostSector.includes(classKey));
  const loses = ({ viewer }: Connection) =>
    lost ||
    (lostNamed && related.has(viewer.memberId)) ||
    (lostSector && viewer.reach === 'sector') ||
    lostByPerson.has(viewer.memberId);
  return { show: screens.filter(sees), clear: screens.filter((screen) => !sees(screen) && loses(screen)) };
}

/**
 * Whether an event is this class's business: its view of the citizen changed, or something it may see did. Everything
 * else is passed over without a sign.
 */
export function concerns(event: TeamEvent, classKey: string, decision: ClassDecision | undefined): boolean {
  if (event.changedFor.includes(classKey) || event.lost.includes(classKey) || event.lostNamed.includes(classKey))
    return true;
  return seenSlots(event, decision).length > 0;
}

const ADMISSION = slotOf('region_psych', 'admission_discharge');

/** What changed that this class may see. Where the law opens the notice alone, nothing else tagged as admission counts. */
export function seenSlots({ slots, change }: TeamEvent, decision: ClassDecision | undefined): number[] {
  if (decision === undefined) return [];
  const { mask, noticeOnly, classKey } = decision;
  return slots.filter(
    (slot) =>
      mask[slot] === '1' &&
      !(noticeOnly && slot === ADMISSION && change !== 'admission') &&
      // That somebody was asked, or said no, is the asking sector's own, also where its consents may be seen.
      // So is a fact that was passed on to one person of another sector.
      !((change === 'question' || change === 'push') && parseViewerClassKey(classKey)?.sector !== pairOf(slot).owner) &&
      // What would end the stay is for those who may see the board status too, as row-level security has it.
      !(change === 'criterion' && mask[slotOf(pairOf(slot).owner, 'board_status')] !== '1'),
  );
}

/** The screens of those whose own relation to the citizen an event changed: theirs alone, nobody else's business. */
export function personsOf(screens: readonly Connection[], events: readonly TeamEvent[]): Connection[] {
  const members = new Set(events.flatMap((event) => event.members));
  return screens.filter((screen) => members.has(screen.viewer.memberId));
}
