import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './root.mjs';

/**
 * A program of an installed package, to be run with this very Node: `npx` would cost half a second each time.
 * @param {string} name as in node_modules/.bin
 */
export const installedProgram = (name) => realpathSync(join(workspaceRoot, 'node_modules/.bin', name));

/** Nx without daemon, screen magic or cloud: it runs to its end and prints plain lines. */
export const nxEnvironment = () => ({
  ...process.env,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
});
