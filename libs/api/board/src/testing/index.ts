export { BOARD_ROOMS } from './a-board-team.js';
