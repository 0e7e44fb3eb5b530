import { CATEGORIES, OWNERS, pairOf, SLOT_COUNT, slotOf } from './vocabulary.js';

describe('a slot', () => {
  it('is one number per owner and category, and leads back to both', () => {
    const seen = new Set<number>();
    for (const owner of OWNERS) {
      for (const category of CATEGORIES) {
        const slot = slotOf(owner, category);
        expect(pairOf(slot)).toEqual({ owner, category });
        seen.add(slot);
      }
    }
    expect(seen.size).toBe(SLOT_COUNT);
    expect(SLOT_COUNT).toBe(140);
    expect(() => pairOf(140)).toThrow(RangeError);
  });

  it('keeps its number: stored decisions and elements depend on it', () => {
    expect(slotOf('region_psych', 'identification')).toBe(0);
    expect(slotOf('muni_social', 'identification')).toBe(28);
    expect(slotOf('region_psych', 'mental_state')).toBe(13);
    expect(slotOf('citizen', 'evaluation_data')).toBe(139);
  });
});
