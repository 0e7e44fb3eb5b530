import { type Actor } from './actor.js';
import { type Judge } from './judge.js';

/** A card that should no longer stand on a screen. */
export interface Lingering {
  readonly persona: string;
  readonly alias: string;
  readonly milliseconds: number;
}

/**
 * How long a card stays on a screen after the right to it has ended, from the acknowledgement of whatever ended it to the
 * frame that took it away.
 */
export class Clearing {
  /** Milliseconds, where somebody's act ended the right. */
  readonly afterActs: number[] = [];
  /** Milliseconds, where the time did. */
  readonly afterLapses: number[] = [];
  /** Milliseconds, where another version of the policy did: then every screen changes at once. */
  readonly afterSwitches: number[] = [];
  private readonly removed = new Map<string, { readonly alias: string; readonly at: number }[]>();

  constructor(
    private readonly actors: readonly Actor[],
    private readonly judge: Judge,
  ) {
    for (const actor of actors) {
      actor.screen.onChange.add(({ frame, before, receivedAt }) => {
        const gone = frame.gone.filter((id) => before.has(id)).map((alias) => ({ alias, at: receivedAt }));
        this.removed.set(actor.name, [...(this.removed.get(actor.name) ?? []), ...gone]);
      });
    }
  }

  /** To be called when everything under way has ended. Cards whose right has ended and that still stand there. */
  settle(): Lingering[] {
    for (const actor of this.actors) {
      for (const { alias, at } of this.removed.get(actor.name) ?? []) {
        const end = this.end(actor, alias, at);
        if (end) this.after(end.was).push(Math.max(0, at - end.acknowledgedAt));
      }
    }
    this.removed.clear();
    const now = performance.now();
    return this.actors.flatMap((actor) =>
      [...actor.screen.cards.keys()].flatMap((alias): Lingering[] => {
        const end = this.end(actor, alias, now);
        return end ? [{ persona: actor.name, alias, milliseconds: now - end.acknowledgedAt }] : [];
      }),
    );
  }

  private after(was: 'act' | 'time' | 'policy'): number[] {
    if (was === 'act') return this.afterActs;
    return was === 'time' ? this.afterLapses : this.afterSwitches;
  }

  /** What ended the right that had ended by then; undefined while there is one. */
  private end({ reader, world: { registry, history } }: Actor, alias: string, by: number) {
    const citizen = registry.citizenOf(alias);
    if (citizen === undefined) return undefined;
    const last = history.certainAt(by);
    if (this.judge.sight.may(reader, citizen, { first: last, last })) return undefined;
    for (let at = last; at > 0; at -= 1) {
      if (this.judge.sight.may(reader, citizen, { first: at - 1, last: at - 1 })) return history.ledTo(at);
    }
    return undefined;
  }
}

/** The value that 99 of 100 do not exceed; 0 of none. */
export function p99(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;
}
