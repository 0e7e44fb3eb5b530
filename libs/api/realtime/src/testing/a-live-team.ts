import { BoardReader } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { AuditLog } from '@samtavle/api-audit';
import { NOBODY, type TeamEventDraft } from '@samtavle/api-platform';
import { unpackCards } from '@samtavle/contracts';
import { type Category, type Owner, type Sector, slotOf } from '@samtavle/domain';
import { Delivery } from '../lib/relay/delivery.js';
import { type Prepared } from '../lib/relay/frames.js';
import { aScreen, type Screen } from './a-screen.js';

/** A team whose changes go out to the screens of its colleagues. */
export interface LiveTeam {
  readonly team: TestTeam;
  readonly delivery: Delivery;
  readonly screenOf: (key: StaffKey, sector?: Sector) => Promise<Screen>;
  /** The number of the last event. */
  readonly head: () => Promise<number>;
  /** Somebody does something: these events, in one transaction. */
  readonly happens: (...events: TeamEventDraft[]) => Promise<void>;
  readonly wrote: (
    citizen: TestCitizen,
    owner: Owner,
    category: Category,
    more?: Partial<TeamEventDraft>,
  ) => TeamEventDraft;
  /** What goes out of all that happened in `during`. */
  readonly deliveredTo: (screens: readonly Screen[], during: () => Promise<unknown>) => Promise<readonly Prepared[]>;
  /** What is recorded of what was shown live. */
  readonly live: () => ReturnType<TestTeam['audit']>;
  /** A citizen of the region alone. */
  readonly regional: () => Promise<TestCitizen>;
  /** A citizen of both, with the base package. */
  readonly shared: () => Promise<TestCitizen>;
}

/** Starts it, with a database of its own; whoever asked closes `team`. */
export async function aLiveTeam(): Promise<LiveTeam> {
  const team = await aTeam();
  const delivery = new Delivery(team.database.work, team.get(BoardReader), team.get(AuditLog), team.clock);
  const head = async () => (await team.events()).at(-1)?.seq ?? 0;
  return {
    team,
    delivery,
    head,
    screenOf: async (key, sector) => aScreen(await team.viewer(key, sector)),
    happens: (...events) =>
      team.database.work.runAs({ ...NOBODY, teamId: team.id }, async (tx) =>
        events.forEach((event) => tx.record(event)),
      ),
    wrote: ({ key }, owner, category, more = {}) => ({
      citizenId: key,
      change: 'wrote',
      slots: [slotOf(owner, category)],
      byMember: team.member('nurse'),
      ...more,
    }),
    async deliveredTo(screens, during) {
      const from = await head();
      await during();
      return (await delivery.prepare(team.id, screens, from, await head())).frames;
    },
    live: () => team.audit('board.live'),
    regional: () =>
      team.meets(
        aCitizen()
          .enrolledBy('region_psych')
          .onBoard(2, { reasons: ['symptoms_worse'] }),
      ),
    shared: () =>
      team.meets(
        aCitizen()
          .enrolledBy('region_psych')
          .onBoard(2, { reasons: ['symptoms_worse'] })
          .enrolledBy('muni_social')
          .consenting('PKG_BASE'),
      ),
  };
}

/** What a screen is sent; undefined where nothing is. */
export const frameFor = (prepared: readonly Prepared[], screen: Screen) =>
  prepared.find(({ screens }) => screens.includes(screen))?.frame;
/** Whose cards a frame carries. */
export const namesIn = (frame: Prepared['frame'] | undefined) =>
  frame ? unpackCards(frame.cards).map(({ name }) => name) : [];
