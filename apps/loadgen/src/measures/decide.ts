import { danishDay, instant, type Slot } from '@samtavle/domain';
import {
  decide,
  elementAbility,
  maskOf,
  parseViewerClassKey,
  SHARING_POLICY,
  type ViewerClass,
} from '@samtavle/policy';
import { spreadOf } from '../figures/spread.js';
import { atMost, ms, type Section } from '../report/finding.js';
import { boardRows, type ElementRow } from '../team/board-rows.js';
import { type Colleague } from '../team/team.js';
import { type Bench } from './bench.js';
import { someFacts } from './decide-facts.js';

const CITIZENS_ON_THE_BOARD = 200;
const us = (value: number) => `${value.toFixed(1)} µs`;

/** The two pure steps on the way of every card: deciding, and holding rows against the decision. */
export async function decideAndMask(
  bench: Bench,
  colleagues: readonly Colleague[],
  reader: Colleague,
): Promise<Section> {
  const classes = [...new Set(colleagues.map((one) => one.classKey))].flatMap((key) => parseViewerClassKey(key) ?? []);
  bench.say('deciding and masking');
  const decided = deciding(classes, bench.take(4_000, 400));
  const rows = await boardRows(bench.owner, reader);
  const citizens = new Set([...new Set(rows.map((row) => row.citizen_id))].slice(0, CITIZENS_ON_THE_BOARD));
  const board = rows.filter((row) => citizens.has(row.citizen_id));
  const masked = masking(board, bench.take(500, 50));
  return {
    title: 'Deciding and masking',
    how: `In the driver’s own process, no database: decide() and the mask it is stored as, over random facts for the ${classes.length} viewer classes of the team, each call timed; and what present() does, the ability of the stored mask asked about every one of the ${board.length} rows of a board of ${citizens.size} citizens.`,
    findings: [
      atMost('decision for one citizen and class, p50', decided.p50, 20, us),
      { what: 'decision for one citizen and class, p95 · p99', measured: `${us(decided.p95)} · ${us(decided.p99)}` },
      atMost(`masking a board of ${citizens.size} citizens, p95`, masked.p95, 10, ms),
      { what: `masking a board of ${citizens.size} citizens, p50`, measured: ms(masked.p50) },
    ],
  };
}

function deciding(classes: readonly ViewerClass[], count: number) {
  const now = instant(new Date());
  const facts = someFacts(count, danishDay(now));
  const once = (): number[] =>
    facts.flatMap((one) =>
      classes.map((viewer) => {
        const begun = performance.now();
        maskOf(decide(SHARING_POLICY, viewer, one, now));
        return (performance.now() - begun) * 1000;
      }),
    );
  once();
  return spreadOf(once());
}

function masking(rows: readonly ElementRow[], count: number) {
  const byCitizen = new Map<string, ElementRow[]>();
  for (const row of rows) byCitizen.set(row.citizen_id, [...(byCitizen.get(row.citizen_id) ?? []), row]);
  const once = (): number => {
    const begun = performance.now();
    for (const own of byCitizen.values()) {
      const ability = elementAbility(own[0]?.mask ?? '');
      own.filter((row) => ability.can('read', { kind: 'Element', slot: row.slot as Slot }));
    }
    return performance.now() - begun;
  };
  for (let warm = 0; warm < 20; warm += 1) once();
  return spreadOf(Array.from({ length: count }, once));
}
