import { BoardSnapshot } from '../board.js';
import { action, type Routes } from './route-contract.js';

/** The board. */
export const BOARD_ROUTES = {
  board: {
    method: 'GET',
    path: '/api/board',
    access: action('open', 'Board'),
    says: 'Board and caseload as this viewer may see them.',
    output: BoardSnapshot,
  },
  'board.print': {
    method: 'POST',
    path: '/api/board/print',
    access: action('open', 'Board'),
    says: 'The board in wall form, recorded as a print.',
    output: BoardSnapshot,
  },
} as const satisfies Routes;
