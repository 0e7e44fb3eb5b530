import { expect as plain, test as base } from '@playwright/test';
import { Server, type ServerOptions } from '../support/server.js';
import { Windows } from './windows.js';

interface Rooms {
  /** The product as it runs, on a database of this file's own. */
  readonly server: Server;
  readonly windows: Windows;
}

/** Patient: two cores may be busy with another file. What must be quick is measured where it is said. */
export const expect = plain.configure({ timeout: 15_000 });

/**
 * A test with a server and windows. One server per file, started before its first test; when the test is over, no
 * window may have complained, and no title or address may have told who somebody is.
 */
export function houseOf(options: ServerOptions = {}) {
  let server: Server | undefined;
  const test = base.extend<Rooms>({
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is asked for from the pattern
    server: async ({}, use) => {
      server ??= await Server.start(options);
      await use(server);
    },
    windows: async ({ browser, server: here }, use) => {
      const windows = new Windows(browser, () => here.origin);
      await use(windows);
      const complaints = await windows.close();
      expect(complaints).toEqual([]);
    },
  });
  test.afterAll(async () => {
    await server?.stop();
    server = undefined;
  });
  return test;
}
