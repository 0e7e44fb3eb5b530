/// <reference lib="dom" />
import { type Locator } from '@playwright/test';
import { cardOf } from './board-screen.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

test('the language is changed on the spot, also of what stands open, and is remembered', async ({ windows }) => {
  const jonas = await windows.of('jonas');
  await cardOf(jonas, 'Rikke Tornved').getByRole('link').click();
  await expect(jonas.getByRole('tab', { name: 'Deling og samtykke' })).toBeVisible();
  await jonas.getByRole('button', { name: /Skift kasket, sprog eller log ud$/ }).click();
  await jonas.getByRole('menuitem', { name: 'English' }).click();
  await expect(jonas.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
  await expect(jonas.getByRole('region', { name: 'Level 3' })).toBeVisible();
  await expect(jonas).toHaveTitle('Board · Samtavle');
  await jonas.reload();
  await expect(jonas.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
  // English is longer than Danish, and the rooms stand in one line all the same, also on a phone.
  for (const width of [390, 320]) {
    await jonas.setViewportSize({ width, height: 844 });
    const links = jonas.getByRole('navigation', { name: 'Main menu' }).getByRole('link');
    const inTwoLines = await links.evaluateAll((all) =>
      all.flatMap((link) => {
        const words = document.createRange();
        if (link.firstChild !== null) words.selectNodeContents(link.firstChild);
        const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top)));
        return lines.size > 1 ? [link.textContent] : [];
      }),
    );
    expect(inTwoLines).toEqual([]);
  }
  await jonas.setViewportSize({ width: 390, height: 844 });
  // Who acts stands beside the search; what the mark says of the sector is not said again in words.
  const [me, search] = [jonas.getByRole('button', { name: /^Jonas.*log out$/ }), jonas.getByRole('combobox')];
  const middleOf = async (part: Locator) => {
    const { y, height } = (await part.boundingBox()) ?? { y: Number.NaN, height: 0 };
    return Math.round(y + height / 2);
  };
  expect(await middleOf(me)).toBe(await middleOf(search.first()));
});
