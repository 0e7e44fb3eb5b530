import { type CommandDraft } from '@samtavle/contracts';
import { type Stay } from '../team/team.js';
import { type Watching } from '../wire/screen.js';

interface Moving {
  readonly stay: Stay;
  version: number;
  level: number;
  busy: boolean;
}

export interface NextMove {
  readonly stay: Stay;
  readonly input: CommandDraft<'board.move'>;
  /** The version the stay has when it is done. */
  readonly version: number;
  done(): void;
  failed(): void;
}

/** Stays that are moved up and down, each only when its last move has been answered: a driver does not race itself. */
export class MovingStays {
  private readonly all: Moving[];
  private turn = 0;

  constructor(stays: readonly Stay[]) {
    this.all = stays.map((stay) => ({ stay, version: stay.version, level: stay.level, busy: false }));
  }

  /** The next free stay that this sender's class sees; undefined when all are on their way. */
  next(sender: Pick<Watching, 'colleague'>): NextMove | undefined {
    const { classKey, sector } = sender.colleague;
    for (let tried = 0; tried < this.all.length; tried += 1) {
      const moving = this.all[this.turn++ % this.all.length];
      const citizen = moving?.stay.aliases[sector];
      if (!moving || !citizen || moving.busy || !moving.stay.seenBy.includes(classKey)) continue;
      return this.begin(moving, citizen);
    }
    return undefined;
  }

  /** As they stand now. */
  standing(): Stay[] {
    return this.all.map(({ stay, version, level }) => ({ ...stay, version, level }));
  }

  private begin(moving: Moving, citizen: CommandDraft<'board.move'>['citizen']): NextMove {
    const { stay, version } = moving;
    const level = ((moving.level % 3) + 1) as 1 | 2 | 3;
    moving.busy = true;
    return {
      stay,
      version: version + 1,
      input: { citizen, owner: stay.owner, level, version },
      done: () => Object.assign(moving, { version: version + 1, level, busy: false }),
      // What it says now is not known: it is left alone from here on.
      failed: () => undefined,
    };
  }
}
