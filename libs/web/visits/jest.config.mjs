import base from '../../../jest.base.mjs';

export default base('web-visits', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
});
