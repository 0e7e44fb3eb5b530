import base from '../../../jest.base.mjs';

export default base('web-data-access', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
});
