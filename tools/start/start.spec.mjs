import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, listenProblem } from '../postgres/free-port.mjs';
import { readLockFile } from '../postgres/lock-file.mjs';
import { workspaceRoot } from '../workspace/root.mjs';

jest.setTimeout(120_000);

/** @type {(() => unknown)[]} */
const afterwards = [];
afterEach(async () => {
  for (const tidy of afterwards.splice(0).reverse()) await tidy();
});

describe('npm start', () => {
  it('says what it does, ends with the address, and serves there', async () => {
    const home = await installation();
    const start = home.start();
    await start.ready();
    expect(start.screen().trimEnd().split('\n').at(-1)).toBe(`Samtavle is ready: http://localhost:${home.port}`);
    expect(await home.get('/starts')).toBe(1);
    const env = await home.get('/env');
    expect(env).toMatchObject({
      NODE_ENV: 'production',
      SAMTAVLE_DEMO: '1',
      HOST: '127.0.0.1',
      SAMTAVLE_DATA_DIR: home.folder,
    });
    expect(Buffer.from(env.SAMTAVLE_CPR_KEY, 'base64')).toHaveLength(32);
    expect(Buffer.from(env.SAMTAVLE_CPR_INDEX_KEY, 'base64')).toHaveLength(32);
    expect(env.SAMTAVLE_CPR_KEY).not.toBe(env.SAMTAVLE_CPR_INDEX_KEY);
    expect(statSync(join(home.folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it.each(/** @type {const} */ (['SIGINT', 'SIGTERM']))('stops all of it within ten seconds on %s', async (signal) => {
    const home = await installation();
    const start = home.start();
    await start.ready();
    const database = home.databaseProcess();
    const asked = performance.now();
    start.child.kill(signal);
    expect(await start.ended()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await home.portIsFree()).toBe(true);
    expect(isAlive(database)).toBe(false);
  });

  it('stops within ten seconds also when the server does not want to', async () => {
    const home = await installation();
    const start = home.start({ FAKE_API: 'stubborn' });
    await start.ready();
    const asked = performance.now();
    start.child.kill('SIGINT');
    await start.ended();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await home.portIsFree()).toBe(true);
  });

  it('starts again on the same data and with the same keys, warm within ten seconds', async () => {
    const home = await installation();
    const first = home.start();
    await first.ready();
    const before = await home.get('/env');
    first.child.kill('SIGINT');
    await first.ended();

    const asked = performance.now();
    await home.start().ready();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await home.get('/starts')).toBe(2);
    const after = await home.get('/env');
    expect(after.SAMTAVLE_CPR_KEY).toBe(before.SAMTAVLE_CPR_KEY);
    expect(after.SAMTAVLE_EXCHANGE_TOKEN).toBe(before.SAMTAVLE_EXCHANGE_TOKEN);
  });

  it('leaves nothing running when it is killed, and starts again at once', async () => {
    const home = await installation();
    const first = home.start();
    await first.ready();
    const database = home.databaseProcess();
    first.child.kill('SIGKILL');
    await home.start().ready();
    expect(await home.get('/starts')).toBe(2);
    expect(home.databaseProcess()).not.toBe(database);
    expect(isAlive(database)).toBe(false);
  });

  it('ends with the npm that ran it, even one that was killed', async () => {
    const home = await installation();
    const npm = home.start({}, ['npm', 'start']);
    await npm.ready();
    npm.child.kill('SIGKILL');
    await until(() => home.portIsFree());
    await until(() => !existsSync(join(home.folder, 'running.json')));
  });

  it('says so when the port is taken, and names a way out', async () => {
    const home = await installation();
    const other = createServer().listen(home.port, '127.0.0.1');
    afterwards.push(() => other.close());
    const start = home.start();
    expect(await start.ended()).toBe(1);
    expect(start.screen()).toContain(`Port ${home.port} is in use by another program`);
    expect(start.screen()).toContain(`PORT=${home.port + 1} npm start`);
  });

  it('says so when it already runs from this folder', async () => {
    const home = await installation();
    const first = home.start();
    await first.ready();
    const second = home.start({ PORT: String(await freePort()) });
    expect(await second.ended()).toBe(1);
    expect(second.screen()).toContain(
      `already runs from this folder: http://localhost:${home.port} (process ${first.child.pid})`,
    );
    expect(await home.get('/starts')).toBe(1);
  });

  it('shows the end of the log when the server does not come up, and leaves nothing running', async () => {
    const home = await installation();
    const start = home.start({ FAKE_API: 'crashes' });
    expect(await start.ended()).toBe(1);
    expect(start.screen()).toContain('The server did not start');
    expect(start.screen()).toContain('no such thing as a beginning');
    expect(existsSync(join(home.folder, 'postgres/cluster/postmaster.pid'))).toBe(false);
  });

  it('tells of errors the server logs, and ends when the server ends', async () => {
    const home = await installation();
    const start = home.start();
    await start.ready();
    await home.get('/fail');
    await home.get('/fail');
    const logged = () =>
      readFileSync(join(home.folder, 'log/api.log'), 'utf8').split('something went wrong').length - 1;
    await until(() => logged() === 2 && start.screen().includes('something went wrong'));
    await home.get('/exit').catch(() => undefined);
    expect(await start.ended()).toBe(1);
    // Once, however often: all that it says has come.
    expect(start.screen().split('The server reports: something went wrong')).toHaveLength(2);
    expect(start.screen()).toContain('The server has stopped (4)');
  });

  it('uses a database that is there already, and takes keys from the environment', async () => {
    const elsewhere = await installation();
    await elsewhere.start().ready();
    const { DATABASE_URL } = await elsewhere.get('/env');

    const home = await installation();
    const key = Buffer.alloc(32, 7).toString('base64');
    await home.start({ DATABASE_URL, SAMTAVLE_CPR_KEY: key, SAMTAVLE_DEMO: '0', SAMTAVLE_TEST_CLOCK: '1' }).ready();
    expect(await home.get('/env')).toMatchObject({
      DATABASE_URL,
      SAMTAVLE_CPR_KEY: key,
      SAMTAVLE_DEMO: '0',
      NODE_ENV: 'development',
    });
    expect(await home.get('/starts')).toBe(2);
    expect(existsSync(join(home.folder, 'postgres'))).toBe(false);
  });

  it('works in a folder only its owner may enter, as root too', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'samtavle-closed-'));
    afterwards.push(() => rmSync(closed, { recursive: true, force: true }));
    const home = await installation(join(closed, 'data'));
    const start = home.start();
    await start.ready();
    const note = join(home.folder, 'postgres.place');
    const place = existsSync(note) ? readFileSync(note, 'utf8') : join(home.folder, 'postgres');
    expect(existsSync(join(place, 'cluster/PG_VERSION'))).toBe(true);
    expect(existsSync(note)).toBe(process.getuid?.() === 0);
    start.child.kill('SIGINT');
    await start.ended();
    await home.start().ready();
    expect(await home.get('/starts')).toBe(2);
    expect(await home.reset().ended()).toBe(0);
    expect(existsSync(place)).toBe(false);
  });

  it('does not make new keys in place of damaged ones', async () => {
    const home = await installation();
    writeFileSync(join(home.folder, 'secrets.json'), '{"SAMTAVLE_CPR_KEY":""}');
    const start = home.start();
    expect(await start.ended()).toBe(1);
    expect(start.screen()).toContain('SAMTAVLE_CPR_KEY is missing');
  });

  it('does not make new keys for data written with lost ones', async () => {
    const home = await installation();
    const first = home.start();
    await first.ready();
    first.child.kill('SIGINT');
    await first.ended();
    rmSync(join(home.folder, 'secrets.json'));
    const second = home.start();
    expect(await second.ended()).toBe(1);
    expect(second.screen()).toContain('Bring the file back');
  });

  it('refuses a port that is none', async () => {
    const home = await installation();
    const start = home.start({ PORT: 'abc' });
    expect(await start.ended()).toBe(1);
    expect(start.screen()).toContain('PORT must be a number');
  });
});

describe('npm run reset-demo', () => {
  it('stops the running one, removes what it stored, and says what to do next', async () => {
    const home = await installation();
    const start = home.start();
    await start.ready();
    const reset = home.reset();
    expect(await reset.ended()).toBe(0);
    expect(reset.screen()).toContain('npm start begins a fresh one');
    expect(await start.ended()).toBe(0);
    expect(existsSync(home.folder)).toBe(false);

    await home.start().ready();
    expect(await home.get('/starts')).toBe(1);
  });

  it('never touches a database that was there before', async () => {
    const home = await installation();
    await home.start().ready();
    const reset = home.reset({ DATABASE_URL: 'postgresql://somebody@db.example/theirs' });
    expect(await reset.ended()).toBe(1);
    expect(reset.screen()).toContain('that database is yours');
    expect(await home.get('/starts')).toBe(1);
  });

  it('removes nothing in a folder that is not a data folder', async () => {
    const home = await installation();
    writeFileSync(join(home.folder, 'thesis.txt'), 'three years of work');
    const reset = home.reset();
    expect(await reset.ended()).toBe(1);
    expect(readdirSync(home.folder)).toEqual(['thesis.txt']);
  });
});

/** A data folder and a port of its own, with the stand-in for the server. */
async function installation(folder = mkdtempSync(join(tmpdir(), 'samtavle-start-'))) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  afterwards.push(() => rmSync(folder, { recursive: true, force: true }));
  const env = {
    SAMTAVLE_DATA_DIR: folder,
    PORT: String(port),
    SAMTAVLE_API_ENTRY: join(import.meta.dirname, 'fake-api.mjs'),
  };
  return {
    folder,
    port,
    start: (
      /** @type {Record<string, string>} */ extra = {},
      command = [process.execPath, join(import.meta.dirname, 'start.mjs')],
    ) => program(command, { ...env, ...extra }),
    reset: (/** @type {Record<string, string>} */ extra = {}) =>
      program([process.execPath, join(import.meta.dirname, 'reset-demo.mjs')], { ...env, ...extra }),
    /** @returns {Promise<any>} whatever the stand-in answers */
    get: async (/** @type {string} */ path) => (await fetch(`http://127.0.0.1:${port}${path}`)).json(),
    portIsFree: async () => (await listenProblem(port, '127.0.0.1')) === undefined,
    databaseProcess: () => readLockFile(join(folder, 'postgres/cluster'))?.pid ?? NaN,
  };
}

/**
 * @param {string[]} command
 * @param {Record<string, string>} extra
 */
function program([command = '', ...args], extra) {
  const { PATH, HOME } = process.env;
  const child = spawn(command, args, {
    cwd: workspaceRoot,
    env: { PATH, HOME, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let screen = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (screen += String(part)));
  const exited = new Promise((/** @type {(code: number | null) => void} */ done) =>
    child.once('exit', (code) => done(code)),
  );
  afterwards.push(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  return {
    child,
    screen: () => screen,
    ended: () => exited,
    ready: async () => {
      await until(() => {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${screen}`);
        return screen.includes('Samtavle is ready');
      }, 60);
    },
  };
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {() => boolean | Promise<boolean>} holds */
async function until(holds, seconds = 15) {
  for (let slept = 0; !(await holds()); slept += 50) {
    if (slept > seconds * 1000) throw new Error(`did not come true within ${seconds} s`);
    await wait(50);
  }
}
