#!/usr/bin/env node
// Makes an empty library room: node tools/generators/library.mjs libs/api/board --scope api --type feature [--dom] [--decorators] [--deps contracts,domain]
// Every room gets the same furniture, so that a newcomer who knows one knows all.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    scope: { type: 'string' },
    type: { type: 'string' },
    dom: { type: 'boolean', default: false },
    decorators: { type: 'boolean', default: false },
    deps: { type: 'string', default: '' },
  },
});
const root = resolve(import.meta.dirname, '../..');
const folder = positionals[0];
if (!folder || !values.scope || !values.type) {
  console.error(
    'usage: library.mjs libs/<scope>/<name> --scope shared|api|web --type <type> [--dom] [--decorators] [--deps a,b]',
  );
  process.exit(2);
}
const at = join(root, folder);
if (existsSync(join(at, 'package.json'))) {
  console.error(`${folder} exists already`);
  process.exit(2);
}
const name = packageName(folder);
const deps = values.deps.split(',').filter(Boolean);
const up = relative(at, root);
const json = (value) => JSON.stringify(value, null, 2) + '\n';

const shared = values.decorators
  ? { experimentalDecorators: true, emitDecoratorMetadata: true, strictPropertyInitialization: false }
  : {};
const dom = values.dom
  ? { jsx: 'react-jsx', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler' }
  : {};

mkdirSync(join(at, 'src/lib'), { recursive: true });
writeFileSync(
  join(at, 'package.json'),
  json({
    name: `@samtavle/${name}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: {
      './package.json': './package.json',
      '.': { '@samtavle/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    },
    nx: { name, tags: [`scope:${values.scope}`, `type:${values.type}`] },
    dependencies: Object.fromEntries(deps.map((dep) => [`@samtavle/${dep}`, '*'])),
  }),
);
writeFileSync(
  join(at, 'tsconfig.json'),
  json({
    extends: `${up}/tsconfig.base.json`,
    files: [],
    references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
  }),
);
const specs = ['src/**/*.spec.ts', 'src/**/*.spec.tsx'];
writeFileSync(
  join(at, 'tsconfig.lib.json'),
  json({
    extends: `${up}/tsconfig.base.json`,
    compilerOptions: {
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo',
      ...shared,
      ...dom,
      ...(values.dom ? { types: ['vite/client'] } : {}),
    },
    include: ['src/**/*.ts', 'src/**/*.tsx', 'src/**/*.json'],
    exclude: specs,
    references: deps.map((dep) => ({ path: `${relative(at, join(root, folderOf(dep)))}/tsconfig.lib.json` })),
  }),
);
writeFileSync(
  join(at, 'tsconfig.spec.json'),
  json({
    extends: `${up}/tsconfig.base.json`,
    compilerOptions: { outDir: 'out-tsc/jest', types: ['jest', 'node'], ...shared, ...dom },
    include: specs,
    references: [{ path: './tsconfig.lib.json' }],
  }),
);
const environment = values.dom
  ? `, { testEnvironment: 'jsdom', testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] } }`
  : '';
writeFileSync(
  join(at, 'jest.config.mjs'),
  `import base from '${up}/jest.base.mjs';\n\nexport default base('${name}'${environment});\n`,
);
writeFileSync(
  join(at, 'eslint.config.mjs'),
  `import base from '${up}/eslint.config.mjs';\n\nexport default [...base];\n`,
);
writeFileSync(join(at, 'src/index.ts'), 'export {};\n');
addReference(folder);
console.log(`made @samtavle/${name}; run npm install once so that the workspace links it`);

/** libs/shared/policy → policy; libs/api/board → api-board; libs/testing → testing. */
function packageName(path) {
  const [, scope, room] = path.split('/');
  if (!room) return scope;
  return scope === 'shared' ? room : `${scope}-${room}`;
}

function folderOf(dep) {
  if (dep === 'testing') return 'libs/testing';
  const scoped = /^(api|web)-(.+)$/.exec(dep);
  return scoped ? `libs/${scoped[1]}/${scoped[2]}` : `libs/shared/${dep}`;
}

function addReference(path) {
  const file = join(root, 'tsconfig.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  config.references.push({ path: `./${path}` });
  writeFileSync(file, json(config));
}
