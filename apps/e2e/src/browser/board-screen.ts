import { type Locator, type Page } from '@playwright/test';
import { expect } from './house.js';

/** The card of one citizen on the board. */
export const cardOf = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('article', { name: new RegExp(`^${name}(,|$)`) });

/** The column »Niveau 2«, »Indlagt« or of a reason. */
export const column = (page: Page, name: string): Locator => page.getByRole('region', { name });

/** The drawer, whoever it is about. */
export const drawerOf = (page: Page): Locator => page.getByRole('complementary');

/** Opens a card by its name, from the board or a list. */
export async function openCard(page: Page, name: string): Promise<Locator> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  const drawer = page.getByRole('complementary', { name: `Kort for ${name}` });
  await expect(drawer.getByRole('button', { name: 'Vis CPR' })).toBeVisible();
  return drawer;
}

export async function closeCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Luk, Escape' }).click();
  await expect(drawerOf(page)).toHaveCount(0);
}

export async function showTab(drawer: Locator, name: 'Kort' | 'Historik' | 'Deling og samtykke'): Promise<void> {
  const tab = drawer.getByRole('tab', { name });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

/** »28 på tavlen af 166 borgere«, in numbers. */
export async function counted(page: Page): Promise<{ onBoard: number; citizens: number }> {
  const text = (await page.getByText(/^\d+ på tavlen af \d+ borgere$/).textContent()) ?? '';
  const [onBoard, citizens] = (text.match(/\d+/g) ?? []).map(Number);
  return { onBoard: onBoard ?? -1, citizens: citizens ?? -1 };
}

/** Everything somebody could find in the page, seen or not, also what is only read aloud. */
export const everything = (page: Page): Promise<string> => page.content();

/** What the search box of the bar offers for these letters. */
export async function search(page: Page, letters: string): Promise<Locator> {
  const box = page.getByRole('search').getByRole('combobox', { name: 'Søg borger' });
  await box.fill('');
  await box.fill(letters);
  const list = page.getByRole('search').getByRole('listbox');
  await expect(list.getByRole('option').filter({ hasNotText: 'Søger' })).not.toHaveCount(0);
  return list;
}

/** The line at the foot of the drawer. */
export const composer = (drawer: Locator): Locator => drawer.getByRole('textbox', { name: 'Skriv en linje' });
