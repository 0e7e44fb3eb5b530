import { RateLimit } from './rate-limit.js';

describe('the rate limit', () => {
  it('lets a burst pass, then says how long to wait', () => {
    const limit = new RateLimit(2, 5);
    expect(Array.from({ length: 5 }, () => limit.take('anne', 0))).toEqual([0, 0, 0, 0, 0]);
    expect(limit.take('anne', 0)).toBe(1);
  });

  it('fills again with time, and never beyond the burst', () => {
    const limit = new RateLimit(2, 5);
    for (let call = 0; call < 5; call += 1) limit.take('anne', 0);
    expect(limit.take('anne', 400)).toBeGreaterThan(0);
    expect(limit.take('anne', 500)).toBe(0);
    expect(limit.take('anne', 500)).toBeGreaterThan(0);
    const later = Array.from({ length: 6 }, () => limit.take('anne', 3_600_000));
    expect(later.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('counts each on their own', () => {
    const limit = new RateLimit(1, 1);
    expect(limit.take('anne', 0)).toBe(0);
    expect(limit.take('jonas', 0)).toBe(0);
    expect(limit.take('anne', 0)).toBe(1);
  });

  it('is not emptied for somebody who keeps knocking', () => {
    const limit = new RateLimit(1, 3);
    let passed = 0;
    for (let ms = 0; ms <= 10_000; ms += 100) if (limit.take('anne', ms) === 0) passed += 1;
    // The burst, and one for each second.
    expect(passed).toBeGreaterThanOrEqual(12);
    expect(passed).toBeLessThanOrEqual(13);
  });

  it('forgets keys that are full again, and not the one that is empty, when very many have come', () => {
    const limit = new RateLimit(1, 2);
    limit.take('anne', 0);
    limit.take('anne', 0);
    for (let key = 0; key < 10_020; key += 1) limit.take(`passer-by ${key}`, 0);
    expect(limit.take('anne', 0)).toBeGreaterThan(0);
  });
});
