import { danishDay, type Day, daysBetween, instant } from '@samtavle/domain';

/** Where a line stands between the board and the authority's own record. */
export type CopyState =
  | { readonly kind: 'copied' }
  /** It reads differently than what was copied. */
  | { readonly kind: 'changed' }
  /** Longer on the board alone than the board is meant to keep anything. */
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'fresh' };

export interface OnTheBoard {
  readonly version: number;
  /** The newest version that was copied; null when none was. */
  readonly copied: number | null;
  readonly writtenOn: Day;
}

/** @param withinDays how long a line may stand on the board alone, by the policy in force */
export function copyState({ version, copied, writtenOn }: OnTheBoard, today: Day, withinDays: number): CopyState {
  if (copied !== null) return { kind: copied < version ? 'changed' : 'copied' };
  const days = daysBetween(writtenOn, today);
  return days > withinDays ? { kind: 'late', days } : { kind: 'fresh' };
}

/** As much of an element as tells where it stands. */
export interface Copyable {
  readonly version: number;
  /** An instant of UTC, as text. */
  readonly createdAt: string;
  /** The newest copy; null when there is none, left out of what goes into no record of the reader's sector. */
  readonly copied?: { readonly version: number } | null | undefined;
}

/** Where an element stands; null where it is not the reader's to copy. */
export function copyStateOf(
  { version, createdAt, copied }: Copyable,
  today: Day,
  withinDays: number | undefined,
): CopyState | null {
  if (copied === undefined || withinDays === undefined) return null;
  const writtenOn = danishDay(instant(createdAt));
  return copyState({ version, copied: copied?.version ?? null, writtenOn }, today, withinDays);
}
