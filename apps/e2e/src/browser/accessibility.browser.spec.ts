import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect, houseOf } from './house.js';
import { SCREENS, visit } from './screens.js';

const test = houseOf();

/** WCAG 2.2 AA, and what axe holds to be good practice beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Names and roles do not depend on the theme, nor colours on the language: these two see everything.
for (const { language, theme } of [
  { language: 'da', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const) {
  test(`no screen has a serious fault of accessibility, in ${language} and ${theme}`, async ({ windows, server }) => {
    test.setTimeout(400_000);
    const faults: string[] = [];
    const login = await windows.blank('a visitor', { language, theme });
    await login.goto(server.origin);
    await expect(login.getByRole('button', { name: /Anne Holm/ })).toBeVisible();
    faults.push(...(await faultsOf(login, 'log-in')));
    await visit(windows, { language, theme }, async (page, { name, part }) => {
      faults.push(...(await faultsOf(page, name, part)));
    });
    expect(faults).toEqual([]);
  });
}

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

/** What axe finds serious or critical, with the places. */
async function faultsOf(page: Page, screen: string, part = 'html', only?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(part);
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(RULES)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${screen}: ${id} at ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
    );
}
