export { aCitizen, type CitizenBuilder, type CitizenStory } from './a-citizen.js';
export { aTeam, type TeamOptions } from './a-team.js';
export { inventedCpr } from './invented-cpr.js';
export { STAFF, type StaffKey } from './staff.js';
export { type AuditRow, type EventRow } from './stream-and-log.js';
export { aCommandId, type Sending, TestTeam } from './test-team.js';
export { type TestCitizen } from './write-citizen.js';
