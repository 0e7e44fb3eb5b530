import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The keys of an installation that keeps its own database, made once. They belong to the data: without
 * SAMTAVLE_CPR_KEY no CPR number in the database can be read again.
 *
 * @typedef {{ SAMTAVLE_CPR_KEY: string, SAMTAVLE_CPR_INDEX_KEY: string, SAMTAVLE_EXCHANGE_TOKEN: string }} Secrets
 */

/**
 * @param {string} folder
 * @param {boolean} hasData whether something was already written with the keys
 * @returns {Secrets}
 * @throws {Error} when the keys of existing data are gone or damaged: new ones would make the data unreadable
 */
export function secretsOf(folder, hasData) {
  const file = secretsFile(folder);
  try {
    if (!existsSync(file) && !hasData) make(file);
    return parsed(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `The keys in ${file} cannot be used (${error instanceof Error ? error.message : String(error)}). Bring the file back, or start over with npm run reset-demo.`,
      { cause: error },
    );
  }
}

/** @param {string} folder */
export const secretsFile = (folder) => join(folder, 'secrets.json');

const NAMES = /** @type {const} */ (['SAMTAVLE_CPR_KEY', 'SAMTAVLE_CPR_INDEX_KEY', 'SAMTAVLE_EXCHANGE_TOKEN']);

/** @param {string} file */
function make(file) {
  mkdirSync(dirname(file), { recursive: true });
  // Beside and then renamed: a start that is killed here leaves no half file.
  writeFileSync(`${file}.new`, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @returns {Secrets} */
const newSecrets = () => ({
  SAMTAVLE_CPR_KEY: randomBytes(32).toString('base64'),
  SAMTAVLE_CPR_INDEX_KEY: randomBytes(32).toString('base64'),
  SAMTAVLE_EXCHANGE_TOKEN: randomBytes(32).toString('base64url'),
});

/**
 * @param {string} text
 * @returns {Secrets}
 */
function parsed(text) {
  const secrets = JSON.parse(text);
  for (const name of NAMES)
    if (typeof secrets?.[name] !== 'string' || secrets[name] === '') throw new Error(`${name} is missing`);
  return secrets;
}
