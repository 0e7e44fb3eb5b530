/// <reference lib="dom" />
import { expect, houseOf } from './house.js';
import { SCREENS, visit } from './screens.js';
import { sticksOut } from './width-on-screen.js';

const test = houseOf();

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

/** WCAG 1.4.12: what somebody may set without anything being lost. */
function spaceOut(): void {
  for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
    element.style.lineHeight = '1.5';
    element.style.letterSpacing = '0.12em';
    element.style.wordSpacing = '0.16em';
  }
}
