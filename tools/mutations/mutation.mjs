import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * A mistake made on purpose in the built product, which the wire oracle must see.
 * @typedef {object} Mutation
 * @property {string} name
 * @property {string} says the mistake, in words
 * @property {readonly { file: string, find: string, replace: string }[]} edits a file as built, from the top of the checkout
 * @property {string} redBecause a pattern: what must stand in the failing run, so that a server that does not even start is no proof
 */

/**
 * @param {string} folder
 * @returns {Mutation[]}
 */
export function readMutations(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: basename(file, '.json'), ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

/**
 * Makes the mistake in a copy of what was built.
 * @param {Mutation} mutation
 * @param {string} root of the copy
 * @param {string} checkout what it was built from
 * @throws {Error} see {@link mistaken}
 */
export function mutate(mutation, root, checkout) {
  // One after the other: two edits may be of the same file.
  for (let nth = 0; nth < mutation.edits.length; nth += 1) {
    const { path, text } = mistaken(mutation, nth, root, checkout);
    writeFileSync(path, text);
  }
}

/**
 * A built file with one edit of the mistake in it; nothing is written.
 * @param {Mutation} mutation
 * @param {number} nth which edit
 * @param {string} root of what was built
 * @param {string} checkout what it was built from
 * @throws {Error} when a text is not there exactly once, or the file is left over from a source that is gone: the product has
 *   changed, and the mutation would prove nothing
 */
export function mistaken({ name, edits }, nth, root, checkout) {
  const edit = edits[nth];
  if (!edit) throw new Error(`${name} has no edit ${nth}`);
  const { file, find, replace } = edit;
  const source = file.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
  if (!existsSync(join(checkout, source))) throw new Error(`${name}: ${file} is built from nothing: ${source} is gone`);
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const times = before.split(find).length - 1;
  if (times !== 1) throw new Error(`${name}: "${find}" stands ${times} times in ${file}, not once; write it anew`);
  // A function, because a string may hold what `replace` reads as a pattern.
  return { path, text: before.replace(find, () => replace) };
}
