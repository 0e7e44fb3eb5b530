import { daysFrom } from '@samtavle/web-ui';

/** Days before the end at which it is said louder. */
const SOON = 30;
const VERY_SOON = 14;
const NOW = 7;

export interface Deadline {
  /** Negative once the last day has passed. */
  readonly daysLeft: number;
  /** `soon` within 30 days, `warn` within 14, `danger` within 7 and once it has passed. */
  readonly urgency: 'none' | 'soon' | 'warn' | 'danger';
}

/** How long something is still in force. `lastDay` is the last day it is. */
export function deadlineOf(lastDay: string, today: string): Deadline {
  const daysLeft = daysFrom(today, lastDay);
  const urgency = daysLeft <= NOW ? 'danger' : daysLeft <= VERY_SOON ? 'warn' : daysLeft <= SOON ? 'soon' : 'none';
  return { daysLeft, urgency };
}
