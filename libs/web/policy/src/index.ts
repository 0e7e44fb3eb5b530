export * from './lib/policy-room.js';
