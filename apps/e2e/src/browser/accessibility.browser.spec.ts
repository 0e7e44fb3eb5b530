import { faultsOf } from './faults-on-screen.js';
import { expect, houseOf } from './house.js';
import { SCREENS, visit } from './screens.js';

const test = houseOf();

test('on a phone every target is large enough, or has room around it', async ({ windows }) => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  await visit(
    windows,
    { size: { width: 390, height: 844 }, browser: { hasTouch: true, isMobile: true } },
    async (page, { name, part }) => {
      faults.push(...(await faultsOf(page, name, part, ['target-size'])));
    },
    SCREENS.filter(({ who }) => who === 'anne'),
  );
  expect(faults).toEqual([]);
});
