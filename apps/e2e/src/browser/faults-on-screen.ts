import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';

/** WCAG 2.2 AA, and what axe holds to be good practice beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds serious or critical, with the places. */
export async function faultsOf(page: Page, screen: string, part = 'html', only?: string[]): Promise<string[]> {
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
