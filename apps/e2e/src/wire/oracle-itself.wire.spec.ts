import { expect, test } from '@playwright/test';
import { day, instant } from '@samtavle/domain';
import { type Received } from '../support/received.js';
import { Keys, marker } from './oracle/claims.js';
import { type Facts, withdrawn } from './oracle/facts.js';
import { History } from './oracle/history.js';
import { Judge } from './oracle/judge.js';
import { type Meaning, type Meanings } from './oracle/registry.js';
import { mayRead, type Reader, slot } from './oracle/rights.js';
import { sabotageFrom } from './oracle/sabotage.js';
import { base, later, moment, nurse, officer, regional, table, worker } from './oracle/some-readers.js';

/*
 * An oracle that finds nothing may be blind. These show it what it must not overlook; the whole run can be made red with
 * SAMTAVLE_ORACLE_SABOTAGE (see oracle/sabotage.ts).
 */

const CITIZEN = '11111111-1111-4111-8111-111111111111';
const OF_REGION = '22222222-2222-4222-8222-222222222222';
const OF_SOCIAL = '33333333-3333-4333-8333-333333333333';
const NOTE = '44444444-4444-4444-8444-444444444444';
const diagnosis = slot('region_psych', 'diagnosis');
const meanings: Record<string, Meaning> = {
  [CITIZEN]: { kind: 'inner', citizen: CITIZEN },
  [OF_REGION]: { kind: 'alias', citizen: CITIZEN, sector: 'region_psych' },
  [OF_SOCIAL]: { kind: 'alias', citizen: CITIZEN, sector: 'muni_social' },
  [NOTE]: { kind: 'content', of: [{ citizen: CITIZEN, slot: diagnosis, element: NOTE }] },
};
const registry: Meanings = {
  meaningOf: (text) => meanings[text],
  aliasOf: (_citizen, sector) => ({ region_psych: OF_REGION, muni_social: OF_SOCIAL })[sector],
  citizenOf: (alias) => ([OF_REGION, OF_SOCIAL].includes(alias) ? CITIZEN : undefined),
  sectorOfMember: () => 'region_psych',
  taskOf: () => undefined,
  requestOf: () => undefined,
  useOf: () => undefined,
};
const readers = new Map([nurse, worker].map((reader) => [reader.member, reader] as const));
const keys = new Keys();
keys.set('c1', CITIZEN);

function judgeOf(facts: Facts): { judge: Judge; history: History } {
  const history = new History(new Map([[CITIZEN, facts]]), moment, table);
  return { judge: new Judge({ table, registry, keys, history, readers }), history };
}

const answer = (raw: string, more: Partial<Received> = {}): Received => ({
  by: 'rest',
  what: 'GET /api/anything',
  raw,
  said: undefined,
  askedAt: 1,
  receivedAt: 2,
  ...more,
});
const told = (facts: Facts, reader: Reader, raw: string) => judgeOf(facts).judge.weigh(answer(raw), reader);

test.describe('the oracle', () => {
  test('knows what a nurse may see of a citizen of her own, and a support worker not', () => {
    expect(mayRead(table, nurse, regional, moment).has(diagnosis)).toBe(true);
    expect(mayRead(table, nurse, regional, moment).has(slot('region_psych', 'psychotherapy_notes'))).toBe(false);
    expect(mayRead(table, worker, regional, moment).size).toBe(0);
    expect(mayRead(table, officer, regional, moment).size).toBe(0);
  });

  test('knows that base consent opens the name and the board, and no diagnosis', () => {
    const rights = mayRead(table, worker, base(regional), moment);
    expect(rights.has(slot('region_psych', 'identification'))).toBe(true);
    expect(rights.has(slot('region_psych', 'board_status'))).toBe(true);
    expect(rights.has(diagnosis)).toBe(false);
    expect(mayRead(table, worker, withdrawn(base(regional), 'PKG_BASE'), moment).size).toBe(0);
  });

  test('knows the last day of a consent: the year’s own date is the first day without', () => {
    expect(mayRead(table, worker, base(regional), later(day('2028-02-29'))).size).toBeGreaterThan(0);
    expect(mayRead(table, worker, base(regional), later(day('2028-03-01'))).size).toBe(0);
  });

  test('finds a text in the body, a text in a header, and a piece of one', () => {
    const text = marker(diagnosis, 'c1', 7);
    expect(told(regional, nurse, `{"text":"${text}"}`)).toEqual([]);
    expect(told(regional, worker, `{"text":"${text}"}`)).toHaveLength(1);
    expect(told(base(regional), worker, `200 OK\nX-Debug\n${text}\n\n{}`)).toHaveLength(1);
    expect(told(regional, nurse, text.slice(0, 9))).toHaveLength(1);
    expect(told(regional, nurse, marker(diagnosis, 'c9', 1))).toHaveLength(1);
  });

  test('finds ids: of hidden content, of another sector, of the server itself', () => {
    expect(told(regional, nurse, `"${NOTE}"`)).toEqual([]);
    expect(told(base(regional), worker, `"${NOTE}"`)).toHaveLength(1);
    expect(told(base(regional), worker, `"${OF_SOCIAL}"`)).toEqual([]);
    expect(told(regional, worker, `"${OF_SOCIAL}"`)).toHaveLength(1);
    expect(told(base(regional), worker, `"${OF_REGION}"`)).toHaveLength(1);
    expect(told(regional, nurse, `"${CITIZEN}"`)).toHaveLength(1);
    expect(told(regional, officer, `"${OF_REGION}"`)).toHaveLength(1);
  });

  test('finds a CPR number anywhere but where it was asked for', () => {
    expect(told(regional, nurse, '{"x":"010157-5001"}')).toHaveLength(1);
    expect(told(regional, nurse, '{"x":"0101575001"}')).toHaveLength(1);
    const revealed = answer('{"cpr":"010157-5001"}', { what: `POST /api/citizens/${OF_REGION}/cpr` });
    expect(judgeOf(regional).judge.weigh(revealed, nurse)).toEqual([]);
  });

  test('gives no more grace to an answer than to what it can have been made from', () => {
    const { judge, history } = judgeOf(base(regional));
    const change = (facts: Facts) => withdrawn(facts, 'PKG_BASE');
    history.add({ startedAt: 10, acknowledgedAt: 20, seq: 5, citizen: CITIZEN, change });
    history.settle();
    const askedAt = (asked: number, received: number) =>
      judge.weigh(answer(`"${OF_SOCIAL}"`, { askedAt: asked, receivedAt: received }), worker).length;
    expect(askedAt(1, 2), 'before').toBe(0);
    expect(askedAt(19, 30), 'asked before it was acknowledged').toBe(0);
    expect(askedAt(21, 30), 'asked after it was acknowledged').toBe(1);
  });

  test('lets no frame show, from the place of a withdrawal on, what it withdrew', () => {
    const { judge, history } = judgeOf(base(regional));
    const change = (facts: Facts) => withdrawn(facts, 'PKG_BASE');
    history.add({ startedAt: 10, acknowledgedAt: 20, seq: 5, citizen: CITIZEN, change });
    history.settle();
    const frame = (to: number, gone: string[]) => ({
      from: 3,
      to,
      asOf: instant(moment.at),
      cards: { rows: gone.length > 0 ? [] : [[OF_SOCIAL, 'Navn']], members: [] },
      gone,
      notes: [],
    });
    const heard = (said: unknown) =>
      judge.weigh(
        answer(`42${JSON.stringify(['frame', said])}`, {
          by: 'wire',
          what: 'socket',
          askedAt: undefined,
          receivedAt: 500,
        }),
        worker,
      ).length;
    expect(heard(frame(4, [])), 'made before').toBe(0);
    expect(heard(frame(5, [])), 'made after').toBeGreaterThan(0);
    expect(heard(frame(5, [OF_SOCIAL])), 'a tombstone').toBe(0);
  });

  test('does not take a tombstone for somebody who was never shown', () => {
    const { judge } = judgeOf(regional);
    const said = { from: 1, to: 2, asOf: moment.at, cards: { rows: [], members: [] }, gone: [OF_SOCIAL], notes: [] };
    const raw = `42${JSON.stringify(['frame', said])}`;
    expect(judge.weigh(answer(raw, { by: 'wire', what: 'socket', askedAt: undefined }), worker)).toHaveLength(1);
  });

  test('is sabotaged only by a word it knows', () => {
    expect(sabotageFrom({})).toBe('none');
    expect(() => sabotageFrom({ SAMTAVLE_ORACLE_SABOTAGE: 'modle' })).toThrow('modle');
  });
});
