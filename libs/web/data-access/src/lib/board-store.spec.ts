import { manualClock } from '../testing/manual-clock.js';
import { aCard, aFrame, anne, aSnapshot, citizen, mette } from '../spec-parts/some-board.js';
import { createBoardStore } from './board-store.js';

function aStore() {
  const clock = manualClock();
  const store = createBoardStore(clock);
  store.snapshot(aSnapshot(1, [aCard(1), aCard(2)]));
  return { clock, store };
}
const moved = (by: typeof mette.id) => ({ citizen: citizen(1), by, change: 'moved' as const, fromLevel: 1 });

describe('the board store', () => {
  it('marks a colleague’s change for eight seconds', async () => {
    const { clock, store } = aStore();
    store.frame(aFrame(1, 2, { cards: [aCard(1)], notes: [moved(mette.id)] }), anne.id);
    expect(store.get().fresh.get(citizen(1))?.by).toBe(mette.id);
    await clock.pass(7_900);
    expect(store.get().fresh.size).toBe(1);
    await clock.pass(200);
    expect(store.get().fresh.size).toBe(0);
  });

  it('lets a second change run its own eight seconds', async () => {
    const { clock, store } = aStore();
    store.frame(aFrame(1, 2, { cards: [aCard(1)], notes: [moved(mette.id)] }), anne.id);
    await clock.pass(5_000);
    store.frame(aFrame(2, 3, { cards: [aCard(1)], notes: [moved(mette.id)] }), anne.id);
    await clock.pass(5_000);
    expect(store.get().fresh.size).toBe(1);
  });

  it('does not mark what I did myself', () => {
    const { store } = aStore();
    store.frame(aFrame(1, 2, { cards: [aCard(1)], notes: [moved(anne.id)] }), anne.id);
    expect(store.get().fresh.size).toBe(0);
  });

  it('keeps an id and nothing else of a card that closed, for six seconds', async () => {
    const { clock, store } = aStore();
    store.frame(aFrame(1, 2, { gone: [citizen(1), citizen(9)] }), anne.id);
    expect([...store.get().tombstones]).toEqual([citizen(1)]);
    expect(store.state()?.cards.has(citizen(1))).toBe(false);
    await clock.pass(6_000);
    expect(store.get().tombstones.size).toBe(0);
  });

  it('shows a card again at once when it opens while its tombstone stands', () => {
    const { store } = aStore();
    store.frame(aFrame(1, 2, { gone: [citizen(1)] }), anne.id);
    store.frame(aFrame(2, 3, { cards: [aCard(1)] }), anne.id);
    expect(store.get().tombstones.size).toBe(0);
  });

  it('says which citizens the stream has touched, so that an open drawer reads again', () => {
    const { store } = aStore();
    store.frame(aFrame(1, 5, { cards: [aCard(2)] }), anne.id);
    expect(store.get().touched.get(citizen(2))).toBe(5);
    expect(store.get().touched.has(citizen(1))).toBe(false);
  });

  it('holds nothing after it is emptied, not even when an old timer would have run', async () => {
    const { clock, store } = aStore();
    store.frame(aFrame(1, 2, { gone: [citizen(1)], notes: [{ ...moved(mette.id), citizen: citizen(2) }] }), anne.id);
    store.empty();
    await clock.pass(20_000);
    expect(store.get()).toMatchObject({
      load: { kind: 'none' },
      fresh: new Map(),
      tombstones: new Set(),
      touched: new Map(),
    });
  });

  it('takes a thousand cards and one change of them in a moment', () => {
    const clock = manualClock();
    const store = createBoardStore(clock);
    store.snapshot(
      aSnapshot(
        1,
        Array.from({ length: 1_000 }, (_, n) => aCard(n)),
      ),
    );
    const before = performance.now();
    for (let seq = 1; seq <= 50; seq += 1) store.frame(aFrame(seq, seq + 1, { cards: [aCard(seq)] }), anne.id);
    expect((performance.now() - before) / 50).toBeLessThan(20);
  });
});
