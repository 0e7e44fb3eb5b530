import { type Card, type Frame } from '@samtavle/contracts';
import fc from 'fast-check';
import { aCard, aFrame, aSnapshot, citizen } from '../spec-parts/some-board.js';
import { applyFrame, boardFrom, type BoardState } from './board-state.js';

/** What happened in the team, one entry per place in the stream. */
type Happening = { kind: 'card'; card: Card } | { kind: 'gone'; n: number } | { kind: 'hidden' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .record({ n: fc.nat(6), level: fc.constantFrom(1, 2, 3), version: fc.integer({ min: 1, max: 99 }) })
    .map(({ n, level, version }) => ({
      kind: 'card' as const,
      card: aCard(n, {
        stay: { owner: 'region_psych', level: level as 1 | 2 | 3, since: '2026-11-18', reviewOn: null, version },
      }),
    })),
  fc.nat(6).map((n) => ({ kind: 'gone' as const, n })),
  fc.constant({ kind: 'hidden' as const }),
);

function cardsAt(happened: readonly Happening[], seq: number): Map<string, Card> {
  const cards = new Map<string, Card>();
  for (const one of happened.slice(0, seq)) {
    if (one.kind === 'card') cards.set(one.card.id, one.card);
    if (one.kind === 'gone') cards.delete(citizen(one.n));
  }
  return cards;
}

/** The frame a server makes for a range: the state at its end of everything it touched. */
function frameFor(happened: readonly Happening[], from: number, to: number): Frame {
  const end = cardsAt(happened, to);
  const touched = new Set(
    happened
      .slice(from, to)
      .flatMap((one) => (one.kind === 'card' ? [one.card.id] : one.kind === 'gone' ? [citizen(one.n)] : [])),
  );
  return aFrame(from, to, {
    cards: [...touched].flatMap((id) => end.get(id) ?? []),
    gone: [...touched].filter((id) => !end.has(id)),
  });
}

const snapshotAt = (happened: readonly Happening[], seq: number): BoardState =>
  boardFrom(aSnapshot(seq, [...cardsAt(happened, seq).values()]));
const facts = (state: BoardState) => ({
  seq: state.cursor.seq,
  cards: [...state.cards].sort(([a], [b]) => (a < b ? -1 : 1)),
});

describe('the board at its place in the stream', () => {
  it('ends as a fresh snapshot whatever order, copies and losses the frames come in', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { minLength: 1, maxLength: 25 }),
        fc.nat(25),
        fc.array(fc.tuple(fc.nat(25), fc.nat(25)), { maxLength: 40 }),
        (happened, start, ranges) => {
          let state = snapshotAt(happened, Math.min(start, happened.length));
          const heard = ranges.map(
            ([a, b]) => [Math.min(a, b, happened.length), Math.min(Math.max(a, b), happened.length)] as const,
          );
          for (const [from, to] of [...heard, [happened.length, happened.length] as const]) {
            const outcome = applyFrame(state, frameFor(happened, from, to));
            if (outcome.kind === 'applied') state = outcome.state;
            if (outcome.kind !== 'gap') continue;
            const pulled = applyFrame(state, frameFor(happened, state.cursor.seq, to));
            if (pulled.kind !== 'applied') throw new Error('what was pulled begins where the screen stands');
            state = pulled.state;
          }
          expect(facts(state)).toEqual(facts(snapshotAt(happened, happened.length)));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never applies a frame that begins before or after the place where the screen stands', () => {
    const state = boardFrom(aSnapshot(5, [aCard(1)]));
    expect(applyFrame(state, aFrame(6, 7, { cards: [aCard(2)] })).kind).toBe('gap');
    expect(applyFrame(state, aFrame(3, 7, { cards: [aCard(2)] })).kind).toBe('gap');
    expect(applyFrame(state, aFrame(3, 5, { cards: [aCard(2)] })).kind).toBe('known');
  });

  it('takes the day from the server when midnight passes in Denmark', () => {
    const state = boardFrom(aSnapshot(5, []));
    const outcome = applyFrame(state, aFrame(5, 5, { asOf: '2026-11-26T23:00:00.000Z' }));
    expect(outcome.kind === 'applied' && outcome.state.today).toBe('2026-11-27');
  });

  it('keeps the same cards when a tick brings nothing', () => {
    const state = boardFrom(aSnapshot(5, [aCard(1)]));
    const outcome = applyFrame(state, aFrame(5, 9));
    expect(outcome.kind === 'applied' && outcome.state.cards).toBe(state.cards);
    expect(outcome.kind === 'applied' && outcome.state.cursor.seq).toBe(9);
  });
});
