import { slotOf } from '@samtavle/domain';
import { changesBetween, maskOf, NOTHING, slotsOfMask } from './decision.js';

const NONE = '0'.repeat(140);
const withOnes = (...at: number[]) => [...NONE].map((zero, index) => (at.includes(index) ? '1' : zero)).join('');

describe('the stored form of a decision', () => {
  it('has one character for each owner and category, at the number of the slot', () => {
    const mental = slotOf('region_psych', 'mental_state');
    const grant = { slot: mental, rule: 'R', via: 'rule', basis: [], until: null };
    expect(maskOf({ grants: new Map([[mental, grant]]) })).toBe(withOnes(13));
    expect(maskOf(NOTHING)).toBe(NONE);
    expect(slotsOfMask(withOnes(0, 13, 139))).toEqual([0, 13, 139]);
  });

  it('says what opened and what closed', () => {
    expect(changesBetween(withOnes(1, 2), withOnes(2, 3))).toEqual({ gained: [3], lost: [1] });
    expect(changesBetween(NONE, NONE)).toEqual({ gained: [], lost: [] });
  });

  it.each(['', '01', '0'.repeat(141), `${'0'.repeat(139)}2`])('refuses a text that is no mask (%#)', (text) => {
    expect(() => slotsOfMask(text)).toThrow(RangeError);
  });
});
