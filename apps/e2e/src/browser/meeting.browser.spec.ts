/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { faultsOf } from './faults-on-screen.js';
import { expect, houseOf } from './house.js';
import { type Windows } from './windows.js';

const test = houseOf();

const wallOf = async (windows: Windows, who: string): Promise<Page> =>
  windows.of(who, { at: '/vaeg', size: { width: 1440, height: 900 } });
const joins = async (page: Page) => {
  await page.getByRole('button', { name: 'Deltag' }).click();
  await expect(page.getByRole('button', { name: 'Forlad mødet' })).toBeVisible();
};

test('the wall of a meeting shows what everybody in the room may see, and follows who comes and goes', async ({
  windows,
}) => {
  test.setTimeout(120_000);
  const anne = await windows.of('anne', { at: '/moede' });
  const jonas = await windows.of('jonas', { at: '/moede' });
  await anne.getByRole('button', { name: 'Åbn møde' }).click();
  await expect(anne.getByRole('heading', { name: 'I rummet' })).toBeVisible();
  const wall = await wallOf(windows, 'anne');

  await test.step('alone, the nurse’s wall has the region’s own citizens, by first name and initial', async () => {
    await expect(wall.getByText('Inge M.', { exact: true })).toBeVisible();
    await expect(wall.getByText('Karen R.', { exact: true })).toBeVisible();
    expect(await wall.content()).not.toMatch(/Marstrup|\d{6}-?\d{4}/);
  });

  await test.step('a support worker comes in, and whoever the municipality may not know is off the wall', async () => {
    await joins(jonas);
    await expect(wall.getByText('Inge M.', { exact: true })).toHaveCount(0);
    await expect(wall.getByText('Karen R.', { exact: true })).toBeVisible();
    await expect(wall.getByText('alle 2 i mødet')).toBeVisible();
    await expect(anne.getByRole('listitem').filter({ hasText: 'Inge Marstrup · skjult for Jonas Bach' })).toBeVisible();
    await expect(anne.getByText('skjult for Jonas Bach').first()).toBeVisible();
  });

  await test.step('he steps out for the item, and comes back', async () => {
    await jonas.getByRole('button', { name: 'Gå ud til dette punkt' }).click();
    await expect(wall.getByText('Inge M.', { exact: true })).toBeVisible();
    await jonas.getByRole('button', { name: 'Kom ind igen' }).click();
    await expect(wall.getByText('Inge M.', { exact: true })).toHaveCount(0);
  });

  await test.step('the space bar hides everything, from the page too, and shows it again', async () => {
    await wall.keyboard.press('Space');
    await expect(wall.getByText('Skærmen er skjult.')).toBeVisible();
    expect(await wall.content()).not.toContain('Karen');
    await wall.keyboard.press('Space');
    await expect(wall.getByText('Karen R.', { exact: true })).toBeVisible();
  });

  await test.step('it has no serious fault of accessibility', async () => {
    expect(await faultsOf(wall, 'wall')).toEqual([]);
  });

  await test.step('when the meeting ends, nothing is left on it', async () => {
    await jonas.getByRole('button', { name: 'Afslut mødet' }).click();
    await jonas.getByRole('button', { name: 'Afslut nu' }).click();
    await expect(wall.getByText('Mødet er slut.')).toBeVisible();
    expect(await wall.content()).not.toContain('Karen');
  });
});
