import type { Instant } from '@samtavle/domain';
import type { StayMessage } from './hospital-notification.js';
import { isOneStay } from './group-by-stay.js';
import { orderSteps, type Step } from './stay-order.js';
import { standingEvents, type StandingEvent } from './standing-events.js';

/** One hospital stay as it stands. Times are the hospital's (Encounter.period), never those of sending. */
export interface Admission {
  readonly status: 'admitted' | 'on_leave' | 'discharged' | 'cancelled';
  readonly admittedAt: Instant;
  readonly dischargedAt: Instant | null;
  readonly leaveSince: Instant | null;
  /** An acute outpatient stay. Becomes false when the patient is admitted from it. */
  readonly emergency: boolean;
  readonly ward: string | null;
  /** The stay ended with the patient's death. */
  readonly deceased: boolean;
}

export type AdmissionState = Admission | { readonly status: 'none' };

type Course = Pick<Admission, 'dischargedAt' | 'leaveSince' | 'deceased'> & {
  readonly status: Exclude<Admission['status'], 'cancelled'>;
};

/**
 * The stay after these messages. The answer depends on the set alone: messages may come in any order, several times, or
 * not at all yet. Dates, department and kind come from the message sent last among those that stand; admitted, on leave
 * or discharged from the turning points in their order.
 *
 * @param messages of one stay of one citizen, see `groupByStay`
 * @throws RangeError when they are of several stays: mixing two would show a wrong admission
 */
export function foldAdmission(messages: readonly StayMessage[]): AdmissionState {
  if (!isOneStay(messages)) throw new RangeError('foldAdmission was given messages of several stays');
  const steps = orderSteps(messages);
  const standing = standingEvents(steps);
  const course = standing.reduce<Course | undefined>(advance, undefined);
  const kept = new Set(standing.map((event) => event.message));
  const latest = steps.findLast(({ message }) => message !== null && kept.has(message))?.message;
  if (course !== undefined && latest) return { ...course, ...factsOf(latest) };
  return cancelled(steps);
}

function advance(course: Course | undefined, { about, message, takenBack }: StandingEvent): Course | undefined {
  if (message === null) return course;
  if (takenBack) return restore(course, message);
  switch (about) {
    case 'admit':
    case 'end_leave':
      return { status: 'admitted', dischargedAt: null, leaveSince: null, deceased: false };
    case 'start_leave':
      return onLeave(course, message);
    case 'discharge':
    case 'death':
      return ended(message, about === 'death');
    default:
      return about satisfies never;
  }
}

/** After a cancelled leave, return, discharge or death. */
function restore(course: Course | undefined, message: StayMessage): Course | undefined {
  if (message.status === 'onleave') return onLeave(course, message);
  if (message.status === 'finished') return ended(message, false);
  // MedCom has the sender write `in-progress` for every cancelled discharge. Somebody who went on leave before is still
  // on leave; only without such a turning point is the patient simply admitted.
  const endedBefore = course === undefined || course.status === 'discharged';
  if (message.about === 'start_leave' || message.about === 'end_leave' || endedBefore) {
    return { status: 'admitted', dischargedAt: null, leaveSince: null, deceased: false };
  }
  return course;
}

function onLeave(course: Course | undefined, message: StayMessage): Course {
  const since = message.leave?.start ?? course?.leaveSince ?? message.occurredAt;
  return { status: 'on_leave', dischargedAt: null, leaveSince: since, deceased: false };
}

function ended(message: StayMessage, deceased: boolean): Course {
  // Dead on arrival: MedCom lets the stay be `in-progress` without an end; it ended when it was told.
  const dischargedAt = message.period.end ?? message.occurredAt;
  return { status: 'discharged', dischargedAt, leaveSince: null, deceased };
}

function factsOf({ period, emergency, ward }: StayMessage) {
  return { admittedAt: period.start, emergency, ward };
}

function cancelled(steps: readonly Step[]): AdmissionState {
  const last = steps.findLast(({ message }) => message !== null)?.message;
  if (!last) return { status: 'none' };
  return { status: 'cancelled', dischargedAt: null, leaveSince: null, deceased: false, ...factsOf(last) };
}
