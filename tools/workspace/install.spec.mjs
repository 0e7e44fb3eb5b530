import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode } from './install.mjs';

jest.setTimeout(60_000);

const parent = mkdtempSync(join(tmpdir(), 'samtavle-install-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

let checkout = '';
/** A checkout with the installing part of the tools, a lock file, and a stand-in for npm that notes what it is asked. */
beforeEach(() => {
  checkout = mkdtempSync(join(parent, 'checkout-'));
  cpSync(import.meta.dirname, join(checkout, 'tools/workspace'), { recursive: true });
  writeFileSync(join(checkout, 'package-lock.json'), '{"lockfileVersion":3}');
  mkdirSync(join(checkout, 'npm'));
  writeFileSync(
    join(checkout, 'npm/npm-cli.js'),
    `const fs = require('node:fs');
     const [command] = process.argv.slice(2);
     fs.appendFileSync('asked.txt', process.argv.slice(2).join(' ') + '\\n');
     if ((process.env.FAILING ?? '').split(' ').includes(command)) { console.error('npm error code EUSAGE\\nnpm error the lock file does not fit'); process.exit(1); }
     fs.mkdirSync('node_modules', { recursive: true });
     fs.writeFileSync('node_modules/.package-lock.json', '{}');`,
  );
});

describe('installing what is missing', () => {
  it('happens on a fresh clone, development packages included, and not again', () => {
    expect(install()).toMatchObject({ status: 0 });
    expect(asked()).toEqual([expect.stringMatching(/^ci .*--include=dev/)]);
    expect(install({ NODE_ENV: 'production' })).toMatchObject({ status: 0, stdout: '' });
    expect(asked()).toHaveLength(1);
  });

  it('happens again when the lock file changed, but not when git only touched it', () => {
    install();
    const later = new Date('2100-01-01T00:00:00Z');
    utimesSync(join(checkout, 'package-lock.json'), later, later);
    install();
    expect(asked()).toHaveLength(1);
    writeFileSync(join(checkout, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
    utimesSync(join(checkout, 'package-lock.json'), later, later);
    install();
    expect(asked()).toHaveLength(2);
  });

  it('happens again when it was broken off', () => {
    install();
    rmSync(join(checkout, 'node_modules/.package-lock.json'));
    install();
    expect(asked()).toHaveLength(2);
  });

  it('leaves alone what somebody installed by hand', () => {
    mkdirSync(join(checkout, 'node_modules'));
    writeFileSync(join(checkout, 'node_modules/.package-lock.json'), '{}');
    install();
    expect(existsSync(join(checkout, 'asked.txt'))).toBe(false);
  });

  it('tries npm install, without touching the lock file, when npm ci refuses it, and says why', () => {
    const { status, stdout } = install({ FAILING: 'ci' });
    expect(status).toBe(0);
    expect(stdout).toContain('the lock file does not fit');
    expect(asked()).toEqual([expect.stringMatching(/^ci /), expect.stringMatching(/^install --no-save /)]);
  });

  it('says what to do when neither works', () => {
    const { status, stderr } = install({ FAILING: 'ci install' });
    expect(status).toBe(1);
    expect(stderr).toContain('The packages could not be installed');
    expect(stderr).toContain('Is the npm registry reachable?');
  });

  it('refuses a Node that is too old, and says which one it needs', () => {
    expect(() => checkNode('20.18.3')).toThrow('needs Node 20.19 or newer; this is Node 20.18.3');
    expect(() => checkNode('18.20.0')).toThrow();
    for (const fine of ['20.19.0', '22.1.0', '26.0.0']) expect(() => checkNode(fine)).not.toThrow();
  });
});

/** @param {Record<string, string>} env */
function install(env = {}) {
  const program = `import { installWhatIsMissing } from ${JSON.stringify(join(checkout, 'tools/workspace/install.mjs'))};
    try { await installWhatIsMissing({ say: console.log }); } catch (error) { console.error(error.message); process.exitCode = 1; }`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: checkout,
    env: { PATH: process.env['PATH'], npm_execpath: join(checkout, 'npm/npm-cli.js'), ...env },
    encoding: 'utf8',
  });
}

const asked = () => readFileSync(join(checkout, 'asked.txt'), 'utf8').trim().split('\n');
