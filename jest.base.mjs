// Jest runs native ES modules (Nest 12 is ESM only), transformed by swc because it emits the decorator
// metadata that Nest and TypeORM read; esbuild does not.
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** The Jest settings every project shares. `extra` overrides single keys. */
export default (displayName, extra = {}) => ({
  displayName,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/src/**/*.spec.ts?(x)'],
  workerIdleMemoryLimit: '900MB',
  // 'import' and 'default' must stay out: with them jest-circus itself fails to load.
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'node', 'node-addons'] },
  passWithNoTests: true,
  ...extra,
});
