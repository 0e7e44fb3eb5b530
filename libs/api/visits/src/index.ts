export * from './lib/visits.module.js';
