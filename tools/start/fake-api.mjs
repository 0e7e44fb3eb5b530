// Stands in for the server in the specs of npm start: reachable, ready after its database answers, ends as the real one does.
import { createServer } from 'node:http';
import pg from 'pg';

const { DATABASE_URL, PORT, HOST, FAKE_API = '' } = process.env;
const log = (/** @type {number} */ level, /** @type {string} */ msg) => console.log(JSON.stringify({ level, msg }));

if (FAKE_API === 'crashes') {
  log(60, 'no such thing as a beginning');
  process.exit(3);
}

const database = new pg.Client({ connectionString: DATABASE_URL });
database.on('error', () => undefined);
await database.connect();
await database.query('CREATE TABLE IF NOT EXISTS start (at timestamptz DEFAULT now())');
await database.query('INSERT INTO start DEFAULT VALUES');

const server = createServer((request, response) => {
  void answerTo(request.url).then((answer) => response.end(JSON.stringify(answer)));
});
server.listen(Number(PORT), HOST, () => log(30, 'listening'));

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => FAKE_API !== 'stubborn' && end());
if (process.env['SAMTAVLE_PARENT_PIPE'] === '1') process.stdin.on('end', end).on('error', end).resume();

/** @param {string | undefined} url */
async function answerTo(url) {
  if (url === '/exit') process.exit(4);
  if (url === '/fail') log(50, 'something went wrong');
  if (url === '/env') return process.env;
  if (url === '/starts') return (await database.query('SELECT count(*)::int AS n FROM start')).rows[0].n;
  return {};
}

function end() {
  void database.end().finally(() => process.exit(0));
}
