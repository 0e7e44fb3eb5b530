export * from './lib/task-count.js';
export * from './lib/task-room.js';
