import { inOrder, NO_FILTER, queryOf } from './audit-filter.js';

describe('the question to the log', () => {
  it('asks for everything, one page, when nothing is chosen', () => {
    expect(queryOf(NO_FILTER)).toEqual({ limit: 50 });
  });

  it('counts whole Danish days, the last one included, across a change of clock', () => {
    expect(queryOf({ ...NO_FILTER, from: '2026-10-25', to: '2026-10-25' })).toEqual({
      limit: 50,
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('sends what was typed without the spaces around it', () => {
    expect(
      queryOf({ ...NO_FILTER, person: ' Anne ', citizen: ' 7D-19 ', outcome: 'denied', type: 'citizen.shown' }),
    ).toEqual({
      limit: 50,
      person: 'Anne',
      citizen: '7D-19',
      outcome: 'denied',
      type: 'citizen.shown',
    });
  });

  it('knows when the days are the wrong way round', () => {
    expect(inOrder({ ...NO_FILTER, from: '2026-11-26', to: '2026-11-25' })).toBe(false);
    expect(inOrder({ ...NO_FILTER, from: '2026-11-26', to: '2026-11-26' })).toBe(true);
    expect(inOrder({ ...NO_FILTER, from: '2026-11-26' })).toBe(true);
  });
});
