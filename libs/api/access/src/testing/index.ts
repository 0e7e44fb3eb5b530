export { aCitizen, type CitizenBuilder, type CitizenStory } from './a-citizen.js';
export { aCommandId, aTeam, type AuditRow, type EventRow, type Sending, type TeamOptions, TestTeam } from './a-team.js';
export { inventedCpr } from './invented-cpr.js';
export { STAFF, type StaffKey } from './staff.js';
export { type TestCitizen } from './write-citizen.js';
