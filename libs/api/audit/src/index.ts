export * from './lib/audit-log.js';
export * from './lib/audit.module.js';
