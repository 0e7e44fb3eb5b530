export * from './lib/board.module.js';
