/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { danishDay, instant, startOfDanishDay } from '@samtavle/domain';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../support/checkout.js';
import { httpCall } from '../support/http-call.js';
import { cardOf, drawerOf, openCard } from './board-screen.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

/** Half a screen each, as one looks at two windows beside each other. */
const HALF = { width: 780, height: 760 } as const;
const WHOLE = { width: 1280, height: 820 } as const;
/** A page that is read on a slow line has two of them. */
const MOST_BYTES = 300 * 1024;
const QUARTER_PAST_EIGHT_MS = (8 * 60 + 15) * 60_000;

test.beforeEach(async ({ server }) => {
  const morning = Date.parse(startOfDanishDay(danishDay(instant(new Date())))) + QUARTER_PAST_EIGHT_MS;
  const answer = await httpCall(server.origin, {
    method: 'POST',
    path: '/api/test/clock',
    headers: { 'content-type': 'application/json', origin: server.origin, 'x-samtavle': '1' },
    body: JSON.stringify({ now: new Date(morning).toISOString() }),
  });
  expect(answer.status, answer.body).toBeLessThan(300);
});

test('the first picture of the README: the same minute for a nurse and for a support worker', async ({ windows }) => {
  const anne = await windows.of('anne', { size: HALF, theme: 'light' });
  const jonas = await windows.of('jonas', { size: HALF, theme: 'light' });
  for (const page of [anne, jonas]) await expect(cardOf(page, 'Karen Ravnholt')).toBeVisible();
  const shots = [await still(anne), await still(jonas)];

  const frame = await windows.blank('the picture', { size: { width: 2 * HALF.width + 24, height: HALF.height } });
  await frame.setContent(sideBySide(shots));
  await frame.waitForFunction(() => [...document.images].every(({ complete, width }) => complete && width > 0));
  await keep('side-by-side.png', await frame.screenshot());
});

test('the second picture: an open card, with what is held back and why', async ({ windows }) => {
  const jonas = await windows.of('jonas', { theme: 'light' });
  const anne = await windows.of('anne', { size: WHOLE, theme: 'light' });
  await openCard(jonas, 'Rikke Tornved');
  await openCard(anne, 'Rikke Tornved');
  await expect(drawerOf(anne)).toContainText('Jonas er her');
  await expect(drawerOf(anne).getByRole('note').first()).toBeVisible();
  await keep('card.png', await still(anne));
});

/** The page without a blinking cursor or a pointer on it. */
async function still(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

function sideBySide(shots: readonly Buffer[]): string {
  const images = shots.map((shot) => `<img alt="" src="data:image/png;base64,${shot.toString('base64')}">`);
  return `<body style="margin:0;display:flex;gap:24px;background:white">${images.join('')}</body>`;
}

/** Looked at in every run, written only when asked for: a test does not change the checkout. */
async function keep(name: string, picture: Buffer): Promise<void> {
  expect(picture.length).toBeLessThan(MOST_BYTES);
  if (process.env['SAMTAVLE_PICTURES'] !== '1') return;
  const folder = join(checkout, 'docs/pictures');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), picture);
}
