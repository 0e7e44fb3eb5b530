import { relative, sep } from 'node:path';
import { workspaceRoot } from '../workspace/root.mjs';

/**
 * The file's path from the top of the checkout, with forward slashes: `libs/api/board/src/lib/place.handler.ts`.
 * Rules look at this themselves instead of leaving it to `files` patterns, because ESLint reads those relative to the
 * configuration nearest to the file, and every project has its own.
 *
 * @param {string} filename absolute, as ESLint gives it
 */
export const pathInCheckout = (filename) => relative(workspaceRoot, filename).split(sep).join('/');

/**
 * Code that runs in the product, as opposed to what tests or measures it.
 * @param {string} path
 */
export const isProductCode = (path) => /\/src\//.test(path) && !/\.(spec|bench)\.tsx?$/.test(path);
