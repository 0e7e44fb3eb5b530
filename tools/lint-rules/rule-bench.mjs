import { RuleTester } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { workspaceRoot } from '../workspace/root.mjs';

/** Reads the examples as the product's own code is read. */
export const ruleTester = new RuleTester({
  languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
});

/** @param {string} path from the top of the checkout */
export const file = (path) => join(workspaceRoot, path);

/**
 * Our rules are typed by typescript-eslint, the tester by eslint; they are the same thing.
 * @param {unknown} rule
 */
export const asRule = (rule) => /** @type {import('eslint').Rule.RuleModule} */ (rule);
