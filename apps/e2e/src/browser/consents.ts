import { type Locator, type Page } from '@playwright/test';
import { showTab } from './board-screen.js';
import { expect } from './house.js';

export const PACKAGES = {
  PKG_BASE: 'Ét team omkring mig',
  PKG_DAILY: 'Hvordan jeg har det, og hvad der hjælper',
} as const;
export type PackageName = keyof typeof PACKAGES;

/** The line of one package in the tab »Deling og samtykke« of an open card. */
export const packageLine = (drawer: Locator, name: PackageName): Locator =>
  drawer.getByRole('listitem', { name: PACKAGES[name] });

/** Registers a written yes on the screen, and returns when the dialog has closed. */
export async function registerYes(page: Page, drawer: Locator, name: PackageName): Promise<void> {
  await showTab(drawer, 'Deling og samtykke');
  await packageLine(drawer, name).getByRole('button', { name: 'Ja', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Skriftligt/ }).check();
  await dialog.getByRole('button', { name: 'Registrér ja' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Takes a yes back on the screen. */
export async function takeBack(page: Page, drawer: Locator, name: PackageName): Promise<void> {
  await showTab(drawer, 'Deling og samtykke');
  await packageLine(drawer, name).getByRole('button', { name: 'Nej', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Stop delingen' }).click();
  await expect(dialog).toHaveCount(0);
}
