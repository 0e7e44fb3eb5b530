export * from './lib/sharing.module.js';
