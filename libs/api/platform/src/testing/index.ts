export { aConfig, CPR_INDEX_KEY, CPR_KEY } from './a-config.js';
export { aLog, type KeptLog } from './a-log.js';
export { migratedDatabase, type MigratedDatabase } from './migrated-database.js';
export { refusalOf } from './refusal-of.js';
export { NOW, StandingClock } from './standing-clock.js';
