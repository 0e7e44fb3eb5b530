import nx from '@nx/eslint-plugin';
import { localRules } from './tools/lint-rules/index.mjs';

const dependOnly = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

/** What may import what. There is no `*` rule: a project without both tags may import nothing. See docs/architecture.md. */
const depConstraints = [
  dependOnly('scope:shared', 'scope:shared'),
  dependOnly('scope:api', 'scope:shared', 'scope:api'),
  dependOnly('scope:web', 'scope:shared', 'scope:web'),
  dependOnly('scope:e2e', 'scope:shared'),
  dependOnly('scope:tools', 'scope:shared'),
  dependOnly('type:domain', 'type:domain'),
  dependOnly('type:contract', 'type:domain'),
  dependOnly('type:policy', 'type:domain'),
  dependOnly('type:platform', 'type:platform', 'type:domain', 'type:policy', 'type:contract', 'type:testing'),
  {
    sourceTag: 'type:feature',
    onlyDependOnLibsWithTags: [
      'type:platform',
      'type:data-access',
      'type:ui',
      'type:domain',
      'type:policy',
      'type:contract',
      'type:testing',
    ],
  },
  dependOnly('type:data-access', 'type:contract', 'type:policy', 'type:domain'),
  dependOnly('type:ui', 'type:domain', 'type:contract'),
  dependOnly('type:testing', 'type:testing', 'type:domain', 'type:contract', 'type:policy'),
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:platform',
      'type:feature',
      'type:data-access',
      'type:ui',
      'type:domain',
      'type:policy',
      'type:contract',
      'type:testing',
    ],
  },
  dependOnly('type:e2e', 'type:testing', 'type:domain', 'type:contract', 'type:policy'),
];

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  ...nx.configs['flat/javascript'],
  { ignores: ['**/dist', '**/out-tsc', '**/test-results', '**/.samtavle', '**/src/data'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: true, allow: [], depConstraints }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  ...localRules,
];
