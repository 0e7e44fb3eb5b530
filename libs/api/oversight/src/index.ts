export * from './lib/oversight.module.js';
