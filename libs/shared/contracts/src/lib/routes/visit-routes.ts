import { ContactLog, Week, WeekQuery } from '../visits.js';
import { action, type Routes } from './route-contract.js';

/** The week, and the contacts with a citizen. */
export const VISIT_ROUTES = {
  week: {
    method: 'GET',
    path: '/api/week',
    access: action('open', 'Board'),
    says: 'Who visits whom in seven days, or on one: visits, gaps, late contacts.',
    query: WeekQuery,
    output: Week,
  },
  'citizen.contact-log': {
    method: 'GET',
    path: '/api/citizens/:id/contacts',
    access: action('open', 'Board'),
    says: 'The contact log of a citizen as this viewer may see it, newest first.',
    output: ContactLog,
  },
} as const satisfies Routes;
