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
  readonly took: number[] = [];
  private readonly removed = new Map<string, { readonly alias: string; readonly at: number }[]>();

  constructor(
    private readonly actors: readonly Actor[],
    private readonly judge: Judge,
  ) {
    for (const actor of actors) {
      actor.screen.onChange.add(({ frame, before, receivedAt }) => {
        const gone = frame.gone.filter((id) => before.has(id)).map((alias) => ({ alias, at: receivedAt }));
        this.removed.set(actor.client.persona, [...(this.removed.get(actor.client.persona) ?? []), ...gone]);
      });
    }
  }

  /** To be called when everything under way has ended. Cards whose right has ended and that still stand there. */
  settle(): Lingering[] {
    for (const actor of this.actors) {
      for (const { alias, at } of this.removed.get(actor.client.persona) ?? []) {
        const endedAt = this.endedAt(actor, alias, at);
        if (endedAt !== undefined) this.took.push(Math.max(0, at - endedAt));
      }
    }
    this.removed.clear();
    const now = performance.now();
    return this.actors.flatMap((actor) =>
      [...actor.screen.cards.keys()].flatMap((alias): Lingering[] => {
        const endedAt = this.endedAt(actor, alias, now);
        if (endedAt === undefined) return [];
        return [{ persona: actor.client.persona, alias, milliseconds: now - endedAt }];
      }),
    );
  }

  /** When the right ended that had ended by then; undefined while there is one. */
  private endedAt({ reader, world: { registry, history } }: Actor, alias: string, by: number): number | undefined {
    const citizen = registry.citizenOf(alias);
    if (citizen === undefined) return undefined;
    const last = history.certainAt(by);
    if (this.judge.may(reader, citizen, { first: last, last })) return undefined;
    for (let at = last; at > 0; at -= 1) {
      if (this.judge.may(reader, citizen, { first: at - 1, last: at - 1 })) return history.acknowledgedAt(at);
    }
    return undefined;
  }
}
