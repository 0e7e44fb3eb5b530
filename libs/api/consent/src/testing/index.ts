export * from './consent-acts.js';
export * from './consent-rooms.js';
