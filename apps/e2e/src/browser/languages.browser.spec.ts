/// <reference lib="dom" />
import { cardOf } from './board-screen.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

test('the language is changed on the spot, also of what stands open, and is remembered', async ({ windows }) => {
  const anne = await windows.of('anne');
  await cardOf(anne, 'Rikke Tornved').getByRole('link').click();
  await expect(anne.getByRole('tab', { name: 'Deling og samtykke' })).toBeVisible();
  await anne.getByRole('button', { name: /Skift kasket, sprog eller log ud$/ }).click();
  await anne.getByRole('menuitem', { name: 'English' }).click();
  await expect(anne.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
  await expect(anne.getByRole('region', { name: 'Level 3' })).toBeVisible();
  await expect(anne).toHaveTitle('Board · Samtavle');
  await anne.reload();
  await expect(anne.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
  // English is longer than Danish, and the rooms stand in one line all the same, also on a phone.
  for (const width of [390, 320]) {
    await anne.setViewportSize({ width, height: 844 });
    const links = anne.getByRole('navigation', { name: 'Main menu' }).getByRole('link');
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
});
