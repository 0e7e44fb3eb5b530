import { CATEGORIES, OWNERS, SLOT_COUNT, slotOf, type Instant, type Slot } from '@samtavle/domain';

/** One (owner, category) pair a class may see, and why. */
export interface Grant {
  readonly slot: Slot;
  /** The rule of the sharing policy the pair falls under. */
  readonly rule: string;
  /** `rule` when its own conditions hold, else the gateway that opened it. */
  readonly via: string;
  /** The legal sources of the rule, or of the gateway when that opened it. */
  readonly basis: readonly string[];
  readonly consentId?: string;
  readonly planId?: string;
  /** When what it rests on ends by itself; null when no date is known. */
  readonly until: Instant | null;
}

/** What one viewer class may see of one citizen. */
export interface Decision {
  readonly grants: ReadonlyMap<Slot, Grant>;
  /** The next moment the answer could change by time alone; null for never. Until then it need not be asked again. */
  readonly until: Instant | null;
}

/** What somebody without any right sees, and what somebody without a working relation brings to a shared screen. */
export const NOTHING: Decision = { grants: new Map(), until: null };

/** The slot of each number, 0–139. */
export const SLOTS: readonly Slot[] = OWNERS.flatMap((owner) => CATEGORIES.map((category) => slotOf(owner, category)));

/**
 * The decision as it is stored and compared in row-level security: 140 characters, `1` at a slot's number when it may be
 * seen.
 */
export function maskOf(decision: { readonly grants: ReadonlyMap<Slot, unknown> }): string {
  let mask = '';
  for (const slot of SLOTS) mask += decision.grants.has(slot) ? '1' : '0';
  return mask;
}

/** @throws RangeError when the text is not 140 characters of 0 and 1 */
export function slotsOfMask(mask: string): Slot[] {
  if (mask.length !== SLOT_COUNT || /[^01]/.test(mask))
    throw new RangeError(`not a slot mask: ${mask.length} characters`);
  return SLOTS.filter((slot) => mask[slot] === '1');
}

/** Which pairs opened and which closed between two stored decisions. */
export function changesBetween(before: string, after: string): { readonly gained: Slot[]; readonly lost: Slot[] } {
  const had = new Set(slotsOfMask(before));
  const has = new Set(slotsOfMask(after));
  return { gained: [...has].filter((slot) => !had.has(slot)), lost: [...had].filter((slot) => !has.has(slot)) };
}
