export * from './lib/realtime.module.js';
export * from './lib/socket-adapter.js';
