/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { expect, houseOf } from './house.js';
import { SCREENS, visit } from './screens.js';

const test = houseOf();

/** A phone, a small phone or 400 % on 1280, and 200 % on 1440. */
const SIZES = [
  { width: 720, height: 450 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;

for (const language of ['da', 'en'] as const) {
  test(`no screen has to be pushed sideways, down to 320 pixels, in ${language}`, async ({ windows }) => {
    test.setTimeout(180_000);
    const tooWide: string[] = [];
    await visit(windows, { language }, async (page, { name }) => {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const what of await sticksOut(page)) tooWide.push(`${name} at ${size.width}: ${what}`);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    });
    expect(tooWide).toEqual([]);
  });
}

test('with larger spacing between letters, words and lines nothing is cut off or pushed sideways', async ({
  windows,
}) => {
  test.setTimeout(120_000);
  const tooWide: string[] = [];
  await visit(
    windows,
    { size: { width: 390, height: 844 } },
    async (page, { name }) => {
      await page.evaluate(spaceOut);
      for (const what of await sticksOut(page)) tooWide.push(`${name}: ${what}`);
    },
    SCREENS.filter(({ name }) => ['board', 'list', 'card', 'place dialog', 'caseload', 'log'].includes(name)),
  );
  expect(tooWide).toEqual([]);
});

/** What makes the page wider than its window; empty when one need not push. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    const guilty = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${String(element.getAttribute('class'))}`);
    return [`${scrollWidth} wide: ${guilty.join(', ')}`];
  });
}

/** WCAG 1.4.12: what somebody may set without anything being lost. */
function spaceOut(): void {
  for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
    element.style.lineHeight = '1.5';
    element.style.letterSpacing = '0.12em';
    element.style.wordSpacing = '0.16em';
  }
}
