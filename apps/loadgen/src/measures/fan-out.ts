import { type Section } from '../report/finding.js';
import { commonView } from '../team/common-view.js';
import { closeAll, dealt, openHands, openScreens } from '../team/open-screens.js';
import { type Colleague, mayMove, type Stay } from '../team/team.js';
import { type Screen } from '../wire/screen.js';
import { BareRoom } from './bare-room.js';
import { type Bench } from './bench.js';
import { apiRound, bareRound, idleRound, type Round, roundSeconds, together } from './fan-out-rounds.js';
import { fanOutSections, type Narrow } from './fan-out-report.js';
import { MovingStays } from './moving-stays.js';
import { Sightings } from './sightings.js';

const SOCKETS = 500;
const CLASSES = 6;

/**
 * One change that everybody sees, to five hundred sockets of six classes; by turns with it the same frame emitted by bare
 * socket.io to five hundred sockets in one room, and as long again nothing at all.
 */
export async function fanOut(
  bench: Bench,
  colleagues: readonly Colleague[],
  stays: readonly Stay[],
): Promise<Section[]> {
  const { classes, stays: common } = commonView(stays, [...new Set(colleagues.map((one) => one.classKey))], CLASSES);
  const seats = classes.flatMap((classKey) => colleagues.find((one) => one.classKey === classKey) ?? []);
  const mayHold = seats.filter((one) => mayMove(one.classKey));
  const hands = await openHands(bench.owner, bench.api.origin, dealt(mayHold, 2));
  const moving = new MovingStays(common);
  const times = bench.take(15, 5);
  const narrow = await toFew(bench, seats, hands, moving, times);
  bench.say(`connecting ${SOCKETS} sockets to each server`);
  const screens = await openScreens(bench.owner, bench.api.origin, dealt(seats, SOCKETS));
  const room = await BareRoom.open(bench.bare.origin, SOCKETS);
  const sightings = new Sightings(moving.standing(), screens);
  try {
    bench.say('warming up');
    await apiRound(bench.api, times, hands, moving, sightings);
    await room.load(sightings.sample ?? '["frame",{}]');
    await bareRound(bench.bare, times, room);
    const ours: Round[] = [];
    const bare: Round[] = [];
    const calm: number[] = [];
    const rounds = bench.take(6, 2);
    for (let round = 0; round < rounds; round += 1) {
      bench.say(`round ${round + 1} of ${rounds}`);
      ours.push(await apiRound(bench.api, times, hands, moving, sightings));
      bare.push(await bareRound(bench.bare, times, room));
      calm.push(await idleRound(bench.api, times));
    }
    return fanOutSections({
      ours: together(ours),
      bare: together(bare),
      narrow,
      idleMs: calm.reduce((sum, one) => sum + one, 0),
      seconds: rounds * roundSeconds(times),
      rssBytes: (await bench.api.meter()).rssBytes,
      closed: screens.filter((screen) => screen.socket.closed).length,
      frameBytes: Buffer.byteLength(sightings.sample ?? ''),
      cards: common.length,
      classes,
    });
  } finally {
    sightings.end();
    room.close();
    closeAll([...screens, ...hands]);
  }
}

/** The same changes to one socket of each class: what a change costs before it is sent to many. */
async function toFew(
  bench: Bench,
  seats: readonly Colleague[],
  hands: readonly Screen[],
  moving: MovingStays,
  times: number,
): Promise<Narrow> {
  bench.say('changes to one socket of each class');
  const screens = await openScreens(bench.owner, bench.api.origin, seats);
  const sightings = new Sightings(moving.standing(), screens);
  try {
    await apiRound(bench.api, times, hands, moving, sightings);
    const rounds: Round[] = [];
    let idleMs = 0;
    for (let round = 0; round < bench.take(4, 1); round += 1) {
      rounds.push(await apiRound(bench.api, times, hands, moving, sightings));
      idleMs += await idleRound(bench.api, times);
    }
    return { ...together(rounds), idleMs };
  } finally {
    sightings.end();
    closeAll(screens);
  }
}
