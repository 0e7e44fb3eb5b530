import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCOPE = '@samtavle';

/**
 * A copy of the built server that can be spoilt without touching the checkout: every package's `package.json` and `dist`,
 * and the installed packages by links.
 *
 * @param {string} checkout
 * @returns {{ root: string, remove: () => void }}
 * @throws {Error} when the server has not been built
 */
export function builtCopy(checkout) {
  if (!existsSync(join(checkout, 'apps/api/dist/main.js'))) throw new Error('Nothing is built: npm run build');
  const root = mkdtempSync(join(tmpdir(), 'samtavle-mutation-'));
  const installed = join(root, 'node_modules');
  mkdirSync(join(installed, SCOPE), { recursive: true });
  for (const entry of readdirSync(join(checkout, 'node_modules')))
    if (!entry.startsWith('.') && entry !== SCOPE)
      symlinkSync(join(checkout, 'node_modules', entry), join(installed, entry));
  for (const folder of packages(checkout)) {
    const { name } = JSON.parse(readFileSync(join(checkout, folder, 'package.json'), 'utf8'));
    for (const part of ['package.json', 'dist'])
      if (existsSync(join(checkout, folder, part)))
        cpSync(join(checkout, folder, part), join(root, folder, part), { recursive: true, preserveTimestamps: true });
    symlinkSync(join(root, folder), join(installed, name));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** @param {string} checkout */
function packages(checkout) {
  const shelves = ['libs/shared', 'libs/api'].flatMap((shelf) =>
    readdirSync(join(checkout, shelf)).map((name) => `${shelf}/${name}`),
  );
  return ['apps/api', ...shelves].filter((folder) => existsSync(join(checkout, folder, 'package.json')));
}
