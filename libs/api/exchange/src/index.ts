export * from './lib/exchange.module.js';
