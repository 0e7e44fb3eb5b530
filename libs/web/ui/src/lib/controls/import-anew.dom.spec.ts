import { addressOfFailed } from './import-anew.js';

describe('code that did not come', () => {
  const here = window.location.origin;

  it.each([
    ['Chromium', `Failed to fetch dynamically imported module: ${here}/assets/choose-lists-a1.js`],
    ['Firefox', `error loading dynamically imported module: ${here}/assets/choose-lists-a1.js`],
  ])('is asked for again where %s says it was', (_, message) => {
    expect(addressOfFailed(new TypeError(message))).toBe(`${here}/assets/choose-lists-a1.js`);
  });

  it.each([
    ['names no address', new TypeError('Importing a module script failed.')],
    [
      'names another server',
      new TypeError('Failed to fetch dynamically imported module: https://elsewhere.invalid/x.js'),
    ],
    ['is no error', 'no'],
  ])('is asked for as before when the failure %s', (_, error) => {
    expect(addressOfFailed(error)).toBeUndefined();
  });
});
