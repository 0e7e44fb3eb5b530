import { type Page } from '@playwright/test';
import { cardOf, closeCard, column, composer, drawerOf, openCard } from './board-screen.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

/** What Chromium says of requests on a cut line. */
const CUT = [
  /ERR_INTERNET_DISCONNECTED/,
  /ERR_CONNECTION_REFUSED/,
  /ERR_NETWORK_CHANGED/,
  /status of 50[23]/,
  /WebSocket/,
];
/** The screen promises five seconds; one more is the test's own. */
const STALE_MS = 6_000;

test('a screen without a line says so within five seconds, keeps what it shows, and catches up without being loaded anew', async ({
  windows,
}) => {
  const anne = await windows.of('anne', { expects: CUT });
  const henrik = await windows.of('henrik');
  await expect(anne.getByText(/^Live/)).toBeVisible();
  await anne.evaluate(() => Object.assign(window, { loadedOnce: true }));

  await anne.context().setOffline(true);
  await expect(anne.getByText(/^Forbinder igen · vist \d+\.\d\d$/)).toBeVisible({ timeout: STALE_MS });
  await expect(anne.getByText(/^Live/)).toHaveCount(0);
  await expect(cardOf(anne, 'Omar Selmani')).toBeVisible();
  await cardOf(henrik, 'Omar Selmani').focus();
  await henrik.keyboard.press('m');
  await henrik.keyboard.press('1');
  await expect(column(henrik, 'Niveau 1').getByRole('article', { name: /^Omar Selmani/ })).toBeVisible();
  await expect(column(anne, 'Niveau 3').getByRole('article', { name: /^Omar Selmani/ })).toBeVisible();

  await anne.context().setOffline(false);
  await expect(anne.getByText(/^Live/)).toBeVisible();
  await expect(column(anne, 'Niveau 1').getByRole('article', { name: /^Omar Selmani/ })).toBeVisible();
  expect(await anne.evaluate(() => 'loadedOnce' in window)).toBe(true);
});

test('what is written without a line is refused in place, kept, and saved when the line is back', async ({
  windows,
}) => {
  test.setTimeout(90_000);
  const anne = await windows.of('anne', { expects: CUT });
  await openCard(anne, 'Lis Overkær');
  await composer(drawerOf(anne)).pressSequentially('Måler selv ');
  await anne.context().setOffline(true);
  await composer(drawerOf(anne)).pressSequentially('om morgenen');
  await composer(drawerOf(anne)).press('Enter');
  await expect(drawerOf(anne).getByRole('alert')).toContainText('Samtavle kan ikke svare lige nu.', {
    timeout: 40_000,
  });
  await expect(composer(drawerOf(anne))).toHaveValue('Måler selv om morgenen');
  await anne.context().setOffline(false);
  await expect(anne.getByText(/^Live/)).toBeVisible();
  await composer(drawerOf(anne)).press('Enter');
  await expect(composer(drawerOf(anne))).toHaveValue('');
  await expect(drawerOf(anne).getByRole('region', { name: 'Region' }).getByText('Måler selv om morgenen')).toHaveCount(
    1,
  );
});

test('a server that is restarted finds its screens again, still logged in, and says meanwhile that it is away', async ({
  windows,
  server,
}) => {
  const jonas = await windows.of('jonas', { expects: CUT });
  await openCard(jonas, 'Jens Bøgeskov');
  await composer(drawerOf(jonas)).fill('Husk nøglen');
  await server.kill9();
  await expect(jonas.getByText(/^Forbinder igen · vist/)).toBeVisible({ timeout: STALE_MS });
  await server.restart();
  await expect(jonas.getByText(/^Live/)).toBeVisible({ timeout: 30_000 });
  await expect(composer(drawerOf(jonas))).toHaveValue('Husk nøglen');
  await composer(drawerOf(jonas)).press('Enter');
  await expect(drawerOf(jonas)).toContainText('Husk nøglen');
  await closeCard(jonas);
  await looksLive(jonas);
});

test('a part of the screen whose code did not come at first comes by itself', async ({ windows }) => {
  const anne = await windows.of('anne', {
    at: '/borgere',
    expects: CUT,
    before: async (page) => {
      await page.route(/choose-lists/, (route) => route.abort('internetdisconnected'), { times: 1 });
    },
  });
  await anne.getByRole('button', { name: 'Ny borger' }).click();
  const people = anne.getByRole('dialog').getByLabel('Kontaktpersoner');
  await expect(people).toBeEditable();
  await people.fill('Anne');
  await expect(anne.getByRole('option', { name: 'Anne Holm' })).toBeVisible();
});

/** In the same place on every screen, with the age of what is shown. */
async function looksLive(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText(/^Live · for \d+ s siden$/)).toBeVisible();
}
