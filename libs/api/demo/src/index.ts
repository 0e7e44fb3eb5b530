export { DemoModule } from './lib/demo.module.js';
export type { LogIn } from './lib/log-in/log-in.js';
export { PERSONAS } from './lib/log-in/personas.js';
export { seedDemo, seedScaled, type SeedOptions } from './lib/seed/seed-demo.js';
export { DEMO_SIZE, demoTeam, type TeamSize } from './lib/team/demo-team.js';
export type * from './lib/team/model.js';
export { AUTHORITIES, DEMO_ISSUER, STAFF, type StaffKey, TEAM_NAME } from './lib/team/staff.js';
export { citizenAt, MOMENTS, type Moment } from './lib/team/moments.js';
