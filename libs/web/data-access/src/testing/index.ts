export { answeringWith, type Said } from './answering-with.js';
export { type ManualClock, manualClock } from './manual-clock.js';
