/** A stop on somebody's way. */
export interface Stop {
  readonly id: string;
  /** `08:45` */
  readonly at: string;
}

/**
 * The order in which somebody goes: as they put it themselves; what came later stands where its time belongs, before the
 * first chosen stop that is later.
 */
export function routeOrder<T extends Stop>(stops: readonly T[], chosen: readonly string[]): T[] {
  const byTime = [...stops].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  const known = new Map(byTime.map((stop) => [stop.id, stop]));
  const order = [...new Set(chosen)].flatMap((id) => known.get(id) ?? []);
  const placed = new Set(order.map(({ id }) => id));
  for (const stop of byTime) {
    if (placed.has(stop.id)) continue;
    const before = order.findIndex(({ at }) => at > stop.at);
    order.splice(before === -1 ? order.length : before, 0, stop);
  }
  return order;
}

/** The same stops with one of them a place earlier or later; at an end nothing moves. */
export function moveStop<Id extends string>(order: readonly Id[], id: Id, by: -1 | 1): Id[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= order.length) return [...order];
  const moved = order.filter((one) => one !== id);
  moved.splice(to, 0, id);
  return moved;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
