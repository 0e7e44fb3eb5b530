import { addDays, day, type Intensity, isVisitAgreed } from '@samtavle/domain';
import fc from 'fast-check';
import { moveStop, routeOrder } from './route-order.js';
import { checkVisitDay, stepVisit, type VisitState, type VisitStep } from './visit-state.js';
import { weekGaps } from './week-gaps.js';

const TODAY = day('2026-11-26');
const WEEK = Array.from({ length: 7 }, (_, ahead) => addDays(day('2026-11-23'), ahead));
const STATES: VisitState[] = ['planned', 'done', 'attempted', 'cancelled'];
const STEPS: VisitStep[] = ['change', 'cancel', 'resume', 'meet', 'miss'];

describe('the life of a visit', () => {
  it('ends when somebody was met', () => {
    expect(STEPS.map((step) => stepVisit('done', step))).toEqual(STEPS.map(() => undefined));
  });

  it('goes on after nobody opened', () => {
    expect(stepVisit('attempted', 'meet')).toBe('done');
  });

  it('is taken up again only by who takes the cancelling back', () => {
    expect(STEPS.filter((step) => stepVisit('cancelled', step) !== undefined)).toEqual(['resume']);
  });

  it('comes to no state but these, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS)), (steps) => {
        const end = steps.reduce<VisitState>((state, step) => stepVisit(state, step) ?? state, 'planned');
        expect(STATES).toContain(end);
      }),
    );
  });

  it('lies ahead, and at most a year', () => {
    expect(checkVisitDay(TODAY, TODAY).ok).toBe(true);
    expect(checkVisitDay(addDays(TODAY, -1), TODAY)).toEqual({ ok: false, refusal: 'past' });
    expect(checkVisitDay(addDays(TODAY, 367), TODAY)).toEqual({ ok: false, refusal: 'too_far' });
  });
});

describe('where a visit is missing', () => {
  it('is each working day ahead at level 3', () => {
    const visits = [
      { on: '2026-11-23', state: 'done' as const },
      { on: '2026-11-27', state: 'cancelled' as const },
    ];
    expect(weekGaps({ level: 3, admitted: false }, visits, WEEK, TODAY)).toEqual({
      gaps: ['2026-11-26', '2026-11-27'],
      weekGap: false,
      planned: 1,
      agreed: 5,
    });
  });

  it('is the week at level 2, while a working day is left', () => {
    expect(weekGaps({ level: 2, admitted: false }, [], WEEK, TODAY)).toMatchObject({ gaps: [], weekGap: true });
    expect(weekGaps({ level: 2, admitted: false }, [], WEEK, day('2026-11-28'))).toMatchObject({ weekGap: false });
  });

  it('is nowhere for who is in hospital or not on the board', () => {
    for (const citizen of [
      { level: 3, admitted: true } as const,
      { level: null, admitted: false },
      { level: 1, admitted: false } as const,
    ])
      expect(weekGaps(citizen, [], WEEK, TODAY)).toMatchObject({ gaps: [], weekGap: false, agreed: null });
  });

  it('is a day for which a visit is agreed, today or later, on which none stands: what the board says too', () => {
    const visit = fc.record({ on: fc.constantFrom<string>(...WEEK), state: fc.constantFrom(...STATES) });
    const citizen = fc.record({
      level: fc.constantFrom<Intensity | null>(1, 2, 3, null),
      admitted: fc.boolean(),
    });
    fc.assert(
      fc.property(citizen, fc.array(visit), fc.constantFrom(...WEEK), (who, visits, today) => {
        const { gaps } = weekGaps(who, visits, WEEK, today);
        const stands = (on: string) => visits.some((one) => one.on === on && one.state !== 'cancelled');
        for (const on of WEEK) expect(gaps.includes(on)).toBe(on >= today && isVisitAgreed(who, on) && !stands(on));
      }),
    );
  });

  it('is nowhere on a day off, and a week of days off lacks nothing', () => {
    const easter = Array.from({ length: 5 }, (_, ahead) => addDays(day('2027-03-25'), ahead));
    for (const level of [2, 3] as const)
      expect(weekGaps({ level, admitted: false }, [], easter, day('2027-03-25'))).toMatchObject({
        gaps: [],
        weekGap: false,
      });
  });

  it('is never behind, and never where a visit stands', () => {
    const visit = fc.record({ on: fc.constantFrom<string>(...WEEK), state: fc.constantFrom(...STATES) });
    fc.assert(
      fc.property(fc.array(visit), (visits) => {
        const { gaps } = weekGaps({ level: 3, admitted: false }, visits, WEEK, TODAY);
        for (const gap of gaps) {
          expect(gap >= TODAY).toBe(true);
          expect(visits.some(({ on, state }) => on === gap && state !== 'cancelled')).toBe(false);
        }
      }),
    );
  });
});

describe('the order somebody goes in', () => {
  const stops = [
    { id: 'a', at: '08:45' },
    { id: 'b', at: '11:00' },
    { id: 'c', at: '13:00' },
  ];

  it('is by time until they say otherwise', () => {
    expect(routeOrder(stops, []).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('keeps what they chose, and puts a new visit where its time belongs', () => {
    expect(routeOrder(stops, ['c', 'a']).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('has every stop once, whatever was chosen before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'gone')), (chosen) => {
        expect(
          routeOrder(stops, chosen)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(['a', 'b', 'c']);
      }),
    );
  });

  it('moves one stop a place, and at the end nothing', () => {
    expect(moveStop(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveStop(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });
});
