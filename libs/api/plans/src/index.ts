export * from './lib/plans.module.js';
