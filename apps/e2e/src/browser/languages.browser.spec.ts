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
  await expect(anne).toHaveTitle('The board · Samtavle');
  await anne.reload();
  await expect(anne.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
});
