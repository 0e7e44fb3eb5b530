import { deadlineOf } from './deadline.js';

describe('a legal deadline', () => {
  it.each([
    ['2026-12-27', 31, 'none'],
    ['2026-12-26', 30, 'soon'],
    ['2026-12-10', 14, 'warn'],
    ['2026-12-03', 7, 'danger'],
    ['2026-11-26', 0, 'danger'],
    ['2026-11-25', -1, 'danger'],
  ] as const)('that ends %s has %i days left and is %s', (lastDay, daysLeft, urgency) => {
    expect(deadlineOf(lastDay, '2026-11-26')).toEqual({ daysLeft, urgency });
  });
});
