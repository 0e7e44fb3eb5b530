export * from './lib/policy-admin.module.js';
