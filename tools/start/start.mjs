// npm start: from a fresh clone to a working Samtavle, and back to nothing running with Ctrl-C.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listenProblem } from '../postgres/free-port.mjs';
import { buildWhatChanged } from '../workspace/build.mjs';
import { installWhatIsMissing } from '../workspace/install.mjs';
import { endRunningCommands } from '../workspace/run-command.mjs';
import { apiProcess, becomesReady } from './api-process.mjs';
import { claimFolder } from './claim.mjs';
import { hasDatabase, ownDatabase } from './database.mjs';
import { LogFile } from './log-file.mjs';
import { endWithNpm } from './npm-above.mjs';
import { errorSummary, say } from './screen.mjs';
import { secretsFile, secretsOf } from './secrets.mjs';
import { settingsFrom } from './settings.mjs';

const READY_WITHIN_SECONDS = 120;
/** Ctrl-C to nothing running: the server has six seconds, the database the rest. */
const API_STOPS_WITHIN_SECONDS = 6;
const ALL_STOPS_WITHIN_SECONDS = 9.5;

/** What runs, in the order in which it has to stop. @type {(() => unknown)[]} */
const toStop = [];
let stopping = false;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop(0));
// The window is gone: nobody will press Ctrl-C any more.
process.stdout.on('error', () => void stop(1));
process.stderr.on('error', () => undefined);
endWithNpm(() => void stop(1));

try {
  await start();
} catch (error) {
  if (!stopping) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
  }
}

async function start() {
  if (process.platform === 'win32') throw new Error('Samtavle runs on Linux and macOS; on Windows use WSL.');
  const settings = settingsFrom(process.env);
  const { port, host, folder } = settings;
  say('Samtavle is starting. Ctrl-C stops it.');
  const claim = await claimFolder(folder, `http://localhost:${port}`);
  toStop.push(claim.release);
  await portIsFree(port, host, claim.afterCrash ? ALL_STOPS_WITHIN_SECONDS : 0);
  await installWhatIsMissing({ say });
  if (settings.builds) await buildWhatChanged({ say });
  if (stopping) return;

  const secrets = secretsOf(folder, settings.databaseUrl === undefined && hasDatabase(folder));
  const databaseUrl = settings.databaseUrl ?? (await embeddedDatabase(folder));
  if (stopping) return;
  await server(settings, { ...secrets, DATABASE_URL: databaseUrl });
  if (stopping) return;
  say(`Token for MedCom messages (SAMTAVLE_EXCHANGE_TOKEN): in ${secretsFile(folder)}`);
  say(`Samtavle is ready: http://localhost:${port}`);
}

/**
 * @param {number} port
 * @param {string} host
 * @param {number} patienceSeconds the server of a start that was killed needs a moment to notice
 */
async function portIsFree(port, host, patienceSeconds) {
  let problem = await listenProblem(port, host);
  for (let waited = 0; problem === 'EADDRINUSE' && waited < patienceSeconds * 1000; waited += 250) {
    await wait(250);
    problem = await listenProblem(port, host);
  }
  if (problem === undefined) return;
  if (problem === 'EADDRINUSE')
    throw new Error(
      `Port ${port} is in use by another program. Stop that, or choose another port: PORT=${port + 1} npm start`,
    );
  throw new Error(`Nothing can listen on port ${port} of ${host} (${problem}). Choose another with PORT and HOST.`);
}

/** @param {string} folder */
async function embeddedDatabase(folder) {
  say('Database: starting …');
  const database = await ownDatabase({ folder, log: (line) => say(`Database: ${line}`) });
  toStop.unshift(() => database.stop());
  void database.exited.then(() =>
    failed('The database has stopped. Its log is server.log beside its data; npm start starts again.'),
  );
  return database.url;
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./secrets.mjs').Secrets & { DATABASE_URL: string }} access
 */
async function server({ port, host, folder, entry }, access) {
  say('Server: starting (prepares the database and, the first time, the demo team) …');
  const logPath = join(folder, 'log/api.log');
  const log = new LogFile(logPath);
  const summarise = errorSummary((line) => process.stderr.write(`${line}\n`), logPath);
  /** @type {string[]} */
  const lastLines = [];
  const api = apiProcess({
    entry,
    env: apiEnvironment({ port, host, folder }, access),
    onLine: (line) => {
      log.write(line);
      lastLines.push(line);
      if (lastLines.length > 20) lastLines.shift();
      if (!stopping) summarise(line);
    },
  });
  toStop.unshift(() => api.stop(API_STOPS_WITHIN_SECONDS));
  const lastWords = () => `The end of ${logPath}:\n${lastLines.map((line) => `  ${line}`).join('\n')}`;
  if (!(await becomesReady(api, origin(host, port), READY_WITHIN_SECONDS))) {
    throw new Error(
      `The server ${api.hasExited() ? 'did not start' : `is not ready after ${READY_WITHIN_SECONDS} s`}. ${lastWords()}`,
    );
  }
  void api.exited.then((code) => failed(`The server has stopped (${code ?? 'killed'}). ${lastWords()}`));
}

/**
 * @param {{ port: number, host: string, folder: string }} settings
 * @param {import('./secrets.mjs').Secrets & { DATABASE_URL: string }} access
 */
function apiEnvironment({ port, host, folder }, { DATABASE_URL, ...secrets }) {
  const { env } = process;
  return {
    // The test clock is refused in production; whoever asks for it does not mean production.
    NODE_ENV: env['SAMTAVLE_TEST_CLOCK'] === '1' ? 'development' : 'production',
    SAMTAVLE_DEMO: '1',
    ...secrets,
    ...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
    PORT: String(port),
    HOST: host,
    DATABASE_URL,
    SAMTAVLE_DATA_DIR: folder,
  };
}

/**
 * @param {string} host
 * @param {number} port
 */
function origin(host, port) {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** @param {string} message */
function failed(message) {
  if (stopping) return;
  process.stderr.write(`\n${message}\n`);
  void stop(1);
}

/** @param {number} code */
async function stop(code) {
  // A terminal and npm both pass Ctrl-C on, so it often comes twice.
  if (stopping) return;
  stopping = true;
  if (code === 0) say('Samtavle is stopping …');
  endRunningCommands('SIGTERM');
  const insist = setTimeout(() => process.exit(1), ALL_STOPS_WITHIN_SECONDS * 1000);
  for (const one of toStop) await one();
  clearTimeout(insist);
  process.exit(code);
}
