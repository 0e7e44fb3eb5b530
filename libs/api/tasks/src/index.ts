export * from './lib/complete-task.handler.js';
export * from './lib/list-tasks.js';
export * from './lib/tasks.js';
export * from './lib/tasks.module.js';
