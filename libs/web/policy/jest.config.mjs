import base from '../../../jest.base.mjs';

export default base('web-policy', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
  setupFiles: ['<rootDir>/../ui/jest.dom.mjs'],
});
