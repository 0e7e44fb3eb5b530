export * from './lib/care-plan.module.js';
