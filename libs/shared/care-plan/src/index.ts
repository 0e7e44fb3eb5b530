export * from './lib/care-plan-record.js';
export * from './lib/categories.js';
export * from './lib/merge-fields.js';
export * from './lib/words.js';
