import { Injectable } from '@nestjs/common';
import { BoardReader } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Clock, eventsAfter, NOBODY, type TeamEvent, UnitOfWork } from '@samtavle/api-platform';
import { type Connection } from '../connections.js';
import { personsOf } from './audience.js';
import { recordsOf } from './delivery-records.js';
import { type FrameBody, framesOf, partsOf, type Prepared } from './frames.js';
import { groupBy } from './group-by.js';
import { actorsOf, aliasesOf, standingOf } from './load-standing.js';
import { mattersOf } from './matters.js';
import { readCards } from './read-cards.js';

/** What screens are told to ask for again: an event of the same name says so, without a word about what. */
const CALLS = { task: 'tasks', meeting: 'meeting' } as const;
type Call = (typeof CALLS)[keyof typeof CALLS];

/** What a range of the stream means: frames, and who is to ask for what again. */
export interface Meaning {
  readonly frames: readonly Prepared[];
  readonly calls: readonly { readonly call: Call; readonly screens: readonly Connection[] }[];
}

const NO_MEANING: Meaning = { frames: [], calls: [] };

/**
 * What a range of the stream means to some screens: cards read anew behind row-level security as the receiving class,
 * masked by the decision that holds now, and recorded. Sending is the caller's, after this has committed.
 */
@Injectable()
export class Delivery {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws when it could not be recorded; then nothing may be sent */
  async prepare(teamId: string, screens: readonly Connection[], from: number, to: number): Promise<Meaning> {
    if (to <= from || screens.length === 0) return NO_MEANING;
    return this.work.runAs(
      { ...NOBODY, teamId },
      async (tx) => {
        const standing = await standingOf(tx, await eventsAfter(tx.em, teamId, from, to));
        const classes = [...groupBy(screens, (screen) => screen.viewer.classKey)]
          .map(([classKey, ofClass]) => ({ ofClass, matters: mattersOf(classKey, ofClass, standing) }))
          .filter(({ matters }) => matters.length > 0);
        const aliases = await aliasesOf(
          tx,
          classes.flatMap(({ matters }) => matters),
        );
        const cards = await readCards(this.reader, tx, teamId, classes, aliases);
        const actors = await actorsOf(tx, standing.events);
        const parts = classes.map(({ ofClass, matters }) => ({
          ofClass,
          parts: partsOf(ofClass, matters, aliases, cards, actors),
        }));
        await this.audit.appendAll(
          tx,
          parts.flatMap((one) => recordsOf(one.parts, to)),
        );
        return {
          frames: parts.flatMap((one) => framesOf(tx.now, one.ofClass, one.parts)),
          calls: callsOf(screens, standing.events),
        };
        // One picture for who is told and what is read: what opens to one person in between must not reach a screen that
        // shares the reading.
      },
      'REPEATABLE READ',
    );
  }

  empty(): FrameBody {
    return { asOf: this.clock.now(), cards: { rows: [], members: [] }, gone: [], notes: [] };
  }
}

function callsOf(screens: readonly Connection[], events: readonly TeamEvent[]): Meaning['calls'] {
  return Object.entries(CALLS)
    .map(([change, call]) => ({
      call,
      screens: personsOf(
        screens,
        events.filter((event) => event.change === change),
      ),
    }))
    .filter((one) => one.screens.length > 0);
}
