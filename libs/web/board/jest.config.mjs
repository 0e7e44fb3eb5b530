import base from '../../../jest.base.mjs';

export default base('web-board', { testEnvironment: 'jsdom', testEnvironmentOptions: { customExportConditions: ['@samtavle/source', 'browser'] } });
