import { spreadOf } from '../figures/spread.js';
import { atMost, ms, never, type Section } from '../report/finding.js';
import { closeAll, dealt, openHands, openScreens } from '../team/open-screens.js';
import { type Colleague, mayMove, type Stay } from '../team/team.js';
import { type Bench } from './bench.js';
import { moveCards } from './move-cards.js';
import { MovingStays } from './moving-stays.js';
import { Sightings } from './sightings.js';

const PER_SECOND = 50;
const WATCHERS = 10;
/** One socket may send forty messages a second; five stay well below. */
const SENDERS = 5;

/** Cards moved at fifty a second, and when ten colleagues of mixed classes see each of them. */
export async function moveToWatchers(
  bench: Bench,
  colleagues: readonly Colleague[],
  stays: readonly Stay[],
): Promise<Section> {
  const watching = colleagues.filter(({ classKey }) => stays.some((stay) => stay.seenBy.includes(classKey)));
  const moving = watching.filter(({ classKey }) => mayMove(classKey));
  bench.say(`moves, ${PER_SECOND} a second, to ${WATCHERS} watchers`);
  const watchers = await openScreens(bench.owner, bench.api.origin, dealt(watching, WATCHERS));
  const hands = await openHands(bench.owner, bench.api.origin, dealt(moving, SENDERS));
  const seen = stays.filter((stay) => stay.seenBy.length > 0);
  const movingStays = new MovingStays(seen);
  const sightings = new Sightings(seen, watchers);
  try {
    await moveCards({ perSecond: PER_SECOND, times: bench.take(250, 50) }, hands, movingStays, sightings);
    const times = bench.take(2_000, 200);
    const moved = await moveCards({ perSecond: PER_SECOND, times }, hands, movingStays, sightings);
    const deliveries = moved.moves.flatMap((move) => move.seenAfterMs);
    const seenAfter = spreadOf(deliveries);
    const acknowledged = spreadOf(moved.acknowledged);
    const classes = new Set(watchers.map((watcher) => watcher.colleague.classKey)).size;
    return {
      title: `A move, ${PER_SECOND} a second, seen by ${WATCHERS} watchers`,
      how: `${times} moves, open loop, by ${SENDERS} colleagues over the socket; ${WATCHERS} watchers in ${classes} viewer classes; masking and records as always; PostgreSQL with fsync. Counted from sending the command to the frame at each watcher whose class may see the stay: ${deliveries.length} sightings of ${seen.length} different cards.`,
      findings: [
        atMost('seen by each watcher, p95', seenAfter.p95, 50, ms),
        { what: 'seen by each watcher, p50 · p99', measured: `${ms(seenAfter.p50)} · ${ms(seenAfter.p99)}` },
        atMost('acknowledged, p95', acknowledged.p95, 50, ms),
        { what: 'acknowledged, p50 · p99', measured: `${ms(acknowledged.p50)} · ${ms(acknowledged.p99)}` },
        never('moves somebody should have seen and did not', moved.unseen),
        never('moves refused', moved.refused.length),
      ],
      remarks: [`The driver was late by ${ms(spreadOf(moved.late).p99)} (p99).`, ...new Set(moved.refused)],
    };
  } finally {
    sightings.end();
    closeAll([...watchers, ...hands]);
  }
}
