import { testServer } from '@samtavle/testing';

/**
 * Before a run that was started by hand: one PostgreSQL for all its files, so that the demo team is seeded once. `npm
 * test` has brought its own.
 */
export default async function onePostgres(): Promise<() => Promise<void>> {
  const server = await testServer();
  process.env['SAMTAVLE_TEST_DATABASE_URL'] = server.url;
  return () => server.release();
}
