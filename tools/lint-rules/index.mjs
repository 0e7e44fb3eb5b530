import { declaredAccess } from './declared-access.mjs';
import { noHexOutsideTokens } from './no-hex-outside-tokens.mjs';
import { oneClock } from './one-clock.mjs';
import { pureDomain } from './pure-domain.mjs';
import { repositoriesThroughRunAs } from './repositories-through-run-as.mjs';

const plugin = {
  meta: { name: 'samtavle' },
  rules: {
    'declared-access': declaredAccess,
    'repositories-through-run-as': repositoriesThroughRunAs,
    'one-clock': oneClock,
    'pure-domain': pureDomain,
    'no-hex-outside-tokens': noHexOutsideTokens,
  },
};

/**
 * Our own rules, each guarding something a test alone would find too late. Every rule knows the rooms it is for.
 * @type {import('eslint').Linter.Config[]}
 */
export const localRules = [
  {
    name: 'samtavle/rules',
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { samtavle: /** @type {import('eslint').ESLint.Plugin} */ (/** @type {unknown} */ (plugin)) },
    rules: Object.fromEntries(Object.keys(plugin.rules).map((name) => [`samtavle/${name}`, 'error'])),
  },
];
