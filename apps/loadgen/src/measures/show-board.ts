import { setTimeout as wait } from 'node:timers/promises';
import { BoardSnapshot } from '@samtavle/contracts';
import pg from 'pg';
import { spreadOf } from '../figures/spread.js';
import { type TeamSize } from '../processes/database.js';
import { atMost, atMostTimes, kib, ms, type Section } from '../report/finding.js';
import { boardRows } from '../team/board-rows.js';
import { signIn } from '../team/sign-in.js';
import { type Colleague } from '../team/team.js';
import { PageVisit } from '../wire/page-visit.js';
import { type Bench } from './bench.js';

/** Between two reads: what one leaves behind (garbage, a commit still being written) is not the next one's. */
const PAUSE_MS = 40;
/** From this size on the board has a budget. */
const LARGE = 1_000;

/** `GET /api/board` by a nurse on duty, and by turns with it the plain SELECT of the same rows. */
export async function showBoard(bench: Bench, size: TeamSize, nurse: Colleague): Promise<Section> {
  const [visitor] = await signIn(bench.owner, [nurse]);
  if (!visitor) throw new Error('nobody to sign in');
  const visit = new PageVisit(bench.api.origin, visitor.cookie);
  const plain = new pg.Client({ connectionString: bench.databaseUrl });
  plain.on('error', () => undefined);
  await plain.connect();
  try {
    bench.say('the board, by turns with the plain SELECT');
    await alternate(bench.take(20, 6), visit, plain, nurse);
    const { boards, selects, body, rows } = await alternate(bench.take(100, 10), visit, plain, nurse);
    const snapshot = BoardSnapshot.parse(JSON.parse(body.toString('utf8')));
    const board = spreadOf(boards);
    const select = spreadOf(selects);
    const hasBudget = size.citizens >= LARGE;
    const name = `board of ${size.citizens.toLocaleString('en')} citizens, ${size.onBoard.toLocaleString('en')} on the board`;
    return {
      title: `The ${name}`,
      how: `GET /api/board as a nurse on duty, masked and recorded, one after the other over a kept-alive loopback connection, without compression; between every two of them the plain SELECT of the same ${rows} rows through pg, as the owner, without row-level security. ${snapshot.cards.rows.length} citizens were shown.`,
      findings: [
        atMost('answered, p50', board.p50, hasBudget ? 60 : undefined, ms),
        { what: 'answered, p95 · p99', measured: `${ms(board.p95)} · ${ms(board.p99)}` },
        atMost('body before compression', body.length, hasBudget ? 150 * 1024 : undefined, kib),
        atMostTimes(
          'answered, against the plain SELECT (p50)',
          board.p50,
          { what: 'SELECT', value: select.p50 },
          3,
          ms,
        ),
      ],
      remarks: [`Plain SELECT p95 ${ms(select.p95)}, p99 ${ms(select.p99)}.`],
    };
  } finally {
    visit.close();
    await plain.end();
  }
}

interface Alternated {
  readonly boards: number[];
  readonly selects: number[];
  readonly body: Buffer;
  readonly rows: number;
}

/** One and then the other, never both at once: each meets the same machine, and neither meets the other. */
async function alternate(count: number, visit: PageVisit, plain: pg.Client, nurse: Colleague): Promise<Alternated> {
  const boards: number[] = [];
  const selects: number[] = [];
  let body: Buffer = Buffer.alloc(0);
  let rows = 0;
  for (let number = 0; number < count; number += 1) {
    const answer = await visit.get('/api/board');
    if (answer.status !== 200) throw new Error(`the board answered ${answer.status}`);
    boards.push(answer.ms);
    body = answer.body;
    await wait(PAUSE_MS);
    const begun = performance.now();
    rows = (await boardRows(plain, nurse)).length;
    selects.push(performance.now() - begun);
    await wait(PAUSE_MS);
  }
  return { boards, selects, body, rows };
}
