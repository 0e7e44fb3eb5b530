export { PlanRoom, type WhoSeesWhat } from './lib/plan/plan-room.js';
export { TogetherRoom } from './lib/together/together-room.js';
