import { expect, houseOf } from './house.js';
import { walkOnce } from './walk.js';

const test = houseOf();
test.describe.configure({ timeout: 300_000 });

// Names and roles do not depend on the theme, nor colours on the language: this and its sister see everything.
const walked = walkOnce({ language: 'en', theme: 'dark' });

test('in English nothing of the screens is left in Danish, and no key stands where a sentence should', async ({
  windows,
  server,
}) => {
  expect((await walked(windows, server)).wrongWords).toEqual([]);
});

test('no screen has to be pushed sideways, down to 320 pixels, in English', async ({ windows, server }) => {
  expect((await walked(windows, server)).tooWide).toEqual([]);
});

test('no screen has a serious fault of accessibility, in English and dark', async ({ windows, server }) => {
  expect((await walked(windows, server)).faults).toEqual([]);
});
