/// <reference lib="dom" />
import { inventedCitizen } from '../support/invented-citizen.js';
import { cardOf, closeCard, composer, drawerOf, openCard, search, showTab } from './board-screen.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

test('a line is written with one key and Enter, and stands on the colleague’s open card by itself', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  const henrik = await windows.of('henrik');
  await openCard(henrik, 'Tove Bregnsbo');
  await cardOf(anne, 'Tove Bregnsbo').focus();
  await anne.keyboard.press('s');
  await expect(composer(drawerOf(anne))).toBeFocused();
  await expect(drawerOf(anne).getByRole('combobox', { name: 'Kategori' })).toHaveAccessibleDescription(
    /ser det ikke uden samtykke|ser det også|Skrives for/,
  );
  await anne.keyboard.type('Spiste morgenmad med os');
  await expect(drawerOf(henrik)).toContainText('Anne skriver');
  await anne.keyboard.press('Enter');
  await expect(composer(drawerOf(anne))).toHaveValue('');
  await expect(drawerOf(anne)).toContainText('Spiste morgenmad med os');
  await expect(drawerOf(henrik)).toContainText('Spiste morgenmad med os');
  await expect(cardOf(henrik, 'Tove Bregnsbo')).toContainText('Anne skrev på kortet · nu');
  await showTab(drawerOf(henrik), 'Historik');
  await expect(drawerOf(henrik).getByRole('listitem').first()).toContainText(
    /Anne.*Tilstand skrevet:.*Spiste morgenmad/,
  );
});

test('a text that is half written survives Escape, and cannot be read in the browser', async ({ windows }) => {
  const anne = await windows.of('anne');
  await composer(await openCard(anne, 'Lis Overkær')).fill('Skal ringe til');
  await anne.keyboard.press('Escape');
  await expect(drawerOf(anne)).toHaveCount(0);
  await openCard(anne, 'Camilla Åholm');
  await expect(composer(drawerOf(anne))).toHaveValue('');
  await closeCard(anne);
  await expect(composer(await openCard(anne, 'Lis Overkær'))).toHaveValue('Skal ringe til');

  const note = drawerOf(anne).getByText('Klarere i hovedet. Glad for at læse igen.').first();
  await expect(note).toBeVisible();
  await drawerOf(anne).getByRole('button', { name: 'Ret Tilstand' }).click();
  await drawerOf(anne).getByRole('textbox', { name: 'Ret teksten' }).fill('Klarere i hovedet. Læser avis.');
  await anne.keyboard.press('Escape');
  await expect(drawerOf(anne).getByRole('button', { name: 'Ret Tilstand' })).toHaveText('Ret, kladde gemt');
  expect(JSON.stringify(await anne.context().storageState())).not.toMatch(/Skal ringe|avis/);
  expect(await anne.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toMatch(/Skal ringe|avis/);
});

test('two who edit the same text: both texts stand side by side, and the joined one is saved', async ({ windows }) => {
  const anne = await windows.of('anne');
  const henrik = await windows.of('henrik');
  for (const page of [anne, henrik]) {
    await openCard(page, 'Else Markdal');
    await drawerOf(page).getByRole('button', { name: 'Ret Tilstand' }).click();
  }
  await drawerOf(henrik)
    .getByRole('textbox', { name: 'Ret teksten' })
    .fill('Tør godt gå ud igen. Har meldt sig til korsang.');
  const hers = drawerOf(anne).getByRole('textbox', { name: 'Ret teksten' });
  await hers.fill('Tør godt gå ud igen. Bager');
  await henrik.keyboard.press('Enter');
  // The field itself holds the words too, so that it is gone says that they are saved.
  await expect(drawerOf(henrik).getByRole('textbox', { name: 'Ret teksten' })).toHaveCount(0);
  await expect(drawerOf(henrik)).toContainText('korsang');
  // His text has come to her open card, and hers is still as she left it: what she began from counts.
  await expect(drawerOf(anne)).toContainText('korsang');
  await expect(hers).toHaveValue('Tør godt gå ud igen. Bager');
  await expect(hers).toBeFocused();
  await anne.keyboard.type(' om fredagen.');
  await anne.keyboard.press('Enter');

  const conflict = drawerOf(anne).getByRole('group', { name: 'To udgaver af samme tekst' });
  await expect(conflict).toContainText('Henrik gemte, mens du skrev. Begge tekster er bevaret.');
  await expect(conflict).toContainText('Bager om fredagen.');
  await expect(conflict).toContainText('Har meldt sig til korsang.');
  await expect(anne.getByTestId('live-assertive')).toContainText('Henrik gemte, mens du skrev.');
  await conflict.getByRole('button', { name: 'Saml de to' }).click();
  const joined = conflict.getByRole('textbox', { name: 'Begge tekster, ret til og gem' });
  await expect(joined).toHaveValue(/korsang.*Bager om fredagen/);
  await conflict.getByRole('button', { name: 'Gem den samlede' }).click();
  await expect(conflict).toHaveCount(0);
  for (const page of [anne, henrik])
    await expect(drawerOf(page)).toContainText(/Har meldt sig til korsang\..*Bager om fredagen\./);
});

test('who has a card open is shown to those who may see that card, and to nobody else', async ({ windows }) => {
  const anne = await windows.of('anne');
  const henrik = await windows.of('henrik');
  const jonas = await windows.of('jonas');
  await openCard(henrik, 'Steen Hviding');
  for (const page of [anne, jonas])
    await expect(cardOf(page, 'Steen Hviding')).toContainText('Henrik har kortet åbent');
  await openCard(anne, 'Steen Hviding');
  await expect(drawerOf(anne)).toContainText('Henrik er her');
  await closeCard(henrik);
  await expect(drawerOf(anne)).not.toContainText('Henrik er her');
  await expect(cardOf(jonas, 'Steen Hviding')).toContainText('Anne har kortet åbent');
  await closeCard(anne);

  await openCard(anne, 'Villy Rønnest');
  await expect(cardOf(henrik, 'Villy Rønnest')).toContainText('Anne har kortet åbent');
  await expect(cardOf(jonas, 'Villy Rønnest')).toBeVisible();
  await expect(cardOf(jonas, 'Villy Rønnest')).not.toContainText('kortet åbent');
});

test('an action is written with a person and a day, stands on the card, and is done with one press', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  const drawer = await openCard(anne, 'Helle Dybvad');
  await drawer.getByRole('group', { name: 'Hvad du skriver' }).getByRole('button', { name: 'Handling' }).click();
  await drawer.getByLabel('Ansvarlig').selectOption({ label: 'Henrik Vad' });
  await composer(drawer).fill('Aftal næste recept');
  await composer(drawer).press('Enter');
  const region = drawer.getByRole('region', { name: 'Region' });
  const text = region.getByText('Aftal næste recept · Henrik');
  await expect(text).toContainText('i dag');
  await expect(cardOf(anne, 'Helle Dybvad')).toContainText(/Aftal næste recept\s*Henrik\s*i dag/);
  await text.getByRole('button', { name: 'Handlingen er gjort' }).click();
  await expect(text).toHaveCount(0);
  await expect(cardOf(anne, 'Helle Dybvad')).not.toContainText('Aftal næste recept');
  await showTab(drawer, 'Historik');
  await expect(drawer.getByRole('listitem').first()).toContainText(/Aftal næste recept · Henrik · gjort/);
});

test('what the own sector wrote is copied to its record, marked for its colleagues at once, and told to no other', async ({
  windows,
}) => {
  const jonas = await windows.of('jonas');
  const henrik = await windows.of('henrik');
  const anne = await windows.of('anne', { browser: { permissions: ['clipboard-read', 'clipboard-write'] } });
  for (const page of [jonas, henrik]) await openCard(page, 'Karen Ravnholt');
  await composer(drawerOf(jonas)).fill('Kommunens egen linje');
  await composer(drawerOf(jonas)).press('Enter');
  const drawer = await openCard(anne, 'Karen Ravnholt');
  await drawer.getByRole('combobox', { name: 'Kategori' }).selectOption({ label: 'Besøg' });
  await composer(drawer).fill('<b>Kommer</b> selv ned til bilen');
  await composer(drawer).press('Enter');
  const [own, theirs] = [drawerOf(henrik), drawerOf(jonas)].map((card) =>
    card.locator('.el').filter({ hasText: 'Kommer</b> selv ned' }).first(),
  );
  await expect(theirs ?? drawer).toBeVisible();

  await drawer.getByRole('button', { name: 'Kopiér til journalen' }).click();
  const dialog = anne.getByRole('dialog', { name: 'Kopiér til journalen' });
  const text = await dialog.getByRole('textbox').inputValue();
  expect(text).toMatch(/^\d+\.\d+\.2026 [\d.]+ · Anne Holm · .*: <b>Kommer<\/b> selv ned til bilen$/m);
  expect(text).not.toContain('Kommunens egen linje');
  await anne.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Kopiér teksten' }).press('Enter');
  await expect(dialog).toContainText('Kopieret og mærket.');
  expect(await anne.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await dialog.getByRole('button', { name: 'Luk' }).last().click();
  await expect(own ?? drawer).toContainText(/Kopieret \d+\.\d+\. af Anne/);
  await expect(theirs ?? drawer).not.toContainText('Kopieret');
  await expect(drawerOf(jonas)).not.toContainText(/Kopieret [\d.]+ af Anne/);
  await drawer.getByRole('button', { name: 'Kopiér til journalen' }).click();
  await expect(dialog).toContainText('Alt er kopieret');
  const ove = await windows.of('ove');
  await expect(ove.getByRole('row').filter({ hasText: 'Kopieret ud til journalen' }).first()).toContainText(
    'Anne Holm',
  );
});

test('a colleague is named in a line, hears of it at once, and only as long as they may see the line', async ({
  windows,
}) => {
  const jonas = await windows.of('jonas', {
    at: '/opgaver',
    browser: { permissions: ['notifications'] },
    before: async (page) => {
      await page.addInitScript(keepNotices);
    },
  });
  const anne = await windows.of('anne');
  await jonas.getByRole('button', { name: 'Sig til ved nyt' }).click();
  await expect(jonas.getByRole('button', { name: 'Sig til ved nyt' })).toHaveAttribute('aria-pressed', 'true');
  await jonas.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));

  const drawer = await openCard(anne, 'Rikke Tornved');
  const category = drawer.getByRole('combobox', { name: 'Kategori' });
  await category.selectOption({ label: 'Tvang' });
  await composer(drawer).pressSequentially('Spørg @jon');
  const list = drawer.getByRole('listbox', { name: 'Nævn en kollega' });
  await expect(list.getByRole('option')).toHaveCount(1);
  await anne.keyboard.press('Enter');
  await expect(composer(drawer)).toHaveValue('Spørg @Jonas ');
  await expect(drawer).toContainText('Får besked: Jonas');
  await anne.keyboard.type('om nøglen');
  await anne.keyboard.press('Enter');
  await expect(drawer.getByRole('alert')).toContainText('En kollega, du nævner, må ikke se den slags oplysning');
  await expect(composer(drawer)).toHaveValue('Spørg @Jonas om nøglen');
  await category.selectOption({ label: 'Besøg' });
  await composer(drawer).press('Enter');
  await expect(composer(drawer)).toHaveValue('');

  const mentions = jonas.getByRole('region', { name: /^Du er nævnt/ });
  const line = mentions.getByRole('listitem').filter({ hasText: 'Spørg @Jonas om nøglen' });
  await expect(line).toContainText('nævnt af Anne');
  await expect.poll(() => jonas.evaluate(() => window.noticesSoFar)).toEqual(['Samtavle: 1 ny opgave']);
  await line.getByRole('link', { name: 'Rikke Tornved' }).click();
  await expect(drawerOf(jonas)).toContainText('Spørg @Jonas om nøglen');
  await jonas
    .getByRole('navigation')
    .getByRole('link', { name: /^Opgaver/ })
    .click();
  await expect(jonas.getByRole('heading', { level: 1, name: 'Opgaver' })).toBeVisible();
  await expect(line).toHaveCount(0);
});

declare global {
  interface Window {
    /** What the browser was asked to say outside the page. */
    noticesSoFar?: string[];
  }
}

/** Runs in the page, before its own scripts: a browser without a desktop shows nothing to look at. */
function keepNotices(): void {
  window.noticesSoFar = [];
  class Kept extends EventTarget {
    static readonly permission = 'granted';
    static readonly requestPermission = async () => 'granted';
    constructor(title: string) {
      super();
      window.noticesSoFar?.push(title);
    }
    readonly close = () => undefined;
  }
  Object.assign(window, { Notification: Kept });
}

test('somebody is enrolled with a CPR number, which is shown on request only and for a moment', async ({ windows }) => {
  const { cpr, givenName, familyName } = inventedCitizen(41);
  const anne = await windows.of('anne', { at: '/borgere' });
  await anne.getByRole('button', { name: 'Ny borger' }).click();
  const dialog = anne.getByRole('dialog', { name: 'Ny borger i teamet' });
  await expect(dialog.getByLabel('CPR-nummer')).toBeFocused();
  await dialog.getByLabel('CPR-nummer').fill('310299-1234');
  await dialog.getByRole('button', { name: 'Føj til teamet' }).click();
  await expect(dialog.getByLabel('CPR-nummer')).toHaveAccessibleDescription(/Skriv ti tegn med en dato, der findes\./);
  await expect(dialog.getByLabel('Fornavn')).toHaveAccessibleDescription(/Udfyld feltet\./);

  await dialog.getByLabel('CPR-nummer').fill(`${cpr.slice(0, 6)}-${cpr.slice(6)}`);
  await dialog.getByLabel('Fornavn').fill(givenName);
  await dialog.getByLabel('Efternavn').fill(familyName);
  await dialog.getByLabel('Kontaktpersoner').fill('Anne');
  await anne.getByRole('option', { name: 'Anne Holm' }).click();
  await anne.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Føj til teamet' }).click();
  const drawer = anne.getByRole('complementary', { name: `Kort for ${givenName} ${familyName}` });
  await expect(drawer).toContainText('Ikke på tavlen');
  expect(await anne.content()).not.toContain(cpr.slice(6));
  await drawer.getByRole('button', { name: 'Vis CPR' }).click();
  await expect(drawer).toContainText(new RegExp(`CPR ${cpr.slice(0, 6)}-?${cpr.slice(6)}`));
  await drawer.getByRole('button', { name: 'Skjul' }).click();
  await expect(drawer.getByRole('button', { name: 'Vis CPR' })).toBeVisible();
  expect(await anne.content()).not.toContain(cpr.slice(6));
  await closeCard(anne);
  await expect((await search(anne, givenName.slice(0, 5))).getByRole('option', { name: givenName })).toBeVisible();

  const ove = await windows.of('ove');
  await expect(ove.getByRole('row').filter({ hasText: 'CPR-nummer vist' })).toContainText('Anne Holm');
});

test('what somebody types is text: markup does nothing, on the card, in the list or in the log', async ({
  windows,
}) => {
  const script = '<img src=x onerror="document.title=1"><b>fed</b>';
  const anne = await windows.of('anne');
  const drawer = await openCard(anne, 'Gitte Lundemose');
  await composer(drawer).fill(script);
  await composer(drawer).press('Enter');
  await expect(drawer.getByText(script).first()).toBeVisible();
  await expect(drawer.locator('img, b:text("fed")')).toHaveCount(0);
  await showTab(drawer, 'Historik');
  await expect(drawer.getByText(script)).toBeVisible();
});
