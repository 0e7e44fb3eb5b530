import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installedProgram } from '../workspace/nx.mjs';
import { workspaceRoot } from '../workspace/root.mjs';
import { runCommand } from '../workspace/run-command.mjs';
import { npmBrowser } from './npm-browser.mjs';

/**
 * A Chromium the browser tests can run, and what it needs in its environment.
 * @typedef {{ CHROME_PATH: string, LD_LIBRARY_PATH?: string, FONTCONFIG_FILE?: string }} BrowserEnvironment
 */

const ON_THE_SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds one, or gets one: CHROME_PATH, the one from npm, the system's, the distribution's (as root), Playwright's own
 * download. The one from npm is first because it draws pages and nothing else: with the windows that a whole Chromium keeps
 * ready out of sight the same tests took half as much processor time again.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<BrowserEnvironment>}
 * @throws {Error} with what to do
 */
export async function resolveBrowser(say) {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (runs({ CHROME_PATH: asked })) return { CHROME_PATH: asked };
    throw new Error(`CHROME_PATH is ${asked}, which does not run.`);
  }
  return (
    (await fromNpm()) ??
    fromTheSystem() ??
    (await fromTheDistribution(say)) ??
    (await fromPlaywright(say)) ??
    noneFound()
  );
}

function fromTheSystem() {
  // There may be a file that only tells how to install a browser (Ubuntu's chromium-browser): it must run, not just be there.
  const found = ON_THE_SYSTEM.find((path) => existsSync(path) && runs({ CHROME_PATH: path }));
  return found === undefined ? undefined : { CHROME_PATH: found };
}

async function fromNpm() {
  const found = await npmBrowser();
  if (!found) return undefined;
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: found.fontConfig };
  const plain = { CHROME_PATH: found.executable, ...fonts };
  const withLibraries = {
    ...plain,
    LD_LIBRARY_PATH: [found.libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
  };
  // Its own libraries only where the system lacks them: two versions of one library in a process do not go well.
  return [plain, withLibraries].find(runs);
}

/** @param {(line: string) => void} say */
async function fromTheDistribution(say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Browser: installing chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) =>
    runCommand('/usr/bin/apt-get', args, { env, quiet: true, timeoutSeconds: 300 });
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
  return fromTheSystem();
}

/** @param {(line: string) => void} say */
async function fromPlaywright(say) {
  say('Browser: downloading the one of Playwright …');
  const args = [installedProgram('playwright'), 'install', 'chromium'];
  await runCommand(process.execPath, args, { cwd: workspaceRoot, quiet: true, timeoutSeconds: 300 });
  const { chromium } = await import('@playwright/test');
  const found = { CHROME_PATH: chromium.executablePath() };
  return existsSync(found.CHROME_PATH) && runs(found) ? found : undefined;
}

/** @returns {never} */
function noneFound() {
  throw new Error('No browser for the browser tests. Install Chrome or Chromium, or set CHROME_PATH to one.');
}

/** @param {BrowserEnvironment} browser */
function runs({ CHROME_PATH, ...needs }) {
  const { status, stdout } = spawnSync(CHROME_PATH, ['--version'], {
    env: { ...process.env, ...needs },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return status === 0 && /chrom/i.test(stdout);
}
