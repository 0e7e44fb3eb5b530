export * from './lib/import-room.js';
