import { day, instant, ok, type Instant, type Result } from '@samtavle/domain';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import type { Span } from './hospital-notification.js';
import type { Period } from './r4-resources.js';

/** Clocks differ, and MedCom's own examples carry summer time in December. A day of grace costs nothing here. */
const GRACE_MS = 24 * 3_600_000;

/**
 * A FHIR time as an instant. R4 would allow `2026-11` as well; a notification tells the hour (MedCom clinical
 * guidelines, content 2), and a guessed hour would be shown to people as a fact.
 */
export function readTime(text: string, path: string, receivedAt: Instant): Result<Instant, NotificationRefused> {
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text)) return refuseAt('time_incomplete', path);
  let at: Instant;
  try {
    day(text.slice(0, 10)); // Date would turn 30 February into 2 March.
    at = instant(text);
  } catch {
    return refuseAt('wrong_value', path);
  }
  // A message dated far ahead would win over everything the hospital says later.
  if (Date.parse(at) > Date.parse(receivedAt) + GRACE_MS) return refuseAt('time_in_future', path);
  return ok(at);
}

/** A period whose start is known. The end may lie ahead for a planned return from leave, so only its form is checked. */
export function readSpan(
  { start, end }: Period & { readonly start: string },
  path: string,
  receivedAt: Instant,
  endMayLieAhead = false,
): Result<Span, NotificationRefused> {
  const from = readTime(start, `${path}.start`, receivedAt);
  if (!from.ok) return from;
  if (end === undefined) return ok({ start: from.value, end: null });
  const to = readTime(
    end,
    `${path}.end`,
    endMayLieAhead ? instant(new Date(Date.parse(receivedAt) + 366 * GRACE_MS)) : receivedAt,
  );
  if (!to.ok) return to;
  return to.value < from.value ? refuseAt('period_reversed', path) : ok({ start: from.value, end: to.value });
}
