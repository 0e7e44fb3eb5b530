import base from '../../../jest.base.mjs';

export default base('web-ui', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
  setupFiles: ['<rootDir>/jest.dom.mjs'],
});
