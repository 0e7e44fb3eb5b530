import { type Page } from '@playwright/test';
import { pdfText } from '@samtavle/testing';
import { readFile } from 'node:fs/promises';
import { inventedCitizen } from '../support/invented-citizen.js';
import { citizenWithCrisisPlan, done } from './done.js';
import { expect, houseOf } from './house.js';
import { openCard } from './board-screen.js';

const test = houseOf();

test('two write one crisis plan: other fields are joined, the same one asks; then it is looked at together and printed', async ({
  windows,
}) => {
  const who = inventedCitizen(61);
  const name = `${who.givenName} ${who.familyName}`;
  const anne = await windows.of('anne', { expects: [/status of 400/] });
  const citizen = await citizenWithCrisisPlan(anne, 61, 'En gåtur');
  await done(anne, 'element.write', { citizen, kind: 'note', category: 'mental_state', text: 'Virker mistroisk' });
  const person = { kind: 'network_person', name: 'Lone Fiktiv', relation: 'søster', phone: null } as const;
  await done(anne, 'record.write', {
    citizen,
    category: 'network_relatives',
    content: { ...person, involve: 'not_asked', note: 'Ringede og var bekymret' },
  });

  // From the card to the plan, in an address that says nothing.
  await openCard(anne, name);
  await anne.getByRole('complementary').getByRole('link', { name: 'Plan' }).click();
  await expect(anne.getByRole('heading', { level: 2, name: /plan$/ })).toBeVisible();
  await expect(anne).toHaveTitle('Plan · Samtavle');
  expect(new URL(anne.url()).search).toBe(`?kort=${citizen}`);
  await drawsOnlyWhatIsNear(anne);
  const henrik = await windows.of('henrik', { at: `/plan?kort=${citizen}` });
  const crisis = (page: Page) => page.getByRole('region', { name: 'Krise- og mestringsplan' });
  const edit = (page: Page) => crisis(page).getByRole('button', { name: /^Ret linjen/ });

  // Both begin from the same version. Henrik changes who to call; Anne what helps. Both stand, and hers never moved.
  for (const page of [anne, henrik]) await edit(page).click();
  await crisis(anne).getByLabel('Det hjælper', { exact: true }).fill('En gåtur og mus');
  await crisis(henrik).getByLabel('Ring til').fill('Søster Lone, så Henrik');
  await expect(anne.getByText('Henrik skriver')).toBeVisible();
  await crisis(henrik).getByRole('button', { name: 'Gem' }).click();
  await expect(edit(henrik)).toBeVisible();
  await expect(crisis(anne).getByLabel('Ring til')).toHaveValue('Søster Lone, så Henrik');
  await expect(crisis(anne).getByLabel('Det hjælper', { exact: true })).toBeFocused();
  await anne.keyboard.type('ik');
  await anne.keyboard.press('Control+Enter');
  for (const page of [anne, henrik]) {
    await expect(edit(page)).toBeVisible();
    await expect(crisis(page)).toContainText('En gåtur og musik');
    await expect(crisis(page)).toContainText('Søster Lone, så Henrik');
  }

  // The same field: both texts side by side, and the joined one is saved.
  for (const page of [anne, henrik]) await edit(page).click();
  await crisis(anne).getByLabel('Det hjælper', { exact: true }).fill('En gåtur og musik. Skru ned for lyset.');
  await crisis(henrik).getByLabel('Det hjælper', { exact: true }).fill('En gåtur og musik. Kort besøg.');
  await crisis(henrik).getByRole('button', { name: 'Gem' }).click();
  await expect(edit(henrik)).toBeVisible();
  await crisis(anne).getByRole('button', { name: 'Gem' }).click();
  const both = crisis(anne).getByRole('group', { name: 'To udgaver af samme tekst' });
  await expect(both).toContainText('Henrik gemte, mens du skrev.');
  await expect(both).toContainText('Skru ned for lyset.');
  await expect(both).toContainText('Kort besøg.');
  await both.getByRole('button', { name: 'Saml de to' }).click();
  await both.getByRole('button', { name: 'Gem den samlede' }).click();
  for (const page of [anne, henrik])
    await expect(crisis(page)).toContainText(/Kort besøg\..*Skru ned for lyset\./, { timeout: 15_000 });

  // What stood before can be said again, as a new version.
  await crisis(henrik)
    .getByRole('button', { name: /^Historik for/ })
    .click();
  const history = henrik.getByRole('dialog', { name: 'Historik' });
  await history.getByRole('button', { name: /^Gendan: Udgave 3,/ }).click();
  await expect(crisis(anne)).not.toContainText('Skru ned for lyset.');

  // A goal is written in own words, together, and rated; nothing staff keep among themselves is there.
  await anne.getByRole('link', { name: `Se den sammen med ${who.givenName}` }).click();
  await expect(anne).toHaveTitle('Sammen · Samtavle');
  await anne.getByRole('button', { name: 'Skriv et nyt mål' }).click();
  await anne.getByLabel('Målet, med borgerens egne ord').fill('Jeg vil spille musik med nogen igen.');
  await anne.getByRole('button', { name: 'Gem' }).click();
  await expect(anne.getByText('»Jeg vil spille musik med nogen igen.«')).toBeVisible();
  await anne.getByRole('button', { name: '3', exact: true }).click();
  await expect(anne.getByRole('button', { name: '3', exact: true, pressed: true })).toBeVisible();
  await expect(anne.getByText('Ring til boligselskabet')).toBeVisible();
  const page = await anne.content();
  for (const secret of ['Virker mistroisk', 'Lone Fiktiv', 'bekymret', 'Tilbageholdt', 'Hovedmenu', who.familyName])
    expect(page).not.toContain(secret);
  await anne.getByRole('button', { name: 'Luk' }).click();
  await expect(anne.getByText(/egen vurdering: 3 af 10/)).toBeVisible();

  // It is printed for its receiver, with own words first and nothing else than what the receiver may read.
  await anne.getByRole('button', { name: `Udskriv til ${who.givenName}` }).click();
  const dialog = anne.getByRole('dialog', { name: 'Udskriv' });
  await dialog.getByLabel('Værge eller fuldmægtig').check();
  await dialog.getByRole('button', { name: 'Hent som PDF' }).click();
  await expect(dialog).toContainText('Der er ikke registreret nogen, der handler for borgeren.');
  await dialog.getByLabel(`${who.givenName} selv`).check();
  const coming = anne.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Hent som PDF' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('plan.pdf');
  const paper = pdfText(await readFile(await file.path()));
  expect(paper).toMatch(new RegExp(`Udskrevet til ${who.givenName} \\d+\\.\\d+\\.\\d{4}`));
  for (const said of ['»Jeg vil spille musik med nogen igen.«', 'egen vurdering: 3 af 10', 'Søster Lone, så Henrik'])
    expect(paper).toContain(said);
  expect(paper).toMatch(/Side 1 af \d/);
  expect(paper).not.toMatch(/mistroisk|Lone Fiktiv|bekymret|Tilbageholdt|\d{6}-?\d{4}/);
  const ove = await windows.of('ove');
  await expect(ove.getByRole('row').filter({ hasText: 'Plan udskrevet' }).first()).toContainText('Anne Holm');
});

/** A plan of five years has hundreds of records: what lies below a small screen is not drawn before it comes near. */
async function drawsOnlyWhatIsNear(page: Page): Promise<void> {
  const usual = page.viewportSize();
  if (usual === null) throw new Error('a window without a size');
  await page.setViewportSize({ width: 390, height: 240 });
  await page.evaluate(() => window.scrollTo(0, 0));
  const last = page.locator('.of-many').last().locator('.record-line');
  const isDrawn = () => last.evaluate((line) => line.checkVisibility({ contentVisibilityAuto: true }));
  await expect.poll(isDrawn).toBe(false);
  await last.scrollIntoViewIfNeeded();
  await expect.poll(isDrawn).toBe(true);
  await page.setViewportSize(usual);
}
