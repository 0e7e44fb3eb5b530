/** One line of the result. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  /** What stood beside it in the same run. */
  readonly beside?: string;
  readonly ratio?: number;
  readonly budget?: string;
  /** Undefined where no budget is set. */
  readonly within?: boolean;
}

/** What one measure found, and how it looked. */
export interface Section {
  readonly title: string;
  readonly how: string;
  readonly findings: readonly Finding[];
  readonly remarks?: readonly string[];
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const times = (ratio: number): string => `${ratio.toFixed(2)}×`;
export const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** A figure that must not be larger than its budget, where it has one. */
export function atMost(
  what: string,
  value: number,
  limit: number | undefined,
  say: (value: number) => string,
): Finding {
  if (limit === undefined) return { what, measured: say(value) };
  return { what, measured: say(value), budget: `≤ ${say(limit).replace(/\.0+ /, ' ')}`, within: value <= limit };
}

/** A figure that must not be larger than so many times another, measured beside it. */
export function atMostTimes(
  what: string,
  value: number,
  other: { readonly what: string; readonly value: number },
  limit: number,
  say: (value: number) => string,
): Finding {
  const ratio = value / other.value;
  return {
    what,
    measured: say(value),
    beside: `${other.what}: ${say(other.value)}`,
    ratio,
    budget: `≤ ${limit}×`,
    within: ratio <= limit,
  };
}

/** Something that must not have happened at all. */
export function never(what: string, count: number): Finding {
  return { what, measured: String(count), budget: '0', within: count === 0 };
}
