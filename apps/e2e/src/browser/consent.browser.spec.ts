import { cardOf, drawerOf, openCard, showTab } from './board-screen.js';
import { packageLine } from './consents.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

/** On the board, shared with the municipality, whose support worker has not been shown the state of mind. */
const PER = 'Per Hedetoft';
/** Known to the region alone. */
const INGE = 'Inge Marstrup';

test('a held-back note leads to the package that would open it, with the question in focus, and asks nothing', async ({
  windows,
}) => {
  const jonas = await windows.of('jonas');
  const drawer = await openCard(jonas, PER);
  const note = drawer.getByRole('note').filter({ hasText: 'Hvordan jeg har det, og hvad der hjælper' }).first();
  await note.getByRole('button', { name: 'Bed om samtykke' }).click();
  const line = packageLine(drawer, 'PKG_DAILY');
  await expect(line.getByRole('button', { name: 'Bed om samtykke' })).toBeFocused();
  await expect(line).toContainText('Ikke spurgt');

  await jonas.keyboard.press('Enter');
  const dialog = jonas.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Registrér, at der er spurgt' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(line).toContainText('Spurgt, intet svar endnu');
});

test('a refusal, a relative and who acts for the citizen are put down on the card, and the form is printed', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  await expect(cardOf(anne, INGE)).toBeVisible();
  const drawer = await openCard(anne, INGE);
  await showTab(drawer, 'Deling og samtykke');

  await drawer.getByRole('button', { name: 'Tilføj pårørende' }).click();
  const dialog = anne.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Navn' }).fill('Lis Marstrup');
  await dialog.getByRole('textbox', { name: 'Relation' }).fill('søster');
  await dialog.getByRole('button', { name: 'Tilføj', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(drawer.getByRole('listitem', { name: 'En navngiven pårørende: Lis Marstrup (søster)' })).toBeVisible();

  await drawer.getByRole('button', { name: 'Registrér frabedelse' }).click();
  await dialog.getByRole('radio', { name: 'Alt', exact: true }).check();
  await dialog.getByRole('radio', { name: 'Kun nogle' }).check();
  await dialog
    .getByRole('checkbox', { name: 'Kommunal sundhed' })
    .or(dialog.getByRole('checkbox').nth(1))
    .first()
    .check();
  await dialog.getByRole('radio', { name: 'Mundtligt' }).check();
  await dialog.getByRole('button', { name: 'Registrér frabedelse' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(drawer.getByRole('region', { name: 'Frabedelser' })).toContainText('Alt: ikke til');
  await drawer.getByRole('button', { name: 'Ophæv' }).click();
  await dialog.getByRole('button', { name: 'Ophæv frabedelsen' }).click();
  await expect(drawer.getByRole('region', { name: 'Frabedelser' })).toContainText('Ingen, som I kender til.');

  await drawer.getByRole('button', { name: /^Ret\b.*handle for/ }).click();
  await dialog.getByRole('radio', { name: 'Det er i tvivl' }).check();
  await dialog.getByRole('button', { name: 'Gem' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(drawer).toContainText('Det er i tvivl. Imens deles intet, der kræver samtykke.');

  const base = packageLine(drawer, 'PKG_BASE');
  await base.locator('summary', { hasText: 'Mere' }).click();
  const form = await base.getByRole('link', { name: /^Udskriv blanket/ }).getAttribute('href');
  const printed = await anne.request.get(form ?? '');
  expect(printed.headers()['content-type']).toContain('application/pdf');
  expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('on a phone the tab stands without sideways scrolling', async ({ windows }) => {
  const anne = await windows.of('anne', { size: { width: 390, height: 844 } });
  await anne.goto('/tavle');
  await anne.getByRole('main').getByRole('link', { name: 'Yasmin Haddou', exact: true }).click();
  const drawer = drawerOf(anne);
  await showTab(drawer, 'Deling og samtykke');
  await expect(drawer.getByRole('region', { name: 'Pårørende' })).toContainText('Leila Haddou');
  const wider = await anne.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});
