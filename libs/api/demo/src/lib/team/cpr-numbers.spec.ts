import { instant, parseCpr } from '@samtavle/domain';
import { aDemo, everyText, NOW } from '../../testing/some-demo.js';
import { cprNumbers } from './cpr-numbers.js';
import { Stage } from './stage.js';

const demo = aDemo();
const numbers = demo.citizens.map(({ cpr }) => cpr);

describe('civil registration numbers in the demo', () => {
  it('have the form of one', () => {
    for (const number of numbers) expect(parseCpr(number)).toBe(number);
  });

  it('belong to people not born yet: years 31 to 36, with a seventh digit that means this century', () => {
    for (const number of numbers) expect(number).toMatch(/^\d{4}3[1-6][4-9]\d{3}$/);
  });

  it('are no two alike, also when there are many', () => {
    expect(new Set(numbers).size).toBe(numbers.length);
    const draw = cprNumbers(new Stage(1, NOW));
    const many = Array.from({ length: 20_000 }, () => draw.next().value);
    expect(new Set(many).size).toBe(many.length);
  });

  it('stand in no text, nor does anything that looks like one', () => {
    for (const text of everyText(demo)) expect(text).not.toMatch(/\d{6}-?\d{4}/);
  });

  it('are refused once they could be somebody’s', () => {
    expect(() => cprNumbers(new Stage(1, instant('2030-12-31T12:00:00Z'))).next()).not.toThrow();
    expect(() => cprNumbers(new Stage(1, instant('2031-01-01T12:00:00Z'))).next()).toThrow(RangeError);
  });
});
