/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { cardOf, composer, drawerOf } from './board-screen.js';
import { expect, houseOf } from './house.js';
import { tabTo } from './keyboard-alone.js';

const test = houseOf();

test('a morning without a mouse: log in, find, read, write, move, change the view, and log out', async ({
  windows,
  server,
}) => {
  test.setTimeout(90_000);
  const page = await windows.blank('anne');
  await page.goto(server.origin);
  await expect(page.getByRole('button', { name: /Anne Holm/ })).toBeVisible();
  await tabTo(page, /^.*Anne Holm/);
  await page.keyboard.press('Enter');
  await expect(cardOf(page, 'Flemming Aagren')).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Gå til indholdet' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Gå til indholdet' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, /^Flemming Aagren/);
  await seesFocus(page);

  await page.keyboard.press('ArrowDown');
  await expect(cardOf(page, 'Poul Egelykke')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(cardOf(page, 'Poul Egelykke')).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: 'Kort for Poul Egelykke' });
  await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(drawer).toContainText('Hunden er flink');
  await page.keyboard.press('F6');
  await expect(cardOf(page, 'Poul Egelykke')).toBeFocused();
  await page.keyboard.press('F6');
  await tabTo(page, /^Kort$/);
  await page.keyboard.press('ArrowRight');
  await expect(drawer.getByRole('tab', { name: 'Kontakter' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(drawer.getByRole('tab', { name: 'Historik' })).toBeFocused();
  await expect(drawer.getByRole('tab', { name: 'Historik' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(drawerOf(page)).toHaveCount(0);
  await expect(cardOf(page, 'Poul Egelykke')).toBeFocused();

  await page.keyboard.press('s');
  await expect(composer(drawerOf(page))).toBeFocused();
  await page.keyboard.type('Åbnede døren i dag');
  await page.keyboard.press('Enter');
  await expect(composer(drawerOf(page))).toHaveValue('');
  await page.keyboard.press('Escape');
  await cardOf(page, 'Poul Egelykke').focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Niveau 1' })).toContainText('Poul Egelykke');
  await expect(cardOf(page, 'Poul Egelykke')).toBeFocused();
  await page.keyboard.press('l');
  const table = page.getByRole('table', { name: 'Borgere på tavlen' });
  await expect(table.getByRole('row', { name: /Poul Egelykke/ })).toBeFocused();
  await page.keyboard.press('v');
  await expect(cardOf(page, 'Poul Egelykke')).toBeFocused();

  await tabTo(page, /^Anne Holm, .*log ud$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Log ud' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hvem vil du være?' })).toBeVisible();
});

test('the board is one stop for the Tab key, and a dialog keeps the focus and gives it back', async ({ windows }) => {
  const anne = await windows.of('anne');
  await cardOf(anne, 'Lis Overkær').focus();
  await anne.keyboard.press('Tab');
  expect(await anne.evaluate(() => document.activeElement?.closest('article') ?? null)).toBeNull();
  await anne.keyboard.press('Shift+Tab');
  await expect(cardOf(anne, 'Lis Overkær')).toBeFocused();
  await anne.keyboard.press('?');
  const dialog = anne.getByRole('dialog', { name: 'Genveje' });
  await expect(dialog).toBeVisible();
  for (let pressed = 0; pressed < 5; pressed += 1) {
    await anne.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await anne.keyboard.press('Escape');
  await expect(cardOf(anne, 'Lis Overkær')).toBeFocused();
});

test('single letters do nothing in a field, and nothing at all once they are switched off', async ({ windows }) => {
  const anne = await windows.of('anne');
  await anne.getByRole('combobox', { name: 'Søg borger' }).fill('');
  await anne.keyboard.type('nalm');
  await expect(anne.getByRole('dialog')).toHaveCount(0);
  await anne.keyboard.press('Escape');
  await anne.getByRole('button', { name: 'Genveje' }).click();
  await anne.getByRole('checkbox', { name: 'Enkelttaster er slået til' }).uncheck();
  await anne.keyboard.press('Escape');
  await cardOf(anne, 'Lis Overkær').focus();
  await anne.keyboard.press('n');
  await anne.keyboard.press('l');
  await expect(anne.getByRole('dialog')).toHaveCount(0);
  await expect(cardOf(anne, 'Lis Overkær')).toBeFocused();
  await anne.keyboard.press('Enter');
  await expect(drawerOf(anne)).toBeVisible();
});

/** WCAG 2.4.7 and 2.4.11: what has the focus shows it, and lies under nothing. */
async function seesFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return null;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const { left, top, width } = element.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + 8);
    return { ring: outlineStyle !== 'none' && outlineWidth !== '0px', boxShadow, free: element.contains(above) };
  });
  expect(seen).toMatchObject({ ring: true, free: true });
}
