import type { Instant } from '@samtavle/domain';
import type { EncounterStatus, StayEvent } from './activity.js';
import type { Organisation } from './hospital-notification.js';

/** One thing a hospital registers about a stay, and so one message it sends. */
export interface StayTelling {
  readonly event: StayEvent;
  /** Corrects or takes back the latest telling of that event. */
  readonly change?: 'revise' | 'cancel';
  /** When it happened; for a correction the right time, for a cancellation when it was noticed. */
  readonly at: Instant;
  /** When the message leaves the hospital, if not at once. */
  readonly sentAt?: Instant;
  /**
   * An acute outpatient stay. Belongs to the admission, and is remembered until the next; with a correction or
   * cancellation it says which of two admissions is meant.
   */
  readonly emergency?: boolean;
  /** The department, when it is not the sender itself or when the patient moved. */
  readonly hospital?: Organisation;
}

/** What the hospital's own system holds about the stay, written into every message. */
export interface StayRegister {
  readonly emergency: boolean;
  readonly status: EncounterStatus;
  readonly start: Instant;
  readonly end: Instant | undefined;
  readonly leave: { readonly start: Instant; readonly end?: Instant } | undefined;
  readonly hospital: Organisation;
}

export function openRegister(start: Instant, hospital: Organisation): StayRegister {
  return { emergency: false, status: 'in-progress', start, end: undefined, leave: undefined, hospital };
}

/** @param before the register as it was before the event that is now taken back */
export function registerAfter(telling: StayTelling, register: StayRegister, before: StayRegister): StayRegister {
  const hospital = telling.hospital ?? register.hospital;
  if (telling.change === 'cancel') {
    return telling.event === 'admit' ? { ...register, status: 'entered-in-error' } : { ...before, hospital };
  }
  return { ...register, hospital, ...entered(telling, register) };
}

function entered({ event, change, at, emergency }: StayTelling, register: StayRegister): Partial<StayRegister> {
  switch (event) {
    case 'admit': {
      if (change === 'revise') return { start: at, status: register.status === 'onleave' ? 'onleave' : 'in-progress' };
      return { start: at, end: undefined, leave: undefined, status: 'in-progress', emergency: emergency ?? false };
    }
    case 'start_leave':
      return { status: 'onleave', leave: { start: at } };
    case 'end_leave':
      return { status: 'in-progress', leave: { start: register.leave?.start ?? at, end: at } };
    case 'discharge':
    case 'death':
      return { status: 'finished', end: at, leave: undefined };
    default:
      return event satisfies never;
  }
}
