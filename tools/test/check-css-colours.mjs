// node tools/test/check-css-colours.mjs
// Colours stand in tokens.css and nowhere else (style sheets; the lint rule no-hex-outside-tokens sees to the code).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { colourIn } from '../lint-rules/colour-literal.mjs';
import { workspaceRoot } from '../workspace/root.mjs';

/**
 * @param {string} root
 * @returns {string[]} `file:line: colour`, one for each line that has one
 */
export function coloursOutsideTokens(root) {
  return ['libs/web', 'apps/web']
    .flatMap((folder) => [...styleSheets(join(root, folder))])
    .flatMap((file) => coloursIn(file, root));
}

/**
 * @param {string} file
 * @param {string} root
 */
function coloursIn(file, root) {
  // Comments and selectors (`#add {` names an element) become blanks, so that line numbers stay right.
  const values = blanked(blanked(readFileSync(file, 'utf8'), /\/\*.*?\*\//gs), /[^{};]*\{/g);
  return values.split('\n').flatMap((line, index) => {
    const colour = colourIn(line);
    return colour ? [`${relative(root, file)}:${index + 1}: ${colour}`] : [];
  });
}

/**
 * @param {string} text
 * @param {RegExp} what
 */
const blanked = (text, what) => text.replace(what, (found) => found.replace(/[^\n]/g, ' '));

/**
 * @param {string} folder
 * @returns {Generator<string>}
 */
function* styleSheets(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', 'dist', 'out-tsc'].includes(entry.name)) yield* styleSheets(path);
    else if (entry.isFile() && entry.name.endsWith('.css') && basename(path) !== 'tokens.css') yield path;
  }
}

if (process.argv[1] === import.meta.filename) {
  const found = coloursOutsideTokens(workspaceRoot);
  for (const line of found) console.log(line);
  console.log(
    found.length === 0
      ? 'All colours come from tokens.css.'
      : `${found.length} colours outside tokens.css; use var(--…).`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
}
