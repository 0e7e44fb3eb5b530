import base from '../../../jest.base.mjs';

export default base('web-visits', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
  // Screens drawn in jsdom on a busy machine take their time.
  testTimeout: 30_000,
  setupFiles: ['<rootDir>/../ui/jest.dom.mjs'],
});
