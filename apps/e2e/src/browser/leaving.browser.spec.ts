/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { cardOf, composer, counted, openCard } from './board-screen.js';
import { citizensOf } from './citizens.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

test('the log-in page says who one can be and what each sees, and logs in with one press', async ({
  windows,
  server,
}) => {
  const page = await windows.blank('a visitor');
  await page.goto(server.origin);
  await expect(page.getByRole('heading', { name: 'Hvem vil du være?' })).toBeVisible();
  await expect(page.getByText('Dette er en demo.')).toBeVisible();
  await page.getByRole('button', { name: /Anne Holm/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /Henrik Vad/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Henrik Vad, Psykiater, Region/ })).toBeVisible();
  await expect(cardOf(page, 'Inge Marstrup')).toBeVisible();
});

test('what is half written survives the page, unreadable to the machine, and goes with the session', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  const typed = 'Hun vil hellere ringes op end besøges';
  await composer(await openCard(anne, 'Rikke Tornved')).pressSequentially(typed);
  const kept = () => anne.evaluate(() => Object.entries(sessionStorage).flat().join(' '));
  await expect.poll(kept).toContain('samtavle-draft:');
  const readable = await kept();
  for (const word of ['ringes', btoa(typed).slice(0, 12), new URL(anne.url()).searchParams.get('kort') ?? ''])
    expect(readable).not.toContain(word);
  // Nothing is said or sent as the page goes: as a crash leaves the tab.
  await anne.reload();
  await expect(composer(anne.getByRole('complementary', { name: 'Kort for Rikke Tornved' }))).toHaveValue(typed);
  await chooseInMenu(anne, 'Log ud');
  await expect(anne.getByRole('heading', { name: 'Hvem vil du være?' })).toBeVisible();
  expect(await kept()).toBe('');
  await anne.getByRole('button', { name: /Anne Holm/ }).click();
  await expect(composer(await openCard(anne, 'Rikke Tornved'))).toHaveValue('');
});

test('security 27: after logging out nothing of anybody is left in the page, the storage or the history', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  const names = (await citizensOf(anne)).map(({ name }) => name);
  await composer(await openCard(anne, 'Rikke Tornved')).fill('Noget, der ikke er sagt endnu');
  await chooseInMenu(anne, 'Log ud');
  await expect(anne.getByRole('heading', { name: 'Hvem vil du være?' })).toBeVisible();
  await nothingIsLeft(anne, names);
  await anne.goBack();
  await expect(anne.getByRole('heading', { name: 'Hvem vil du være?' })).toBeVisible();
  await nothingIsLeft(anne, names);
});

test('a session that ends elsewhere closes the other window of the same person within two seconds', async ({
  windows,
}) => {
  const anne = await windows.of('anne', { expects: [/status of 401/] });
  const names = (await citizensOf(anne)).map(({ name }) => name);
  const second = await anne.context().newPage();
  await second.goto('/tavle');
  await expect(cardOf(second, 'Inge Marstrup')).toBeVisible();
  await chooseInMenu(anne, 'Log ud');
  const began = Date.now();
  await expect(second.getByText('Du er logget ud.')).toBeVisible();
  test.info().annotations.push({ type: 'other window closed after', description: `${Date.now() - began} ms` });
  await nothingIsLeft(second, names);
});

test('the joint leader sees one authority at a time, and the other when the capacity is changed', async ({
  windows,
}) => {
  const louise = await windows.of('louise', { sector: 'region_psych' });
  await expect(cardOf(louise, 'Inge Marstrup')).toBeVisible();
  await expect(cardOf(louise, 'Carsten Holmvig')).toHaveCount(0);
  const asRegion = await counted(louise);

  await louise.getByRole('button', { name: /^Louise Skov, .*Skift kasket/ }).click();
  await louise.getByRole('menuitem', { name: /Fælles teamleder, Kommune/ }).click();
  await expect(cardOf(louise, 'Carsten Holmvig')).toBeVisible();
  await expect(louise.getByRole('button', { name: /^Louise Skov, Fælles teamleder, Kommune/ })).toBeVisible();
  expect(await louise.content()).not.toContain('Marstrup');
  expect(await counted(louise)).not.toEqual(asRegion);
  await louise.reload();
  await expect(cardOf(louise, 'Carsten Holmvig')).toBeVisible();
  await expect(cardOf(louise, 'Inge Marstrup')).toHaveCount(0);
});

test('an officer of the log has no board, and the board’s people have no log', async ({ windows }) => {
  const ove = await windows.of('ove', { at: '/tavle' });
  await expect(ove.getByRole('heading', { name: 'Rummet hører ikke til den kasket, du har på.' })).toBeVisible();
  await expect(ove.getByRole('navigation').getByRole('link')).toHaveText(['Log', 'Regler']);
  const anne = await windows.of('anne', { at: '/log' });
  await expect(anne.getByRole('heading', { name: 'Rummet hører ikke til den kasket, du har på.' })).toBeVisible();
  const erik = await windows.of('erik');
  await expect(erik.getByRole('heading', { level: 1, name: 'Regler' })).toBeVisible();
  await expect(erik.getByRole('navigation').getByRole('link')).toHaveText(['Regler']);
});

async function chooseInMenu(page: Page, line: string): Promise<void> {
  await page.getByRole('button', { name: /Skift kasket, sprog eller log ud$/ }).click();
  await page.getByRole('menuitem', { name: line }).click();
}

/** Language, theme and keys may be remembered on the machine; a person's work may not. */
async function nothingIsLeft(page: Page, names: readonly string[]): Promise<void> {
  const content = await page.content();
  expect(names.filter((name) => content.includes(name))).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  const harmless = ['samtavle-language', 'samtavle-theme', 'samtavle-letters', 'samtavle-notices'];
  expect(kept.local.filter(([key]) => !harmless.includes(key))).toEqual([]);
  expect({ ...kept, local: [] }).toEqual({ local: [], session: [], databases: [], caches: [] });
  // The page lets go of everything at once; the cookie is the server's to take back, with its answer.
  await expect.poll(() => page.context().cookies()).toEqual([]);
}
