import { type Locator, type Page } from '@playwright/test';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { citizenWithCrisisPlan } from './done.js';
import { expect, houseOf } from './house.js';
import { Windows } from './windows.js';

const house = houseOf();

interface Line {
  /** Between one window and the server; everybody else is connected directly. */
  readonly line: CuttableProxy;
  /** Windows at the far end of that line, with a clock that the test can move on. */
  readonly away: (persona: string, at?: string) => Promise<Page>;
}

const test = house.extend<Line>({
  line: async ({ server }, use) => {
    const line = await CuttableProxy.before({ host: '127.0.0.1', port: server.port });
    await use(line);
    await line.end();
  },
  away: async ({ browser, line }, use) => {
    const windows = new Windows(browser, () => `http://127.0.0.1:${line.port}`);
    const expects = [/ERR_(CONNECTION|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)/, /WebSocket/];
    await use((persona, at = '/') => windows.of(persona, { at, expects, before: (page) => page.clock.install() }));
    expect(await windows.close()).toEqual([]);
  },
});

const crisis = (page: Page) => page.getByRole('region', { name: 'Krise- og mestringsplan' });
const field = (page: Page, name: string) => crisis(page).getByLabel(name, { exact: true });
const edit = (page: Page) => crisis(page).getByRole('button', { name: /^Ret linjen/ });

/** Where in the text the cursor stands. */
const caretIn = (box: Locator) => box.evaluate((element: HTMLTextAreaElement) => element.selectionStart);

/** The page's own time goes by: every timer it had is called, as in that many seconds without a line. */
const seconds = (page: Page, count: number) => page.clock.runFor(count * 1_000);

test('sixty seconds without a line in the middle of a sentence: nothing typed is lost, and nothing a colleague wrote', async ({
  windows,
  away,
  line,
  server,
}) => {
  const anne = await away('anne');
  const citizen = await citizenWithCrisisPlan(anne, 71, 'En gåtur musik');
  await anne.goto(`/plan?kort=${citizen}`);
  const henrik = await windows.of('henrik', { at: `/plan?kort=${citizen}` });
  for (const page of [anne, henrik]) await edit(page).click();
  await field(anne, 'Mine tidlige tegn').fill('Jeg sover under fem timer og spiser ikke');
  const helps = field(anne, 'Det hjælper');
  await helps.click();
  await anne.keyboard.press('Control+Home');
  for (let step = 0; step < 'En gåtur'.length; step += 1) await anne.keyboard.press('ArrowRight');
  await anne.keyboard.type(' og lidt');

  // The line goes in the middle of a sentence. Anne writes on for a minute; Henrik writes his field, and hers.
  line.cut();
  await anne.keyboard.type(' høj');
  await seconds(anne, 20);
  const notice = anne.getByText('Ingen forbindelse.');
  await expect(notice).toBeVisible();
  await expect(anne.getByText('Det, du skriver, bliver stående.')).toBeVisible();
  await field(henrik, 'Ring til').fill('Søster Lone');
  await field(henrik, 'Det hjælper').fill('En gåtur musik. Kort besøg.');
  await crisis(henrik).getByRole('button', { name: 'Gem' }).click();
  await expect(edit(henrik)).toBeVisible();
  await anne.keyboard.type(', rolig');
  await seconds(anne, 20);
  // She saves before the line is back: it says that it was not saved, and what she wrote is where it was.
  await anne.keyboard.press('Control+Enter');
  await seconds(anne, 20);
  const refused = crisis(anne).getByRole('alert');
  await expect(refused).toContainText('Det blev ikke gemt.');
  await expect(helps).toBeFocused();
  await anne.keyboard.type(' jazz og');
  const written = 'En gåtur og lidt høj, rolig jazz og musik';
  await expect(helps).toHaveValue(written);
  const caret = written.length - ' musik'.length;
  expect(await caretIn(helps)).toBe(caret);

  line.mend();
  await seconds(anne, 10);
  await expect(anne.getByText(/^Live/)).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(field(anne, 'Ring til')).toHaveValue('Søster Lone');
  await expect(helps).toHaveValue(written);
  await expect(field(anne, 'Mine tidlige tegn')).toHaveValue('Jeg sover under fem timer og spiser ikke');
  await expect(helps).toBeFocused();
  expect(await caretIn(helps)).toBe(caret);

  // Only the field both wrote asks, with both texts; the others are both kept.
  await anne.keyboard.press('Control+Enter');
  const both = crisis(anne).getByRole('group', { name: 'To udgaver af samme tekst' });
  await expect(both).toHaveCount(1);
  await expect(both).toContainText('Henrik gemte, mens du skrev.');
  await expect(both).toContainText(written);
  await expect(both).toContainText('En gåtur musik. Kort besøg.');
  await both.getByRole('button', { name: 'Behold min' }).click();
  await expect(edit(anne)).toBeVisible();
  for (const page of [anne, henrik])
    for (const said of [written, 'Søster Lone', 'Jeg sover under fem timer og spiser ikke'])
      await expect(crisis(page)).toContainText(said);
  const { rows } = await server.owner.query(
    `SELECT content->>'helps' AS helps FROM element_version WHERE kind = 'crisis_plan' AND element_id IN
       (SELECT id FROM element WHERE kind = 'crisis_plan' AND content->>'helps' = $1) ORDER BY version`,
    [written],
  );
  expect(rows.map(({ helps: text }) => text)).toEqual(['En gåtur musik', 'En gåtur musik. Kort besøg.', written]);
});

test('what arrived without an answer coming back is there once, however often it is saved', async ({
  away,
  line,
  server,
}) => {
  const anne = await away('anne');
  const citizen = await citizenWithCrisisPlan(anne, 72, 'En gåtur');
  await anne.goto(`/plan?kort=${citizen}`);
  const wish = 'Jeg vil i svømmehallen hver uge';
  const stored = async () =>
    (await server.owner.query(`SELECT 1 FROM element WHERE kind = 'goal' AND content->>'text' = $1`, [wish])).rowCount;
  await anne.getByRole('button', { name: 'Skriv et mål' }).click();
  const text = anne.getByLabel(/^Målet/);
  await text.fill(wish);
  line.mute();
  await anne.keyboard.press('Control+Enter');
  await expect.poll(stored).toBe(1);
  line.cut();
  await seconds(anne, 60);
  await expect(anne.getByText('Det blev ikke gemt.')).toBeVisible();
  await expect(text).toHaveValue(wish);
  // She closes it and takes it up again: it is still the same sending.
  await anne.keyboard.press('Escape');
  await anne.getByRole('button', { name: /^Skriv et mål/ }).click();
  await expect(text).toHaveValue(wish);
  line.mend();
  await seconds(anne, 10);
  await expect(anne.getByText(/^Live/)).toBeVisible();
  await anne.keyboard.press('Control+Enter');
  await expect(text).toHaveCount(0);
  await expect(anne.getByText(`»${wish}«`)).toHaveCount(1);
  expect(await stored()).toBe(1);
});
