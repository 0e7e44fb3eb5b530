import { SearchRequest, SearchResult } from '../citizen.js';
import { action, type Routes } from './route-contract.js';

/** Finding a citizen. */
export const SEARCH_ROUTES = {
  search: {
    method: 'POST',
    path: '/api/search',
    access: action('open', 'Board'),
    says: 'Citizens by three letters of a visible name.',
    input: SearchRequest,
    output: SearchResult,
  },
} as const satisfies Routes;
