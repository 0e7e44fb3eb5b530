import { mondayOf, weekNumber } from './week-days.js';

describe('the week of a day', () => {
  it.each([
    ['2026-11-26', '2026-11-23', 48],
    ['2026-11-29', '2026-11-23', 48],
    ['2026-12-31', '2026-12-28', 53],
    ['2027-01-01', '2026-12-28', 53],
    ['2027-01-04', '2027-01-04', 1],
    ['2024-12-30', '2024-12-30', 1],
  ])('of %s begins %s and is number %i', (day, monday, number) => {
    expect(mondayOf(day)).toBe(monday);
    expect(weekNumber(day)).toBe(number);
  });
});
