import { type Locator, type Page } from '@playwright/test';
import { expect } from './house.js';

export interface LogFilter {
  readonly person?: string;
  readonly event?: string;
  /** A citizen's code as the log shows it. */
  readonly citizen?: string;
}

/** The lines of the log, newest first. */
export const lines = (page: Page): Locator =>
  page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

/** Asks the log for these, and returns its lines when they stand. */
export async function ask(page: Page, { person = '', event = 'Alle', citizen = '' }: LogFilter): Promise<Locator> {
  const form = page.getByRole('search', { name: 'Søg i loggen' });
  await form.getByLabel('Medarbejder').fill(person);
  await form.getByLabel('Hændelse').selectOption({ label: event });
  await form.getByLabel('Borger').fill(citizen);
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/audit/search'));
  await form.getByRole('button', { name: 'Vis', exact: true }).click();
  await answered;
  await expect(page.getByRole('status').filter({ hasText: 'vist' })).toBeVisible();
  return lines(page);
}

/** The code under which a line names its citizen. */
export async function codeIn(line: Locator): Promise<string> {
  const name = (await line.getByRole('button', { name: /^Vis kun/ }).textContent()) ?? '';
  return name.replace('Vis kun', '').trim();
}

/** Which owners and categories a line says were shown. */
export const shownIn = (line: Locator): Locator => line.getByRole('cell').nth(4);
