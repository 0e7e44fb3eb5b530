import base from '../../jest.base.mjs';

export default base('web', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
  setupFiles: ['<rootDir>/../../libs/web/ui/jest.dom.mjs'],
});
