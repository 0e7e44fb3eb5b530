import { activityOf, type StayEvent } from './activity.js';
import type { ChainLink, StayMessage } from './hospital-notification.js';
import type { Step } from './stay-order.js';

/** A turning point that still stands after corrections and cancellations. */
export interface StandingEvent {
  readonly about: StayEvent;
  /** The latest message we hold about it; null while only its existence is known. */
  readonly message: StayMessage | null;
  /** Set when a cancelled turning point left this behind: the message then says what holds instead. */
  readonly takenBack: boolean;
}

interface Slot {
  readonly about: StayEvent;
  readonly emergency: boolean;
  readonly messageIds: Set<string>;
  message: StayMessage | null;
  takenBack: boolean;
}

/**
 * Goes through the steps and keeps what stands. A correction takes the place of what it corrects, so that a corrected
 * admission does not end a later leave. A cancelled admission takes all that happened in it along, up to the next
 * admission. Any other cancelled turning point leaves its message behind, which says what holds instead.
 */
export function standingEvents(steps: readonly Step[]): readonly StandingEvent[] {
  const links = new Map(steps.map(({ link }) => [link.messageId, link]));
  const slots: Slot[] = [];
  for (const { link, message } of steps) {
    const activity = activityOf(link.activityCode);
    const about = message?.about ?? activity.about;
    const change = message?.event === 'cancel' ? 'cancel' : activity.change;
    const slot = change === 'tell' ? undefined : findSlot(link, about, activity.emergency, slots, links);
    if (change === 'cancel' && about === 'admit') {
      if (slot !== undefined) removeAdmission(slot, slots);
    } else if (slot === undefined) {
      const fresh = {
        about,
        emergency: activity.emergency,
        messageIds: new Set([link.messageId]),
        message,
        takenBack: change === 'cancel',
      };
      // A correction of an admission we never saw belongs before all that came after the admission.
      if (change === 'revise' && about === 'admit' && !slots.some((each) => each.about === 'admit'))
        slots.unshift(fresh);
      else slots.push(fresh);
    } else {
      slot.messageIds.add(link.messageId);
      // A correction we only know of leaves what we hold; a cancellation we only know of leaves nothing to show.
      if (message !== null || change === 'cancel') {
        slot.message = message;
        slot.takenBack = change === 'cancel';
      }
    }
  }
  return slots;
}

/**
 * The turning point a correction or cancellation means: the nearest of its kind on the way back through the history,
 * or none when that has been cancelled. When the history does not reach so far, the latest of its kind.
 */
function findSlot(
  link: ChainLink,
  about: StayEvent,
  emergency: boolean,
  slots: readonly Slot[],
  links: ReadonlyMap<string, ChainLink>,
): Slot | undefined {
  const isMeant = (each: Slot) => each.about === about && each.emergency === emergency;
  const passed = new Set([link.messageId]);
  let id = link.replaces;
  while (id !== null && !passed.has(id)) {
    const here: string = id;
    passed.add(here);
    const slot = slots.find((each) => isMeant(each) && each.messageIds.has(here));
    if (slot !== undefined) return slot;
    const step = links.get(here);
    if (step !== undefined && isTellingOf(step, about, emergency)) return undefined;
    id = step?.replaces ?? null;
  }
  return slots.findLast(isMeant);
}

function isTellingOf({ activityCode }: ChainLink, about: StayEvent, emergency: boolean): boolean {
  const activity = activityOf(activityCode);
  return activity.change === 'tell' && activity.about === about && activity.emergency === emergency;
}

function removeAdmission(admission: Slot, slots: Slot[]): void {
  const from = slots.indexOf(admission);
  const next = slots.findIndex((each, index) => index > from && each.about === 'admit');
  slots.splice(from, (next === -1 ? slots.length : next) - from);
}
