import { SERVICE_ROUTES, TEST_ROUTES } from './routes/service-routes.js';
import { SESSION_ROUTES } from './routes/session-routes.js';
import { BOARD_ROUTES } from './routes/board-routes.js';
import { CITIZEN_ROUTES } from './routes/citizen-routes.js';
import { EMERGENCY_ROUTES } from './routes/emergency-routes.js';
import { SEARCH_ROUTES } from './routes/search-routes.js';
import { VISIT_ROUTES } from './routes/visit-routes.js';
import { MEETING_ROUTES } from './routes/meeting-routes.js';
import { TASK_ROUTES } from './routes/task-routes.js';
import { EXCHANGE_ROUTES } from './routes/exchange-routes.js';
import { OVERSIGHT_ROUTES } from './routes/oversight-routes.js';
import { type Routes } from './routes/route-contract.js';

export { type RouteAccess } from './routes/route-contract.js';

/**
 * Every REST route. The controllers, the OpenAPI document and the access inventory are all checked against this list;
 * commands (`POST /api/commands/<name>`) stand in `COMMANDS`.
 */
export const ROUTES = {
  ...SERVICE_ROUTES,
  ...SESSION_ROUTES,
  ...BOARD_ROUTES,
  ...CITIZEN_ROUTES,
  ...EMERGENCY_ROUTES,
  ...SEARCH_ROUTES,
  ...VISIT_ROUTES,
  ...MEETING_ROUTES,
  ...TASK_ROUTES,
  ...EXCHANGE_ROUTES,
  ...OVERSIGHT_ROUTES,
  ...TEST_ROUTES,
} as const satisfies Routes;

export type RouteName = keyof typeof ROUTES;
