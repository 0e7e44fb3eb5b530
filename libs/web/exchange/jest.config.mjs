import base from '../../../jest.base.mjs';

export default base('web-exchange', { testEnvironment: 'jsdom', testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] } });
