import { instant } from '@samtavle/domain';
import fc from 'fast-check';
import { waitBefore } from './backoff.js';
import { connectionAt, lineAfter, lineBefore, type LineEvent } from './connection.js';

const asOf = instant('2026-11-26T07:15:00Z');
const after = (...events: LineEvent[]) => events.reduce(lineAfter, lineBefore);
const started: LineEvent = { kind: 'started', at: 0, needsFrames: true };
const up: LineEvent = { kind: 'socket', socket: 'up', at: 100 };
const current: LineEvent = { kind: 'current', asOf, at: 1_000 };

describe('what the screen says about itself', () => {
  it('is live while ticks come', () => {
    expect(connectionAt(after(started, up, current), 3_500)).toEqual({
      kind: 'live',
      asOf,
      heardAt: 1_000,
      ageSeconds: 2,
    });
  });

  it('never looks live five seconds after the last frame, although the socket is open', () => {
    expect(connectionAt(after(started, up, current), 6_000).kind).toBe('reconnecting');
    expect(connectionAt(after(started, up, current), 6_000).asOf).toBe(asOf);
  });

  it('says so at once when the socket closes', () => {
    expect(connectionAt(after(started, up, current, { kind: 'socket', socket: 'down', at: 1_200 }), 1_300).kind).toBe(
      'reconnecting',
    );
  });

  it('is offline after fifteen seconds, or when the machine has no network', () => {
    expect(connectionAt(after(started, up, current), 16_000).kind).toBe('offline');
    expect(connectionAt(after(started, up, current, { kind: 'network', network: false }), 1_500).kind).toBe('offline');
  });

  it('follows the socket alone where there is no board', () => {
    const audit = after({ kind: 'started', at: 0, needsFrames: false }, up);
    expect(connectionAt(audit, 900_000).kind).toBe('live');
    expect(connectionAt(lineAfter(audit, { kind: 'socket', socket: 'down', at: 900_000 }), 901_000).kind).toBe(
      'reconnecting',
    );
  });
});

describe('the wait before the next attempt', () => {
  it('grows, stays under ten seconds, and spreads over at least half of itself', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const wait = waitBefore(attempt, chance);
        expect(wait).toBeLessThanOrEqual(10_000);
        expect(wait).toBeGreaterThanOrEqual(waitBefore(attempt, 1) / 2 - 1);
      }),
    );
    expect(waitBefore(0, 1)).toBe(500);
    expect(waitBefore(3, 1)).toBe(4_000);
  });
});
