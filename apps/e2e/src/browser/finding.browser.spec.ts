/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { cardOf, closeCard, column, counted, drawerOf, openCard, search } from './board-screen.js';
import { caseloadOf, citizensOf } from './citizens.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

test('three letters and Enter open the first card found; two letters find nobody', async ({ windows }) => {
  const anne = await windows.of('anne');
  await cardOf(anne, 'Lis Overkær').focus();
  await anne.keyboard.press('/');
  const box = anne.getByRole('combobox', { name: 'Søg borger' });
  await expect(box).toBeFocused();
  await anne.keyboard.type('ri');
  await expect(anne.getByRole('search').getByRole('option')).toHaveText('Skriv tre bogstaver.');
  await anne.keyboard.type('k');
  await expect(anne.getByRole('search').getByRole('option', { name: /^Rikke Tornved/ })).toContainText('Niveau 3');
  await anne.keyboard.press('Enter');
  await expect(anne.getByRole('complementary', { name: 'Kort for Rikke Tornved' })).toBeVisible();
  await expect(box).toHaveValue('');
  await closeCard(anne);
  await expect(await search(anne, 'zzz')).toContainText('Ingen med det navn.');
});

test('each chip shows as many as it says, and all again when it is let go', async ({ windows }) => {
  const anne = await windows.of('anne');
  const cards = anne.getByRole('main').getByRole('article');
  for (const name of ['Mine', 'Uden besøg', 'Over frist']) {
    const chip = anne.getByRole('button', { name: new RegExp(`^${name} ?\\d+$`) });
    const count = Number(/\d+/.exec((await chip.textContent()) ?? '')?.[0]);
    await chip.click();
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
    await expect(cards).toHaveCount(count);
    await chip.click();
    await expect(chip).toHaveAttribute('aria-pressed', 'false');
  }
  await expect(cards).toHaveCount((await counted(anne)).onBoard);
});

test('the filter narrows by level, owner and reason, says when nobody fits, and lets go again', async ({ windows }) => {
  const anne = await windows.of('anne');
  const cards = anne.getByRole('main').getByRole('article');
  await anne.getByRole('button', { name: /^Filter/ }).click();
  const dialog = anne.getByRole('dialog', { name: 'Vis kun' });
  await dialog.getByRole('checkbox', { name: /Niveau 1/ }).check();
  await dialog.getByRole('checkbox', { name: 'Kommune, sundhed', exact: true }).check();
  await dialog.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(anne.getByText('Ingen på tavlen passer til filteret.')).toBeVisible();
  await anne.getByRole('button', { name: 'Vis alle' }).click();
  await expect(cards).toHaveCount((await counted(anne)).onBoard);
  await anne.getByRole('button', { name: /^Filter/ }).click();
  await dialog.getByRole('checkbox', { name: 'Selvmordsrisiko' }).check();
  await dialog.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(cards).toHaveCount(2);
  await anne.reload();
  await expect(cards).toHaveCount(2);

  // By contact person and due day, as an address that can be kept: it names nobody, and shows each what they may see.
  await anne.getByRole('button', { name: /^Filter/ }).click();
  await dialog.getByRole('button', { name: 'Vis alle' }).click();
  await dialog.getByRole('checkbox', { name: 'Anne Holm' }).check();
  await dialog.getByRole('checkbox', { name: 'De næste 7 dage' }).check();
  await dialog.getByRole('checkbox', { name: 'I dag' }).check();
  const mine = await cards.count();
  expect(mine).toBeGreaterThan(0);
  expect(mine).toBeLessThan((await counted(anne)).onBoard);
  await anne.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Kopiér link' }).click();
  await expect(dialog.getByRole('button', { name: 'Linket er kopieret' })).toBeVisible();
  const link = await anne.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get('frist')).toBe('i-dag,uge');
  await anne.goto(link);
  await expect(cards).toHaveCount(mine);
});

test('by reason, everybody stands under the first reason this viewer may see, and those with none under held back', async ({
  windows,
}) => {
  const jonas = await windows.of('jonas');
  await jonas.getByRole('button', { name: 'Kolonner efter Indsatsniveau' }).click();
  await jonas.getByRole('menu', { name: 'Kolonner efter' }).getByRole('menuitem', { name: 'Årsag' }).click();
  await expect(column(jonas, 'Udsættelse truer').getByRole('article', { name: /^Bo Tindborg/ })).toBeVisible();
  await expect(column(jonas, 'Tilbageholdt').getByRole('article', { name: /^Per Hedetoft/ })).toBeVisible();
  await expect(jonas.getByRole('region', { name: 'Selvmordsrisiko' })).toHaveCount(0);
  await expect(jonas.getByRole('main').getByRole('article')).toHaveCount((await counted(jonas)).onBoard);
});

test('the list holds everybody of the board, sorts by its headings, and opens the same card', async ({ windows }) => {
  const anne = await windows.of('anne');
  await cardOf(anne, 'Lis Overkær').focus();
  await anne.keyboard.press('l');
  const table = anne.getByRole('table', { name: 'Borgere på tavlen' });
  const { onBoard } = await counted(anne);
  await expect(table).toHaveAttribute('aria-rowcount', String(onBoard + 1));
  await table.getByRole('button', { name: 'Borger' }).click();
  await expect(table.getByRole('columnheader', { name: 'Borger' })).toHaveAttribute('aria-sort', 'ascending');
  const onTheBoard = (await citizensOf(anne)).filter(({ stay }) => stay !== null).map(({ name }) => name);
  await expect(table.getByRole('rowheader').first()).toContainText(onTheBoard[0] ?? '');
  await table.getByRole('button', { name: 'Borger' }).click();
  await expect(table.getByRole('rowheader').first()).toContainText(onTheBoard.at(-1) ?? '');
  await openCard(anne, onTheBoard.at(-1) ?? '');
  await closeCard(anne);
  await table.getByRole('row', { name: /Villy Rønnest/ }).focus();
  await anne.keyboard.press('m');
  await expect(anne.getByRole('menu', { name: 'Flyt Villy Rønnest' })).toBeVisible();
});

test('the caseload holds everybody else, finds by name, and puts somebody on the board', async ({ windows }) => {
  const anne = await windows.of('anne', { at: '/borgere' });
  const [name = ''] = await caseloadOf(anne);
  const table = anne.getByRole('table', { name: 'Borgere, der ikke er på tavlen' });
  await expect(table).toContainText(name);
  await anne.getByRole('textbox', { name: 'Find borger' }).fill('Rikke T');
  await expect(table.getByRole('link', { name: 'Rikke Tornved' })).toBeVisible();
  await anne.getByRole('textbox', { name: 'Find borger' }).fill(name);
  await table.getByRole('button', { name: `Sæt ${name} på tavlen` }).click();
  await expect(anne.getByRole('dialog', { name: 'Sæt på tavlen' })).toContainText(name);
  await anne.keyboard.press('Escape');
  await openCard(anne, name);
  await expect(drawerOf(anne)).toContainText('Ikke på tavlen');
});

test('nothing is sorted under a focus: what colleagues change waits until the column is left', async ({ windows }) => {
  const anne = await windows.of('anne');
  const henrik = await windows.of('henrik');
  await cardOf(anne, 'Per Hedetoft').focus();
  const before = await placesIn(anne, 'Niveau 2', 'Nadia Karimov');
  await cardOf(henrik, 'Nadia Karimov').focus();
  await henrik.keyboard.press('m');
  await henrik.keyboard.press('3');
  await expect(column(anne, 'Niveau 3').getByRole('article', { name: /^Nadia Karimov/ })).toBeVisible();
  await expect(column(anne, 'Niveau 2').getByText('Flyttet til Niveau 3')).toBeVisible();
  const after = await placesIn(anne, 'Niveau 2', 'Nadia Karimov');
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [name, { x, y }] of before) {
    expect(after.get(name)?.x, name).toBe(x);
    expect(Math.abs((after.get(name)?.y ?? 0) - y), name).toBeLessThan(A_STRIP);
  }
  await expect(cardOf(anne, 'Per Hedetoft')).toBeFocused();
  await anne.getByRole('combobox', { name: 'Søg borger' }).focus();
  await expect(column(anne, 'Niveau 2').getByText('Flyttet til Niveau 3')).toHaveCount(0);
});

/** As high as the strip that says who changed a card, in pixels. */
const A_STRIP = 30;

/** Where the cards of a column stand on the screen in reading order, the one left out excepted. */
async function placesIn(page: Page, where: string, except: string): Promise<Map<string, { x: number; y: number }>> {
  const places = new Map<string, { x: number; y: number }>();
  for (const card of await column(page, where).getByRole('article').all()) {
    const name = (await card.getAttribute('aria-label')) ?? '';
    const { x, y } = (await card.boundingBox()) ?? { x: -1, y: -1 };
    if (!name.startsWith(except)) places.set(name, { x, y });
  }
  return places;
}
