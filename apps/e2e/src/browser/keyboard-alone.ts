/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { expect } from './house.js';

/** What lies further away than this has lost somebody. */
const MOST_TABS = 40;

/** Presses Tab until something with this name has the focus. @throws when it does not come */
export async function tabTo(page: Page, name: RegExp, most = MOST_TABS): Promise<void> {
  await roomStands(page);
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focusedName(page))) return;
  }
  throw new Error(`Tab does not come to ${name.source}`);
}

/** An address changes before the room does: Tab is pressed by who sees the room. */
async function roomStands(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** The same backwards: what was just passed is near. */
export async function tabBackTo(page: Page, name: RegExp, most = MOST_TABS): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Shift+Tab');
    if (name.test(await focusedName(page))) return;
  }
  throw new Error(`Shift and Tab do not come to ${name.source}`);
}

/** Comes to a choice with Tab and chooses with the arrows. @throws when it has no such value */
export async function choose(page: Page, label: RegExp, value: string, most = MOST_TABS): Promise<void> {
  await tabTo(page, label, most);
  await page.keyboard.press('Home');
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    const chosen = await page.evaluate(() =>
      document.activeElement instanceof HTMLSelectElement ? document.activeElement.value : null,
    );
    if (chosen === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${label.source} has no ${value}`);
}

/** What is called what has the focus; nothing when it is the page as a whole, which holds every name there is. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labelled = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label = labelled || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : null;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  });
}

/** Counts what a mouse or a finger does in a window, whatever the test meant to do. Asked for before it goes anywhere. */
export class MouseWatch {
  private presses = 0;

  readonly before = async (page: Page): Promise<void> => {
    await page.exposeFunction('countsPress', () => {
      this.presses += 1;
    });
    await page.addInitScript(() => {
      for (const type of ['pointerdown', 'mousedown', 'touchstart'])
        window.addEventListener(type, () => void window.countsPress?.(), true);
    });
  };

  get used(): number {
    return this.presses;
  }
}

declare global {
  interface Window {
    countsPress?: () => Promise<void>;
  }
}
