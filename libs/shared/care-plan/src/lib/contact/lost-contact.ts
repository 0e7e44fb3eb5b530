import { type Day, daysBetween } from '@samtavle/domain';
import { type LastContact } from './last-contact.js';

/** The two steps of a team, in days since the last contact. */
export interface ContactLimits {
  readonly overdueAfter: number;
  readonly lostAfter: number;
}

/**
 * How far contact has been lost. `unknown` when no contact may be seen: not seen is not the same as not there, so it
 * raises no alarm.
 * @see domain, fact.md § 7 F13: days since last contact, 14 and 28 days
 */
export type ContactStanding =
  | { readonly state: 'unknown'; readonly days: null; readonly attempts: number }
  | { readonly state: 'none' | 'overdue' | 'lost'; readonly days: number; readonly attempts: number };

export function contactStanding({ on, attempts }: LastContact, today: Day, limits: ContactLimits): ContactStanding {
  if (on === null) return { state: 'unknown', days: null, attempts };
  const days = Math.max(0, daysBetween(on as Day, today));
  const state = days >= limits.lostAfter ? 'lost' : days >= limits.overdueAfter ? 'overdue' : 'none';
  return { state, days, attempts };
}
