import { type Page } from '@playwright/test';
import { ask, lines } from './audit-room.js';
import { cardOf, drawerOf, openCard } from './board-screen.js';
import { danishDay, instant } from '@samtavle/domain';
import { evening, minutesAfter, setServerClock } from '../support/server-clock.js';
import { expect, houseOf } from './house.js';

const test = houseOf({ settings: { SAMTAVLE_TEST_CLOCK: '1' } });
const now = instant(new Date());

/** Known to both, and to each side alone. */
const VILLY = 'Villy Rønnest';
const FACT = 'Har tidligere gjort skade på sig selv, når han ikke svarer';

const urgent = async (page: Page, line: string) => {
  await drawerOf(page).getByRole('button', { name: 'Haster' }).click();
  await page.getByRole('menuitem', { name: line, exact: true }).click();
};
/** A command as the page itself would send it. */
const commands = async (page: Page, name: string, input: object) => {
  const answer = await page.request.post(`/api/commands/${name}`, {
    data: { id: crypto.randomUUID(), input },
    headers: { origin: new URL(page.url()).origin, 'x-samtavle': '1' },
  });
  return { status: answer.status(), body: await answer.json() };
};
const tasks = async (page: Page): Promise<{ kind: string; source: string }[]> =>
  (await (await page.request.get('/api/tasks')).json()).tasks;
const shot = (page: Page, name: string) =>
  process.env['SAMTAVLE_SHOTS'] === undefined
    ? Promise.resolve()
    : page.screenshot({ path: `${process.env['SAMTAVLE_SHOTS']}/${name}.png` });

test('law 4: a support worker asks now, is told nothing, and gets one sentence on the card from a health person', async ({
  windows,
}) => {
  const jonas = await windows.of('jonas');
  const anne = await windows.of('anne');
  const drawer = await openCard(jonas, VILLY);
  const before = await drawer.innerText();
  await urgent(jonas, 'Spørg nu');
  const dialog = jonas.getByRole('dialog', { name: 'Spørg nu om Villy' });
  await dialog.getByRole('button', { name: 'Send spørgsmålet' }).click();
  await expect(dialog).toContainText('Skriv mindst 10 tegn');
  await dialog.getByLabel('Hvad skal du vide nu, og hvorfor?').fill('Han åbner ikke. Er der fare?');
  await shot(jonas, 'ask');
  await dialog.getByRole('button', { name: 'Send spørgsmålet' }).click();
  await expect(dialog).toContainText('Sendt til vagten.');
  await dialog.getByRole('button', { name: 'Luk', exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => drawer.innerText()).toBe(before);

  const question = (await tasks(anne)).find(({ kind }) => kind === 'ask_now');
  const pushed = await commands(anne, 'emergency.push', {
    request: question?.source,
    category: 'risk_self_harm',
    text: FACT,
    reason: 'Fare for liv, kollega står ved døren',
  });
  expect(pushed).toMatchObject({ status: 200 });
  await expect(drawer).toContainText(FACT);
  await expect(drawer).toContainText('Givet videre til dig alene: Risiko: selvskade/selvmord');
  await expect((await openCard(anne, VILLY)).getByText(FACT).first()).toBeVisible();
  await shot(jonas, 'pushed');

  const birgit = await windows.of('birgit');
  await openCard(birgit, VILLY);
  await expect(drawerOf(birgit)).not.toContainText(FACT);
});

test('a home nurse looks up by the CPR number with a fresh log-in, and the card leaves when it is closed', async ({
  windows,
  server,
}) => {
  const anne = await windows.of('anne');
  const regional = await openCard(anne, 'Inge Marstrup');
  await regional.getByRole('button', { name: 'Vis CPR' }).click();
  await expect(regional).toContainText(/\d{6}-\d{4}/);
  const cpr = /\d{6}-\d{4}/.exec(await regional.innerText())?.[0] ?? '';
  const pia = await windows.of('pia', { at: '/borgere', expects: [/status of 403/, /status of 404/] });
  await setServerClock(server.origin, minutesAfter(now, 12));

  await pia.getByRole('button', { name: 'Slå op med CPR-nummer' }).click();
  const dialog = pia.getByRole('dialog', { name: 'Slå op i en nødsituation' });
  await dialog.getByLabel('CPR-nummer').fill(cpr);
  await dialog.getByLabel('Hvorfor er det nødvendigt nu?').fill('Fundet konfus i opgangen, skal have medicin');
  await dialog.getByLabel('Medicin og depot').check();
  await dialog.getByRole('button', { name: 'Åbn', exact: true }).click();
  await expect(dialog).toContainText('Log ind igen for at gå videre.');
  await shot(pia, 'confirm');
  const asSomebodyElse = await pia.request.post('/api/session/confirm', {
    data: { persona: 'anne' },
    headers: { origin: server.origin, 'x-samtavle': '1' },
  });
  expect(asSomebodyElse.status()).toBe(403);
  await dialog.getByRole('button', { name: 'Log ind igen som Pia Stald' }).click();

  const drawer = pia.getByRole('complementary', { name: 'Kort for Inge Marstrup' });
  await expect(drawer).toContainText('Åbnet for dig i en nødsituation: Identifikation, Medicin og depot. Til');
  await shot(pia, 'looked-up');
  await pia.setViewportSize({ width: 390, height: 800 });
  await urgent(pia, 'Slå op i en nødsituation');
  await shot(pia, 'narrow');
  await pia.keyboard.press('Escape');
  await pia.setViewportSize({ width: 1440, height: 900 });
  await drawer.getByRole('button', { name: 'Luk nu' }).click();
  await expect(pia.getByText('Inge Marstrup')).toHaveCount(0);
  await shot(pia, 'closed');

  const ove = await windows.of('ove');
  const found = await ask(ove, { person: 'Pia', event: 'Nødopslag · til stikprøve' });
  await expect(found).toHaveCount(1);
  await expect(found.first()).toContainText('EMERG_HEALTH_PULL');
  await expect(lines(ove).first()).toBeVisible();
});

test('what a citizen wants kept leaves every screen at once', async ({ windows }) => {
  const jonas = await windows.of('jonas');
  const birgit = await windows.of('birgit');
  for (const page of [jonas, birgit]) await openCard(page, VILLY);
  const line = drawerOf(birgit)
    .locator('.el')
    .filter({ has: birgit.getByRole('button', { name: 'Markér som privat' }) });
  const said = (await line.first().locator('.v').innerText()).split('\n')[0] ?? '';
  const text = said.replace(/ (Ret|Markér).*$/, '').trim();
  await expect(drawerOf(jonas)).toContainText(text);
  await line.first().getByRole('button', { name: 'Markér som privat' }).click();
  await shot(birgit, 'mark');
  await birgit.getByRole('dialog').getByRole('button', { name: 'Markér som privat' }).click();
  for (const page of [jonas, birgit]) await expect(drawerOf(page)).not.toContainText(text);
  await urgent(birgit, 'Mine private markeringer');
  await shot(birgit, 'marks');
  await birgit
    .getByRole('dialog')
    .getByRole('button', { name: /^Ophæv/ })
    .click();
  for (const page of [jonas, birgit]) await expect(drawerOf(page)).toContainText(text);
  expect(await cardOf(jonas, VILLY).count()).toBe(1);
});

test('law 16: a protected address comes to the visitor’s open card and to no other, and goes at midnight', async ({
  windows,
  server,
}) => {
  const lateToday = evening(danishDay(now));
  await setServerClock(server.origin, lateToday);
  const birgit = await windows.of('birgit');
  const jonas = await windows.of('jonas');
  const name = await visitedBy(jonas, 'Jonas');
  await openCard(birgit, name);
  await urgent(birgit, 'Skriv beskyttet adresse');
  const form = birgit.getByRole('dialog', { name: /^Beskyttet adresse/ });
  await form.getByLabel('Adresse', { exact: true }).fill('Opdigtet Allé 7');
  await shot(birgit, 'protect');
  await form.getByRole('button', { name: 'Gem' }).click();
  await expect(form).toHaveCount(0);
  await expect(drawerOf(birgit)).not.toContainText('Opdigtet Allé');

  await openCard(jonas, name);
  await urgent(jonas, 'Vis beskyttet adresse');
  await expect(drawerOf(jonas)).toContainText('Opdigtet Allé 7');
  await expect(drawerOf(birgit)).not.toContainText('Opdigtet Allé');
  await shot(jonas, 'address');
  await urgent(birgit, 'Vis beskyttet adresse');
  await expect(birgit.getByRole('dialog')).toContainText('kun for den, der har et besøg i dag');
  await birgit.keyboard.press('Escape');

  await setServerClock(server.origin, minutesAfter(lateToday, 8));
  await expect(drawerOf(jonas)).not.toContainText('Opdigtet Allé');
});

/** A citizen whose card says that a colleague comes today. */
async function visitedBy(page: Page, who: string): Promise<string> {
  const card = page
    .getByRole('main')
    .getByRole('article')
    .filter({ hasText: new RegExp(`\\d+\\.\\d\\d.*${who}`) });
  return (await card.first().getByRole('link').first().textContent()) ?? '';
}
