import base from '../../../jest.base.mjs';

export default base('web-care-plan', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] },
});
