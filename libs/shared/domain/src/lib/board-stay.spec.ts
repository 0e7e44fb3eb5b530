import { checkDates, leaveBoard, mayReturn, reviewDay, sinceDay } from './board-stay.js';
import { day, type Day } from './time.js';

const today = day('2026-11-26');

describe('leaving the board', () => {
  it('keeps the citizen on the board while somebody still owes an action', () => {
    expect(leaveBoard(2, { handOverActions: false }, today)).toEqual({
      ok: false,
      refusal: { because: 'open-actions', count: 2 },
    });
  });

  it('lets the actions go along when that is chosen', () => {
    expect(leaveBoard(2, { handOverActions: true }, today).ok).toBe(true);
  });

  it('asks for a follow-up after 14 days when nobody chose a date', () => {
    expect(leaveBoard(0, { handOverActions: false }, today)).toEqual({
      ok: true,
      value: { endedOn: today, followUpOn: '2026-12-10' },
    });
  });

  it('can be undone the same day and the next, not later', () => {
    expect(mayReturn(today, today)).toBe(true);
    expect(mayReturn(day('2026-11-25'), today)).toBe(true);
    expect(mayReturn(day('2026-11-24'), today)).toBe(false);
  });
});

describe('dates on the board', () => {
  it('are not in the past and not more than a year away', () => {
    expect(checkDates({ dueOn: today, reviewOn: null }, today).ok).toBe(true);
    expect(checkDates({ dueOn: day('2026-11-25') }, today)).toEqual({
      ok: false,
      refusal: { field: 'dueOn', because: 'past' },
    });
    expect(checkDates({ reviewOn: day('2027-12-01') }, today)).toEqual({
      ok: false,
      refusal: { field: 'reviewOn', because: 'too_far' },
    });
  });

  it('review the most intensive stays first', () => {
    expect(([1, 2, 3] as const).map((level) => reviewDay(level, undefined, today))).toEqual([
      '2026-12-24',
      '2026-12-10',
      '2026-12-03',
    ]);
    expect(reviewDay(3, '2026-11-30' as Day, today)).toBe('2026-11-30');
  });

  it('let a stay begin before today, never after', () => {
    expect(sinceDay(undefined, today)).toEqual({ ok: true, value: today });
    expect(sinceDay(day('2026-10-01'), today)).toEqual({ ok: true, value: '2026-10-01' });
    expect(sinceDay(day('2026-11-27'), today)).toEqual({ ok: false, refusal: { because: 'future' } });
    expect(sinceDay(day('2010-01-01'), today)).toEqual({ ok: false, refusal: { because: 'too_old' } });
  });
});
