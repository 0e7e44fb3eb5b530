import { type Instant } from '@samtavle/domain';
import { type Facts, UNKNOWN_CITIZEN } from './facts.js';
import { type PolicyTable } from './policy-table.js';
import { type Moment } from './rights.js';
import { type Room } from './room.js';

/** Something that changed what may be seen, in the order of the team's stream. */
export type Happening = { readonly startedAt: number; readonly acknowledgedAt: number } & (
  | { readonly seq: number; readonly citizen: string; readonly change: (facts: Facts) => Facts }
  | { readonly seq: number; readonly room: (room: Room | null) => Room | null }
  /** The team follows another version of the policy; its place lies before the first event that says so. */
  | { readonly seq: number; readonly table: PolicyTable; readonly closes: (facts: Facts) => Facts }
  | { readonly moment: Moment }
);

/** From one state of the world to another, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** One citizen's facts and the moment, as they stood together. */
export interface State {
  readonly facts: Facts;
  readonly moment: Moment;
  readonly room: Room | null;
  readonly table: PolicyTable;
}

/**
 * What was true when. The state numbered n is the world after the n-th happening, and the order is that of the stream's
 * numbers, which is the order of commits. Times are of this process's own clock.
 */
export class History {
  private readonly happened: Happening[] = [];
  private readonly facts = new Map<string, { readonly since: number; readonly facts: Facts }[]>();
  private readonly moments: { readonly since: number; readonly moment: Moment }[];
  private readonly rooms: { readonly since: number; readonly room: Room | null }[] = [{ since: 0, room: null }];
  private readonly tables: { readonly since: number; readonly table: PolicyTable }[];
  private waiting: Happening[] = [];

  constructor(initial: ReadonlyMap<string, Facts>, moment: Moment, table: PolicyTable) {
    for (const [citizen, facts] of initial) this.facts.set(citizen, [{ since: 0, facts }]);
    this.moments = [{ since: 0, moment }];
    this.tables = [{ since: 0, table }];
  }

  /** Takes note of something acknowledged. It counts once `settle` has put it in order. */
  add(happening: Happening): void {
    this.waiting.push(happening);
  }

  /** Puts what was acknowledged since the last time in the stream's order. Nothing may be under way. */
  settle(): void {
    const rank = (one: Happening) => ('seq' in one ? one.seq : Number.MAX_SAFE_INTEGER);
    for (const happening of this.waiting.sort((a, b) => rank(a) - rank(b))) {
      const number = this.happened.push(happening);
      if ('moment' in happening) this.moments.push({ since: number, moment: happening.moment });
      else if ('table' in happening) {
        this.tables.push({ since: number, table: happening.table });
        for (const citizen of this.facts.keys()) this.become(citizen, number, happening.closes);
      } else if ('room' in happening)
        this.rooms.push({ since: number, room: happening.room(this.rooms.at(-1)?.room ?? null) });
      else this.become(happening.citizen, number, happening.change);
    }
    this.waiting = [];
  }

  private become(citizen: string, since: number, change: (facts: Facts) => Facts): void {
    const before = this.facts.get(citizen) ?? [];
    const was = before.at(-1)?.facts ?? UNKNOWN_CITIZEN;
    const facts = change(was);
    if (facts !== was) this.facts.set(citizen, [...before, { since, facts }]);
  }

  get now(): Moment {
    return this.moments.at(-1)?.moment ?? fail();
  }

  get last(): number {
    return this.happened.length;
  }

  /** Who sits together now. */
  get room(): Room | null {
    return this.rooms.at(-1)?.room ?? null;
  }

  factsNow(citizen: string): Facts {
    return this.facts.get(citizen)?.at(-1)?.facts ?? UNKNOWN_CITIZEN;
  }

  citizens(): Iterable<string> {
    return this.facts.keys();
  }

  /** When the happening that led to this state was acknowledged, and what kind it was. */
  ledTo(state: number): { readonly acknowledgedAt: number; readonly was: 'act' | 'time' | 'policy' } {
    const happening = this.happened[state - 1] ?? { acknowledgedAt: 0 };
    const was = 'moment' in happening ? 'time' : 'table' in happening ? 'policy' : 'act';
    return { acknowledgedAt: happening.acknowledgedAt, was };
  }

  /** The latest state that everything acknowledged by then had led to. */
  certainAt(time: number): number {
    return this.happened.findLastIndex(({ acknowledgedAt }) => acknowledgedAt <= time) + 1;
  }

  /** The latest state that anything begun by then can have led to. */
  possibleAt(time: number): number {
    return this.happened.findLastIndex(({ startedAt }) => startedAt <= time) + 1;
  }

  /** The state at a place in the stream, read when the server's clock showed `asOf`. */
  atPlace(seq: number, asOf: Instant): number {
    const bySeq = this.happened.findLastIndex((one) => 'seq' in one && one.seq <= seq) + 1;
    const byClock = this.moments.findLast(({ moment }) => moment.at <= asOf)?.since ?? 0;
    return Math.max(bySeq, byClock);
  }

  /** Every state of one citizen within the span, oldest first; with `room`, also every change of who sits together. */
  states(citizen: string, { first, last }: Span, room = false): State[] {
    const facts = this.facts.get(citizen) ?? [{ since: 0, facts: UNKNOWN_CITIZEN }];
    const turns = [first];
    for (const list of [facts, this.moments, this.tables, ...(room ? [this.rooms] : [])])
      for (let at = list.length - 1, since; at >= 0 && (since = list[at]?.since ?? 0) > first; at -= 1)
        if (since <= last) turns.push(since);
    const within = turns.length === 1 ? turns : [...new Set(turns)].sort((a, b) => a - b);
    return within.map((at) => ({
      facts: facts.findLast(({ since }) => since <= at)?.facts ?? UNKNOWN_CITIZEN,
      moment: this.moments.findLast(({ since }) => since <= at)?.moment ?? this.now,
      room: this.rooms.findLast(({ since }) => since <= at)?.room ?? null,
      table: this.tables.findLast(({ since }) => since <= at)?.table ?? fail(),
    }));
  }
}

function fail(): never {
  throw new Error('a history begins with a moment');
}
