export * from './lib/consent.module.js';
