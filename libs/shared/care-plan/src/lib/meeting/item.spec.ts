import { instant } from '@samtavle/domain';
import fc from 'fast-check';
import {
  closeItem,
  decideOutcome,
  leave,
  type MeetingItem,
  OUTCOMES,
  secondsUntil,
  stateOf,
  take,
  WAITING,
} from './item.js';

const at = (seconds: number) => instant(new Date(Date.UTC(2026, 10, 26, 7, 15, seconds)));

describe('a citizen at the board meeting', () => {
  it('waits, is talked about, and has exactly one outcome', () => {
    const taken = take(WAITING, at(0));
    expect([stateOf(WAITING), stateOf(taken)]).toEqual(['waiting', 'current']);
    const decided = decideOutcome(taken, { outcome: 'unchanged', version: 0, onBoard: true });
    expect(decided).toMatchObject({ ok: true, value: { outcome: 'unchanged', version: 1 } });
    if (decided.ok) expect(leave(decided.value, at(31))).toMatchObject({ seconds: 31, since: null });
  });

  it('has no outcome but “not discussed” before anybody began', () => {
    expect(decideOutcome(WAITING, { outcome: 'changed', version: 0, onBoard: true })).toMatchObject({
      refusal: 'never_taken',
    });
    expect(decideOutcome(WAITING, { outcome: 'not_discussed', version: 0, onBoard: true }).ok).toBe(true);
  });

  it('is taken off only when off the board, and then nothing else', () => {
    const taken = take(WAITING, at(0));
    expect(decideOutcome(taken, { outcome: 'taken_off', version: 0, onBoard: true })).toMatchObject({
      refusal: 'still_on_board',
    });
    expect(decideOutcome(taken, { outcome: 'unchanged', version: 0, onBoard: false })).toMatchObject({
      refusal: 'not_on_board',
    });
    expect(decideOutcome(taken, { outcome: 'taken_off', version: 0, onBoard: false }).ok).toBe(true);
  });

  it('is decided by one of two who decide at once', () => {
    const taken = take(WAITING, at(0));
    const first = decideOutcome(taken, { outcome: 'changed', version: 0, onBoard: true });
    if (!first.ok) throw new Error('the first is not refused');
    expect(decideOutcome(first.value, { outcome: 'unchanged', version: 0, onBoard: true })).toMatchObject({
      refusal: 'stale',
    });
  });

  it('counts no time for a clock that went backwards, and no more than a meeting’s for a turn nobody ended', () => {
    expect(secondsUntil(take(WAITING, at(60)), at(0))).toBe(0);
    expect(secondsUntil(take(WAITING, at(0)), at(100_000))).toBe(4 * 3600);
  });
});

type Step = { kind: 'take' | 'leave' } | { kind: 'decide'; outcome: (typeof OUTCOMES)[number]; late: boolean };
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.constantFrom<Step>({ kind: 'take' }, { kind: 'leave' }),
    fc.record({ kind: fc.constant<'decide'>('decide'), outcome: fc.constantFrom(...OUTCOMES), late: fc.boolean() }),
  ),
  { maxLength: 30 },
);

function go(item: MeetingItem, step: Step, second: number): MeetingItem {
  if (step.kind !== 'decide') return step.kind === 'take' ? take(item, at(second)) : leave(item, at(second));
  const decided = decideOutcome(item, {
    outcome: step.outcome,
    version: step.late ? item.version - 1 : item.version,
    onBoard: step.outcome !== 'taken_off',
  });
  return decided.ok ? decided.value : item;
}

describe('whatever happens in a meeting', () => {
  it('never loses an outcome: only another outcome replaces it, and each has its number', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let item: MeetingItem = WAITING;
        all.forEach((step, second) => {
          const next = go(item, step, second);
          if (item.outcome !== null) expect(next.outcome).not.toBeNull();
          expect(next.version).toBe(
            item.version + (next.outcome !== item.outcome || next.version > item.version ? 1 : 0),
          );
          if (step.kind !== 'decide') expect(next.outcome).toBe(item.outcome);
          expect(next.seconds).toBeGreaterThanOrEqual(item.seconds);
          item = next;
        });
      }),
    );
  });

  it('ends with an outcome for everybody, and “not discussed” for who had none', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const item = all.reduce(go, WAITING as MeetingItem);
        const closed = closeItem(item, at(100));
        expect(closed.outcome).toBe(item.outcome ?? 'not_discussed');
        expect(stateOf(closed)).toBe('done');
        expect(closeItem(closed, at(200))).toEqual(closed);
      }),
    );
  });
});
