import { addDays, day } from '@samtavle/domain';
import fc from 'fast-check';
import { checkContact } from './contact-dates.js';
import { lastContact } from './last-contact.js';
import { contactStanding } from './lost-contact.js';

const TODAY = day('2026-11-26');
const LIMITS = { overdueAfter: 14, lostAfter: 28 };
const anyContact = fc.record({
  on: fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days)),
  how: fc.constantFrom('home', 'phone', 'attempt'),
});

describe('the last contact', () => {
  it('is the latest meeting, whatever was tried after it', () => {
    const contacts = [
      { on: '2026-11-10', how: 'home' },
      { on: '2026-11-20', how: 'attempt' },
      { on: '2026-11-24', how: 'attempt' },
      { on: '2026-11-01', how: 'attempt' },
    ];
    expect(lastContact(contacts)).toEqual({ on: '2026-11-10', attempts: 2 });
  });

  it('does not depend on the order in which contacts were written', () => {
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 12 }), (contacts) => {
        expect(lastContact([...contacts].reverse())).toEqual(lastContact(contacts));
      }),
    );
  });

  it('is the same from the latest meeting and the attempts after it as from years of contacts', () => {
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 30 }), (contacts) => {
        const { on } = lastContact(contacts);
        const kept = contacts.filter((one) => one.on === on || (one.how === 'attempt' && (on === null || one.on > on)));
        expect(lastContact(kept)).toEqual(lastContact(contacts));
      }),
    );
  });
});

describe('lost contact', () => {
  it.each([
    ['2026-11-13', 'none', 13],
    ['2026-11-12', 'overdue', 14],
    ['2026-10-30', 'overdue', 27],
    ['2026-10-29', 'lost', 28],
  ])('since %s is %s, after %i days', (on, state, days) => {
    expect(contactStanding({ on, attempts: 1 }, TODAY, LIMITS)).toEqual({ state, days, attempts: 1 });
  });

  it('raises no alarm where no contact may be seen', () => {
    expect(contactStanding({ on: null, attempts: 3 }, TODAY, LIMITS)).toEqual({
      state: 'unknown',
      days: null,
      attempts: 3,
    });
  });

  it('never gets better by waiting', () => {
    const rank = { unknown: 0, none: 1, overdue: 2, lost: 3 };
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (ago, more) => {
        const last = { on: addDays(TODAY, -ago), attempts: 0 };
        const now = contactStanding(last, TODAY, LIMITS);
        const later = contactStanding(last, addDays(TODAY, more), LIMITS);
        expect(rank[later.state]).toBeGreaterThanOrEqual(rank[now.state]);
      }),
    );
  });
});

describe('when a contact was', () => {
  const now = { on: TODAY, at: '08:15' };
  it.each([
    [
      { on: day('2026-11-27'), at: null },
      { field: 'on', because: 'future' },
    ],
    [
      { on: TODAY, at: '08:16' },
      { field: 'at', because: 'future' },
    ],
    [
      { on: day('2025-11-24'), at: null },
      { field: 'on', because: 'too_old' },
    ],
  ])('%j is refused', (moment, refusal) => {
    expect(checkContact(moment, now)).toEqual({ ok: false, refusal });
  });

  it('may be this minute, and late yesterday', () => {
    expect(checkContact({ on: TODAY, at: '08:15' }, now).ok).toBe(true);
    expect(checkContact({ on: day('2026-11-25'), at: '23:50' }, now).ok).toBe(true);
  });
});
