import { MeetingList, MeetingMinutes, MeetingView, WallRequest, WallView } from '../meeting.js';
import { action, type Routes } from './route-contract.js';

/** The meeting, its wall and its minutes. */
export const MEETING_ROUTES = {
  meeting: {
    method: 'GET',
    path: '/api/meeting',
    access: action('open', 'Board'),
    says: 'The team’s open meeting: who is in the room, and whom it has come to.',
    output: MeetingView,
  },
  wall: {
    method: 'POST',
    path: '/api/meeting/wall',
    access: action('open', 'Board'),
    says: 'What everybody in the room may see.',
    input: WallRequest,
    output: WallView,
  },
  meetings: {
    method: 'GET',
    path: '/api/meetings',
    access: action('open', 'Board'),
    says: 'The team’s meetings that are over, without citizens.',
    output: MeetingList,
  },
  'meeting.minutes': {
    method: 'GET',
    path: '/api/meetings/:id/minutes',
    access: action('open', 'Board'),
    says: 'What a meeting wrote of itself, of the citizens this viewer may see now.',
    output: MeetingMinutes,
  },
  'meeting.minutes.print': {
    method: 'POST',
    path: '/api/meetings/:id/minutes/print',
    access: action('open', 'Board'),
    says: 'The same, recorded as a print.',
    output: MeetingMinutes,
  },
} as const satisfies Routes;
