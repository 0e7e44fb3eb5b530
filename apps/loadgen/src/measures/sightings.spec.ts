import { viewerClassKey, viewerClassOf } from '@samtavle/policy';
import { CitizenId } from '@samtavle/contracts';
import { type Stay } from '../team/team.js';
import { type Watching } from '../wire/screen.js';
import { Sightings } from './sightings.js';

const nurse = viewerClassKey(viewerClassOf('region_psych', 'nurse_region', false));
const support = viewerClassKey(viewerClassOf('muni_social', 'support_worker_muni', false));
const alias = CitizenId.parse('c7f1a1de-8d1c-4f9b-9d37-3a5f6f1f2a10');
const stay: Stay = {
  citizenId: 'a',
  owner: 'region_psych',
  level: 1,
  version: 4,
  aliases: { region_psych: alias },
  seenBy: [nurse],
};

const screen = (classKey: typeof nurse): Watching => ({
  colleague: { classKey, sector: classKey === nurse ? 'region_psych' : 'muni_social' },
  socket: { onEvent: () => undefined },
});
const frame = (version: number) =>
  JSON.stringify([
    'frame',
    {
      from: 1,
      to: 2,
      asOf: '2026-11-26T07:15:00.000Z',
      cards: { rows: [[alias, 'Inge Holm', [0, 2, '2026-11-01', null, version]]], members: [] },
      gone: [],
      notes: [],
    },
  ]);

describe('following moves to the screens', () => {
  it('waits for every screen whose class sees the stay, and for no other', () => {
    const [one, other, outsider] = [screen(nurse), screen(nurse), screen(support)];
    const sightings = new Sightings([stay], [one, other, outsider]);
    const move = sightings.expect(stay, 5, 100);
    one.socket.onEvent(frame(5), 130);
    expect(sightings.outstanding).toBe(1);
    other.socket.onEvent(frame(5), 150);
    expect(sightings.outstanding).toBe(0);
    expect(move).toMatchObject({ seenAfterMs: [30, 50], firstAt: 130, lastAt: 150 });
  });

  it('takes a later state of the card for the move as well, and an earlier one for nothing', () => {
    const one = screen(nurse);
    const sightings = new Sightings([stay], [one]);
    const [first, second] = [sightings.expect(stay, 5, 100), sightings.expect(stay, 6, 110)];
    one.socket.onEvent(frame(4), 120);
    expect([first.seenAfterMs, second.seenAfterMs]).toEqual([[], []]);
    one.socket.onEvent(frame(6), 140);
    expect([first.seenAfterMs, second.seenAfterMs]).toEqual([[40], [30]]);
  });

  it('counts a screen once', () => {
    const [one, other] = [screen(nurse), screen(nurse)];
    const sightings = new Sightings([stay], [one, other]);
    const move = sightings.expect(stay, 5, 100);
    one.socket.onEvent(frame(5), 120);
    one.socket.onEvent(frame(5), 160);
    expect(move.seenAfterMs).toEqual([20]);
  });

  it('has nothing to wait for when nobody who looks may see it', () => {
    const sightings = new Sightings([stay], [screen(support)]);
    sightings.expect(stay, 5, 100);
    expect(sightings.outstanding).toBe(0);
  });
});
