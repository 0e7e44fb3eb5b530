export * from './lib/meeting-room.js';
export * from './lib/wall-room.js';
