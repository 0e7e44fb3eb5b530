/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';

/** WCAG 2.2 AA, and what axe holds to be good practice beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds serious or critical, with the places. */
export async function faultsOf(page: Page, screen: string, part = 'html', only?: string[]): Promise<string[]> {
  await drawAll(page);
  // Only what is wrong is described, since naming each of a thousand right places takes most of the time; and the results
  // are put together in the page itself, since there are no frames.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .include(part);
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

/**
 * Rows far out of sight have a size of their own only once they have been near: until then what they hold lies over the
 * next, where nobody sees it and axe still finds it.
 */
async function drawAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    for (const row of document.querySelectorAll('.of-many')) {
      // Of the row itself the browser says that it is drawn; of what it holds, whether that is so.
      if (row.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) !== false) continue;
      row.scrollIntoView();
      await frame();
      await frame();
    }
    document.querySelector('.of-many')?.scrollIntoView({ block: 'end' });
    window.scrollTo(0, 0);
  });
}
