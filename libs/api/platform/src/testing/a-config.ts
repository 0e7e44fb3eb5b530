import { type Config, readConfig } from '../lib/config.js';

export const CPR_KEY = Buffer.alloc(32, 'k');
export const CPR_INDEX_KEY = Buffer.alloc(32, 'i');

/** A configuration a test can run with; the database in it is nobody's. */
export function aConfig(over: Partial<Record<keyof Config, string>> = {}): Config {
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_RUNTIME_URL: 'postgresql://nobody@127.0.0.1:1/none',
    SAMTAVLE_CPR_KEY: CPR_KEY.toString('base64'),
    SAMTAVLE_CPR_INDEX_KEY: CPR_INDEX_KEY.toString('base64'),
    SAMTAVLE_EXCHANGE_TOKEN: 'the-machine-credential-of-the-tests',
    LOG_LEVEL: 'silent',
    ...over,
  });
}
