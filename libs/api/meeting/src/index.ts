export * from './lib/meeting.handlers.js';
export * from './lib/meeting.module.js';
export * from './lib/meetings.js';
export * from './lib/room-rights.js';
export * from './lib/show-meeting.js';
export * from './lib/show-wall.js';
