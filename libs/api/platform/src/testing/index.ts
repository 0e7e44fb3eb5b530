export { CPR_INDEX_KEY, CPR_KEY, aConfig } from './a-config.js';
export { aLog, type KeptLog } from './a-log.js';
export { migratedDatabase, type MigratedDatabase } from './migrated-database.js';
export { NOW, StandingClock } from './standing-clock.js';
