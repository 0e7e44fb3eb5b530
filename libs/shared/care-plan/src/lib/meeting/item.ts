import { type Instant, ok, refuse, type Result } from '@samtavle/domain';

/** What comes of talking about a citizen at the board meeting: exactly one. @see domain/fact.md § 3.5 rule 4 */
export const OUTCOMES = ['unchanged', 'changed', 'taken_off', 'not_discussed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One citizen of one meeting. */
export interface MeetingItem {
  readonly outcome: Outcome | null;
  /** Talked about before the present turn, in whole seconds. */
  readonly seconds: number;
  /** Since when it is the one talked about; null when it is not. */
  readonly since: Instant | null;
  /** How many times an outcome was set. */
  readonly version: number;
}

export type ItemState = 'waiting' | 'current' | 'done';

export type OutcomeRefused = 'stale' | 'never_taken' | 'still_on_board' | 'not_on_board';

export const WAITING: MeetingItem = { outcome: null, seconds: 0, since: null, version: 0 };

/** A turn nobody ended is not counted for longer than a meeting can last. */
const LONGEST_SECONDS = 4 * 3600;

export function stateOf({ outcome, since }: Pick<MeetingItem, 'outcome' | 'since'>): ItemState {
  if (since !== null) return 'current';
  return outcome === null ? 'waiting' : 'done';
}

/** The citizen is the one talked about; taken up again, what came of it before stands until something else is decided. */
export function take(item: MeetingItem, now: Instant): MeetingItem {
  return item.since === null ? { ...item, since: now } : item;
}

/** The talk has moved on, or stopped: the time counts, and an outcome stands. */
export function leave(item: MeetingItem, now: Instant): MeetingItem {
  return item.since === null ? item : { ...item, seconds: secondsUntil(item, now), since: null };
}

/**
 * Says what came of it. `taken_off` is for who has left the board, and nothing else is; `not_discussed` may be said without
 * having begun.
 */
export function decideOutcome(
  item: MeetingItem,
  { outcome, version, onBoard }: { readonly outcome: Outcome; readonly version: number; readonly onBoard: boolean },
): Result<MeetingItem, OutcomeRefused> {
  if (item.version !== version) return refuse('stale');
  if (outcome === 'taken_off' && onBoard) return refuse('still_on_board');
  if (outcome !== 'taken_off' && !onBoard) return refuse('not_on_board');
  const begun = item.since !== null || item.seconds > 0 || item.version > 0;
  if (!begun && outcome !== 'not_discussed') return refuse('never_taken');
  return ok({ ...item, outcome, version: version + 1 });
}

/** The meeting is over: whoever has no outcome was not discussed. */
export function closeItem(item: MeetingItem, now: Instant): MeetingItem {
  const left = leave(item, now);
  return left.outcome === null ? { ...left, outcome: 'not_discussed', version: left.version + 1 } : left;
}

/** How long it has been talked about, all turns together. */
export function secondsUntil({ seconds, since }: Pick<MeetingItem, 'seconds' | 'since'>, now: Instant): number {
  if (since === null) return seconds;
  const turn = Math.floor((Date.parse(now) - Date.parse(since)) / 1000);
  return seconds + Math.min(Math.max(turn, 0), LONGEST_SECONDS);
}
