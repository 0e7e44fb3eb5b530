import { type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { inventedCitizen } from '../support/invented-citizen.js';
import { cardOf, counted } from './board-screen.js';
import { citizensOf } from './citizens.js';
import { expect, houseOf } from './house.js';
import { type Cell, smallXlsx } from './small-xlsx.js';

const test = houseOf();

const LEADER = { sector: 'region_psych', at: '/indlaes' } as const;
const HEADINGS = ['CPR', 'Fornavn', 'Efternavn'];

test('the example is fetched, looked through, imported, and stands on everybody’s board; again it changes nothing', async ({
  windows,
}) => {
  const louise = await windows.of('louise', LEADER);
  const anne = await windows.of('anne');
  const before = await counted(anne);
  const coming = louise.waitForEvent('download');
  await louise.getByRole('button', { name: 'Hent et udfyldt eksempel' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('samtavle-eksempel.xlsx');
  const example = await readFile(await download.path());

  await choose(louise, 'samtavle-eksempel.xlsx', example);
  await expect(louise.getByText('Intet er skrevet endnu.')).toBeVisible();
  const rows = louise.getByRole('table', { name: 'Rækker' }).getByRole('row', { name: /Ny/ });
  const count = await rows.count();
  expect(count).toBeGreaterThan(5);
  await expect(rows.first()).toContainText('Agnete Eksempel');
  expect(await rows.first().innerText()).not.toContain('8101');
  expect(await counted(anne)).toEqual(before);

  await louise.getByRole('button', { name: `Indlæs ${count} rækker` }).click();
  await expect(louise.getByRole('heading', { name: 'Indlæst' })).toBeFocused();
  await expect(louise.getByText(`${count} borgere oprettet eller ændret`)).toBeVisible();
  await expect(cardOf(anne, 'Agnete Eksempel')).toContainText('Besøg hver dag kl. 10');
  expect((await counted(anne)).citizens).toBe(before.citizens + count);
  await louise.getByRole('link', { name: 'Gå til tavlen' }).click();
  await expect(cardOf(louise, 'Agnete Eksempel')).toBeVisible();

  await louise.getByRole('link', { name: 'Indlæs' }).click();
  await choose(louise, 'samtavle-eksempel.xlsx', example);
  await expect(louise.getByRole('button', { name: new RegExp(`^Uændrede ?${count}$`) })).toBeVisible();
  await expect(louise.getByRole('button', { name: /^Indlæs 0 rækker/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(louise.getByText('Der er intet nyt at indlæse.').last()).toBeVisible();
});

test('the template is fetched, and taken for what it is: a file without rows', async ({ windows }) => {
  const louise = await windows.of('louise', LEADER);
  const coming = louise.waitForEvent('download');
  await louise.getByRole('button', { name: 'Hent skabelonen' }).click();
  const template = await readFile(await (await coming).path());
  await choose(louise, 'samtavle-skabelon.xlsx', template);
  await expect(louise.getByText('Filen har ingen rækker.')).toBeVisible();
});

test('a row with errors says what to correct in each cell, and is skipped only when that is chosen', async ({
  windows,
}) => {
  const louise = await windows.of('louise', LEADER);
  const good = inventedCitizen(71);
  const bad = inventedCitizen(72);
  await choose(
    louise,
    'teamet.xlsx',
    smallXlsx([
      HEADINGS,
      row(good),
      [bad.cpr, { formula: 'A1&amp;"x"', gave: 'Regnet' }, bad.familyName],
      ['310257-5001', 'Ugyldig', 'Dato'],
    ]),
  );
  const table = louise.getByRole('table', { name: 'Rækker' });
  await expect(table.getByRole('row', { name: /^3 / })).toContainText('Cellen er en formel; indsæt som værdi.');
  const confirm = louise.getByRole('button', { name: /^Indlæs \d+ ræk/ });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await louise.getByRole('button', { name: /^Fejl/ }).click();
  await expect(table.getByRole('row', { name: new RegExp(good.givenName) })).toHaveCount(0);
  await louise.getByRole('checkbox', { name: /^Spring \d+ ræk.* med fejl over$/ }).check();
  await confirm.click();
  await expect(louise.getByText('1 borger oprettet eller ændret')).toBeVisible();
  const names = (await citizensOf(louise)).map(({ name }) => name);
  expect(names).toContain(`${good.givenName} ${good.familyName}`);
  expect(names.filter((name) => /Regnet|Ugyldig/.test(name))).toEqual([]);
});

test('a column with a heading nobody knows is pointed out by hand', async ({ windows }) => {
  const louise = await windows.of('louise', LEADER);
  const someone = inventedCitizen(73);
  await choose(louise, 'egne-ord.csv', Buffer.from(`Nummeret;Kaldes;Slægt\n${row(someone).join(';')}\n`));
  const cpr = louise.getByRole('combobox', { name: /^CPR/ });
  await expect(louise.getByText('Kolonner', { exact: true })).toBeVisible();
  if (!(await cpr.isVisible())) await louise.getByText('Kolonner', { exact: true }).click();
  await expect(cpr).toHaveAccessibleDescription(/Vælg en kolonne\./);
  await cpr.selectOption({ label: 'Nummeret' });
  await louise.getByRole('combobox', { name: /^Fornavn/ }).selectOption({ label: 'Kaldes' });
  await louise.getByRole('combobox', { name: /^Efternavn/ }).selectOption({ label: 'Slægt' });
  await expect(louise.getByRole('row', { name: new RegExp(someone.givenName) })).toContainText('Ny');
});

test.describe('a file that cannot be read says so, writes nothing, and another can be chosen', () => {
  const files = {
    'a broken spreadsheet': { name: 'knækket.xlsx', bytes: smallXlsx([HEADINGS]).subarray(0, 200) },
    'a text that says it is a spreadsheet': { name: 'brev.xlsx', bytes: Buffer.from('Kære alle\nVi ses\n') },
    'an empty file': { name: 'tom.csv', bytes: Buffer.alloc(0) },
    'bytes of nothing': {
      name: 'støj.csv',
      bytes: Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 37) % 256)),
    },
  };
  for (const [what, { name, bytes }] of Object.entries(files)) {
    test(what, async ({ windows }) => {
      const louise = await windows.of('louise', { ...LEADER, expects: [/status of 4(00|22)/] });
      const before = await citizensOf(louise);
      await choose(louise, name, bytes);
      await expect(louise.getByRole('alert')).toContainText('Filen kunne ikke læses.');
      await expect(louise.getByRole('button', { name: 'Vælg fil' })).toBeVisible();
      expect(await citizensOf(louise)).toHaveLength(before.length);
    });
  }

  test('a kind of file that is no spreadsheet', async ({ windows }) => {
    const louise = await windows.of('louise', LEADER);
    await choose(louise, 'billede.png', Buffer.from([137, 80, 78, 71]));
    await expect(louise.getByRole('alert')).toHaveText('Vælg en fil, der ender på .xlsx eller .csv.');
  });
});

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Vælg fil' }).click();
  await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

function row({ cpr, givenName, familyName }: ReturnType<typeof inventedCitizen>): Extract<Cell, string>[] {
  return [`${cpr.slice(0, 6)}-${cpr.slice(6)}`, givenName, familyName];
}
