import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { chromium } from '@playwright/test';
import { resolveBrowser } from './browser.mjs';
import { npmBrowser } from './npm-browser.mjs';

jest.setTimeout(120_000);

const before = process.env['CHROME_PATH'];
afterEach(() => {
  if (before === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = before;
});

describe('the browser of the browser tests', () => {
  it('is the one that was asked for', async () => {
    delete process.env['CHROME_PATH'];
    const { CHROME_PATH } = await resolveBrowser(() => undefined);
    process.env['CHROME_PATH'] = CHROME_PATH;
    expect(await resolveBrowser(() => undefined)).toEqual({ CHROME_PATH });
  });

  it('is not quietly another one when the one asked for does not run', async () => {
    process.env['CHROME_PATH'] = '/bin/echo';
    await expect(resolveBrowser(() => undefined)).rejects.toThrow('CHROME_PATH is /bin/echo, which does not run');
  });

  it('comes from npm where there is one for the machine, and opens pages in several contexts', async () => {
    const found = await npmBrowser();
    // Only Linux on x64 has that package; elsewhere this is what is promised.
    if (!found) return expect([process.platform, process.arch]).not.toEqual(['linux', 'x64']);
    delete process.env['CHROME_PATH'];
    expect((await resolveBrowser(() => undefined)).CHROME_PATH).toBe(found.executable);
    const browser = await chromium.launch({
      executablePath: found.executable,
      args: ['--no-sandbox', '--disable-gpu'],
      env: { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: found.libraries, FONTCONFIG_FILE: found.fontConfig },
    });
    for (const word of ['hej', 'igen']) {
      const page = await (await browser.newContext()).newPage();
      await page.setContent(`<h1>${word}</h1>`);
      expect(await page.textContent('h1')).toBe(word);
    }
    await browser.close();
    return undefined;
  });
});
