export * from './lib/agreed-visits.js';
export * from './lib/board-stay.js';
export * from './lib/cpr.js';
export * from './lib/name-search.js';
export * from './lib/result.js';
export * from './lib/time.js';
export * from './lib/working-days.js';
export * from './lib/vocabulary.js';
