// node apps/loadgen/programs/seed.mjs, with the task as JSON on standard input
// Migrates a database and fills it with the demo team in the size that is asked for, by the built product's own code: a
// program beside the driver, because the driver itself knows the product only from outside.
import { text } from 'node:stream/consumers';

const built = (path) => new URL(`../../../libs/api/${path}/dist/index.js`, import.meta.url).href;
const { migrate } = await import(built('platform'));
const { seedScaled } = await import(built('demo'));

/** @type {{ databaseUrl: string, citizens: number, onBoard: number, seed: number, now: string, cprKey: string, cprIndexKey: string }} */
const { databaseUrl, cprKey, cprIndexKey, ...size } = JSON.parse(await text(process.stdin));
await migrate(databaseUrl);
await seedScaled(databaseUrl, {
  ...size,
  cprKey: Buffer.from(cprKey, 'base64'),
  cprIndexKey: Buffer.from(cprIndexKey, 'base64'),
});
