import { openLoop } from './open-loop.js';

describe('the open loop', () => {
  it('keeps its pace however long the answers take', async () => {
    const fired: number[] = [];
    const begun = performance.now();
    const late = await openLoop({ perSecond: 100, times: 10 }, (number) => {
      fired.push(number);
      // An answer that never comes.
      void new Promise(() => undefined);
    });
    expect(fired).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(late).toHaveLength(10);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(90);
  });

  it('catches up after being held up, and tells by how much it was late', async () => {
    const late = await openLoop({ perSecond: 100, times: 6 }, (number) => {
      if (number !== 0) return;
      const until = performance.now() + 40;
      while (performance.now() < until);
    });
    expect(late[1]).toBeGreaterThan(20);
    expect(late[5]).toBeLessThan(late[1] ?? 0);
  });
});
