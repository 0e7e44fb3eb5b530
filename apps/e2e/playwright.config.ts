import { defineConfig } from '@playwright/test';

/**
 * Two ways in: `wire` speaks REST and Socket.IO as the personas do and reads every byte; `browser` looks at the screens.
 * Both start the built server on a database of their own, so a run needs `npm run build` and, for `browser`, `CHROME_PATH`.
 */
export default defineConfig({
  testDir: 'src',
  outputDir: 'test-results',
  globalSetup: './src/support/one-postgres.ts',
  // A file shares its server between its tests; files run beside each other, on two cores at most two.
  fullyParallel: false,
  workers: process.env['SAMTAVLE_E2E_WORKERS'] === '1' ? 1 : 2,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  projects: [
    { name: 'wire', testMatch: /\.wire\.spec\.ts$/ },
    {
      name: 'browser',
      testMatch: /\.browser\.spec\.ts$/,
      use: {
        browserName: 'chromium',
        headless: true,
        locale: 'da-DK',
        timezoneId: 'Europe/Copenhagen',
        launchOptions: {
          ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}),
          // Without a graphics card, as root and offline: the browser is to look at the board and at nothing else.
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
  ],
});
