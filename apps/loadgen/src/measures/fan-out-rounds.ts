import { setTimeout as wait } from 'node:timers/promises';
import { openLoop } from '../figures/open-loop.js';
import { type Server } from '../processes/servers.js';
import { type Screen } from '../wire/screen.js';
import { type BareRoom, type Reached } from './bare-room.js';
import { moveCards } from './move-cards.js';
import { type MovingStays } from './moving-stays.js';
import { type Sightings } from './sightings.js';

/** Far enough apart that one change has gone out everywhere before the next begins. */
const PER_SECOND = 5;

/** What some changes took to reach everybody, and what the server used for each. */
export interface Round {
  readonly changes: number;
  readonly eachMs: readonly number[];
  readonly lastMs: readonly number[];
  /** From the first socket that had it to the last. */
  readonly spreadMs: readonly number[];
  readonly cpuMs: number;
  /** Changes that some socket never showed, or that were refused. */
  readonly lost: number;
}

/** Changes through the whole product. */
export async function apiRound(
  api: Server,
  times: number,
  hands: readonly Screen[],
  stays: MovingStays,
  sightings: Sightings,
): Promise<Round> {
  const { value, cpuMs } = await timed(api, times, () =>
    moveCards({ perSecond: PER_SECOND, times }, hands, stays, sightings),
  );
  const { moves, unseen, refused } = value;
  const complete = moves.filter(({ waiting }) => waiting.size === 0);
  return {
    changes: times,
    eachMs: moves.flatMap((move) => move.seenAfterMs),
    lastMs: complete.map(({ lastAt = NaN, sentAt }) => lastAt - sentAt),
    spreadMs: complete.map(({ firstAt = NaN, lastAt = NaN }) => lastAt - firstAt),
    cpuMs,
    lost: unseen + refused.length,
  };
}

/** The same frame, emitted and nothing else. */
export async function bareRound(bare: Server, times: number, room: BareRoom): Promise<Round> {
  const { value, cpuMs } = await timed(bare, times, async () => {
    const reaching: Promise<Reached>[] = [];
    await openLoop({ perSecond: PER_SECOND, times }, () => reaching.push(room.emit()));
    return Promise.all(reaching);
  });
  return {
    changes: times,
    eachMs: value.flatMap(({ eachMs }) => eachMs),
    lastMs: value.map(({ lastMs }) => lastMs),
    spreadMs: value.map(({ spreadMs }) => spreadMs),
    cpuMs,
    lost: 0,
  };
}

/** What the server uses in the same time when nothing changes: its ticks and its reviews of sessions. */
export async function idleRound(server: Server, times: number): Promise<number> {
  const { cpuMs } = await timed(server, times, () => Promise.resolve());
  return cpuMs;
}

/** Every round takes the same time, so that what a server does by the clock weighs the same in each. */
async function timed<T>(server: Server, times: number, work: () => Promise<T>): Promise<{ value: T; cpuMs: number }> {
  const end = performance.now() + roundSeconds(times) * 1000;
  const before = await server.meter();
  const value = await work();
  await wait(Math.max(0, end - performance.now()));
  const after = await server.meter();
  return { value, cpuMs: after.cpuMs - before.cpuMs };
}

/** How long a round of so many changes takes. */
export function roundSeconds(times: number): number {
  return times / PER_SECOND + 0.5;
}

/** Several rounds as one. */
export function together(rounds: readonly Round[]): Round {
  return {
    changes: rounds.reduce((sum, { changes }) => sum + changes, 0),
    eachMs: rounds.flatMap(({ eachMs }) => eachMs),
    lastMs: rounds.flatMap(({ lastMs }) => lastMs),
    spreadMs: rounds.flatMap(({ spreadMs }) => spreadMs),
    cpuMs: rounds.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    lost: rounds.reduce((sum, { lost }) => sum + lost, 0),
  };
}
