import base from '../jest.base.mjs';

// The tools are plain JavaScript, so that they run before anything is built: nothing to transform.
export default base('tools', {
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  transform: {},
  extensionsToTreatAsEsm: [],
  moduleNameMapper: {},
});
