import { type Day, daysBetween, ok, refuse, type Result } from '@samtavle/domain';

/** A contact further back than this is a slip of the finger. */
const OLDEST_DAYS = 366;

export interface ContactMoment {
  readonly on: Day;
  /** `08:45` on a Danish clock; null when nobody knows. */
  readonly at: string | null;
}

export type ContactRefused = { readonly field: 'on' | 'at'; readonly because: 'future' | 'too_old' };

/** Nobody has met a citizen tomorrow, nor later today. */
export function checkContact({ on, at }: ContactMoment, now: ContactMoment): Result<void, ContactRefused> {
  if (on > now.on) return refuse({ field: 'on', because: 'future' });
  if (daysBetween(on, now.on) > OLDEST_DAYS) return refuse({ field: 'on', because: 'too_old' });
  if (on === now.on && at !== null && now.at !== null && at > now.at) return refuse({ field: 'at', because: 'future' });
  return ok(undefined);
}
