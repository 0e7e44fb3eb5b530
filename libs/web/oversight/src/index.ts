export * from './lib/audit-room.js';
