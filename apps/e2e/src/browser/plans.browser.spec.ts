import { type Locator, type Page } from '@playwright/test';
import { cardOf, drawerOf, everything, openCard, showTab } from './board-screen.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

/** Known to both, and to each side alone: no consent joins them. */
const VILLY = 'Villy Rønnest';
const BODY = /hjerte|Åndenød/;

const part = (drawer: Locator, name: string) => drawer.getByRole('region', { name });
const inDialog = (page: Page) => page.getByRole('dialog');

test('law 7 and 8: a discharge agreement opens its field on the other screen, and its end takes it away again', async ({
  windows,
}) => {
  test.setTimeout(120_000);
  const anne = await windows.of('anne');
  const jonas = await windows.of('jonas');
  const drawer = await openCard(anne, VILLY);
  const his = await openCard(jonas, VILLY);
  expect(await everything(jonas)).not.toMatch(BODY);

  await test.step('the department makes it, and reads first what then opens to whom', async () => {
    await showTab(drawer, 'Deling og samtykke');
    await part(drawer, 'Udskrivningsaftale og koordinationsplan').getByRole('button', { name: 'Opret plan' }).click();
    const dialog = inDialog(anne);
    await dialog.getByRole('button', { name: 'Gem og åbn' }).click();
    await expect(dialog).toContainText('Psykiatriloven § 13 c åbner kun mellem parter.');
    await dialog.getByRole('checkbox', { name: 'Kommune, social' }).check();
    await dialog.getByRole('checkbox', { name: 'Somatisk helbred' }).check();
    await dialog.getByRole('textbox', { name: 'Hvad er aftalt?' }).fill('Bostøtte to gange om ugen.');
    await expect(dialog.getByRole('status')).toContainText('Kommune, social ser fra regionen: Somatisk helbred');
    await dialog.getByRole('button', { name: 'Gem og åbn' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(part(drawer, 'Udskrivningsaftale og koordinationsplan')).toContainText('Bostøtte to gange om ugen.');
  });

  await test.step('the support worker’s open card shows the field and the plan, and why', async () => {
    await expect(his).toContainText(BODY);
    await showTab(his, 'Deling og samtykke');
    const overview = part(his, 'Delingsoverblik');
    await expect(overview.getByRole('row', { name: /^Somatisk helbred/ }).first()).toContainText('Plan');
    await overview.getByText('Grundene').click();
    await expect(overview.getByRole('link', { name: 'Psykiatriloven § 13 c' }).first()).toHaveAttribute(
      'href',
      /^https:/,
    );
    await expect(part(his, 'Udskrivningsaftale og koordinationsplan')).toContainText('Bostøtte to gange om ugen.');
    await expect(part(his, 'Udskrivningsaftale og koordinationsplan').getByRole('button')).toHaveCount(0);
  });

  await test.step('ended, all of it is gone from there, and the department still has what it wrote', async () => {
    await part(drawer, 'Udskrivningsaftale og koordinationsplan')
      .getByRole('button', { name: 'Afslut planen' })
      .click();
    await inDialog(anne).getByRole('button', { name: 'Afslut planen' }).click();
    await expect(inDialog(anne)).toHaveCount(0);
    await expect(part(his, 'Udskrivningsaftale og koordinationsplan')).toContainText('Ingen plan');
    expect(await everything(jonas)).not.toMatch(/Bostøtte to gange|Åndenød/);
    await expect(cardOf(jonas, VILLY)).toBeVisible();
    await expect(part(drawer, 'Åbnet og lukket')).toContainText('Udskrivningsaftale afsluttet');
  });
});

test('law 12: what the PSP group was told is noted on its conditions, and nobody else sees that it was', async ({
  windows,
}) => {
  const anne = await windows.of('anne', { expects: [/status of 409/] });
  const drawer = await openCard(anne, VILLY);
  await showTab(drawer, 'Deling og samtykke');
  await part(drawer, 'Videregivet uden for tavlen').getByRole('button', { name: 'Notér videregivelse' }).click();
  const dialog = inDialog(anne);
  await dialog.getByRole('combobox', { name: 'Ad hvilken vej?' }).selectOption({ label: 'PSP-samarbejde' });
  await dialog.getByRole('combobox', { name: 'Modtager' }).selectOption({ label: 'Politi' });
  await dialog.getByRole('textbox', { name: 'Hvilken myndighed eller enhed?' }).fill('Midtjyllands Politi');
  await dialog.getByRole('textbox', { name: 'Sag' }).fill('PSP-møde 20.11.');
  await dialog.getByRole('checkbox', { name: 'Risiko: selvskade/selvmord' }).check();
  await dialog.getByRole('textbox', { name: 'Hvorfor?' }).fill('Aftalt i PSP-mødet');
  await dialog.getByRole('button', { name: 'Notér', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Retsplejeloven § 115');
  for (const box of await dialog.getByRole('group', { name: 'Er det opfyldt?' }).getByRole('checkbox').all())
    await box.check();
  await dialog.getByRole('button', { name: 'Notér', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(part(drawer, 'Videregivet uden for tavlen')).toContainText('til Midtjyllands Politi');
  const jonas = await windows.of('jonas');
  const his = await openCard(jonas, VILLY);
  await showTab(his, 'Deling og samtykke');
  await expect(part(his, 'Delingsoverblik')).toBeVisible();
  expect(await everything(jonas)).not.toContain('Politi');
});

test('the overview is a table to a reader, fits a phone, sees as another role and makes the citizen’s page', async ({
  windows,
}) => {
  const phone = await windows.of('anne', {
    size: { width: 390, height: 844 },
    before: (page) => page.emulateMedia({ reducedMotion: 'reduce' }),
  });
  await phone.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  const drawer = await openCard(phone, 'Rikke Tornved');
  await showTab(drawer, 'Deling og samtykke');
  const overview = part(drawer, 'Delingsoverblik');
  const given = overview.getByRole('table', { name: 'Egne oplysninger, og hvem de er åbne for' });
  await expect(given.getByRole('columnheader').first()).toHaveText('Oplysning');
  await expect(given.getByRole('rowheader', { name: 'Identifikation' })).toBeVisible();
  await expect(
    given
      .getByRole('row', { name: /Identifikation/ })
      .getByRole('cell')
      .first(),
  ).toContainText('Samtykke');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await overview.getByText('Se som en anden rolle').click();
  await overview.getByRole('combobox', { name: 'Rolle' }).selectOption({ label: 'Lægesekretær' });
  await overview.getByRole('button', { name: 'Se som' }).click();
  await expect(overview.getByRole('status')).toContainText('Lægesekretær ser:');
  await expect(overview.getByRole('status')).not.toContainText('Diagnose');

  await overview.getByRole('button', { name: 'Udskriv til borgeren' }).click();
  await inDialog(phone).getByRole('button', { name: 'Udskriv', exact: true }).click();
  await expect(phone.locator('html[data-printed=yes]')).toHaveCount(1);
  await expect(phone.locator('.sharing-paper')).toContainText('du har sagt ja til »Ét team omkring mig«');
  await expect(phone.locator('.sharing-paper')).not.toContainText('Tilbageholdt');
  await expect(drawerOf(phone)).toHaveCount(1);
});
