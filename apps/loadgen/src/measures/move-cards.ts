import { setTimeout as wait } from 'node:timers/promises';
import { openLoop, type Pace } from '../figures/open-loop.js';
import { type Screen } from '../wire/screen.js';
import { type MovingStays } from './moving-stays.js';
import { type Move, type Sightings } from './sightings.js';

export interface Moved {
  /** From sending to the acknowledgement, milliseconds. */
  readonly acknowledged: number[];
  readonly moves: Move[];
  /** Commands the server refused, and moves there was no free stay for. */
  readonly refused: string[];
  /** Moves that some screen that should have shown them never did. */
  readonly unseen: number;
  /** By how much the driver missed its own schedule. */
  readonly late: number[];
}

const SEEN_WITHIN_MS = 5_000;

/** Moves cards at a fixed pace, senders by turns, and follows every move to every screen. */
export async function moveCards(
  pace: Pace,
  senders: readonly Screen[],
  stays: MovingStays,
  sightings: Sightings,
): Promise<Moved> {
  const acknowledged: number[] = [];
  const refused: string[] = [];
  const moves: Move[] = [];
  const answers: Promise<void>[] = [];
  const late = await openLoop(pace, (number) => {
    const sender = senders[number % senders.length];
    const next = sender && stays.next(sender);
    if (!next) return void refused.push('no free stay');
    const sentAt = performance.now();
    const move = sightings.expect(next.stay, next.version, sentAt);
    moves.push(move);
    const answer = sender.command('board.move', next.input).then(
      ({ at }) => {
        acknowledged.push(at - sentAt);
        next.done();
      },
      (error: unknown) => {
        refused.push(error instanceof Error ? error.message : String(error));
        next.failed();
      },
    );
    return void answers.push(answer);
  });
  await Promise.all(answers);
  const end = performance.now() + SEEN_WITHIN_MS;
  while (sightings.outstanding > 0 && performance.now() < end) await wait(5);
  return { acknowledged, moves, refused, unseen: moves.filter(({ waiting }) => waiting.size > 0).length, late };
}
