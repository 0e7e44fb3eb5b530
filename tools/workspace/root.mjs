import { join, resolve } from 'node:path';

/** The top of this checkout. */
export const workspaceRoot = resolve(import.meta.dirname, '../..');

/** What the tools remember between runs and may lose at any time; `npm ci` empties it. */
export const toolCache = join(workspaceRoot, 'node_modules/.cache/samtavle');
