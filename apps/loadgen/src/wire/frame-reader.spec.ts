import { FrameReader } from './frame-reader.js';

const citizen = 'c7f1a1de-8d1c-4f9b-9d37-3a5f6f1f2a10';
const frame = (cards: unknown[], gone: string[] = []) =>
  JSON.stringify([
    'frame',
    { from: 4, to: 5, asOf: '2026-11-26T07:15:00.000Z', cards: { rows: cards, members: [] }, gone, notes: [] },
  ]);

describe('reading frames', () => {
  it('finds the cards and the tombstones', () => {
    const reader = new FrameReader();
    const [news] = [reader.read(frame([[citizen, 'Inge Holm', [0, 2, '2026-11-01', null, 7]]], [citizen]))];
    expect(news?.cards[0]?.stay).toMatchObject({ level: 2, version: 7 });
    expect(news).toMatchObject({ to: 5, gone: [citizen] });
  });

  it('reads the same bytes once', () => {
    const reader = new FrameReader();
    expect(reader.read(frame([]))).toBe(reader.read(frame([])));
  });

  it('passes over other events, and refuses a frame that is none', () => {
    const reader = new FrameReader();
    expect(reader.read('["presence",{"here":[],"open":[]}]')).toBeUndefined();
    expect(() => reader.read('["frame",{"from":1}]')).toThrow();
  });
});
