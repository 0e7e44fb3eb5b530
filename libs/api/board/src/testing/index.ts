export { BOARD_ROOMS } from './a-board-team.js';
export { ShowCitizen } from '../lib/show-citizen/show-citizen.js';
