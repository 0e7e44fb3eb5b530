import { ConfirmLogIn, DemoPersonas, DemoSignIn, DraftKeyView, Me, SwitchCapacity } from '../people.js';
import { type Routes } from './route-contract.js';

/** Logging in, who one is and acts as, logging out. */
export const SESSION_ROUTES = {
  'demo.personas': {
    method: 'GET',
    path: '/api/demo/personas',
    access: { kind: 'demo' },
    says: 'Who one can be in demo mode.',
    output: DemoPersonas,
  },
  'session.demo': {
    method: 'POST',
    path: '/api/session/demo',
    access: { kind: 'demo' },
    says: 'Log in as a persona.',
    input: DemoSignIn,
    output: Me,
  },
  'session.confirm': {
    method: 'POST',
    path: '/api/session/confirm',
    access: { kind: 'demo' },
    says: 'Log in anew as the persona of this session, and go on where one was.',
    input: ConfirmLogIn,
    output: Me,
  },
  'session.me': {
    method: 'GET',
    path: '/api/session',
    access: { kind: 'signed-in' },
    says: 'Who is signed in, and what they may do.',
    output: Me,
  },
  'session.capacity': {
    method: 'POST',
    path: '/api/session/capacity',
    access: { kind: 'signed-in' },
    says: 'Act in another of one’s own capacities.',
    input: SwitchCapacity,
    output: Me,
  },
  'session.draft-key': {
    method: 'GET',
    path: '/api/session/draft-key',
    access: { kind: 'signed-in' },
    says: 'The key this session’s unsaved texts are encrypted with in the browser. Of no other session, and gone with it.',
    output: DraftKeyView,
  },
  'session.end': {
    method: 'DELETE',
    path: '/api/session',
    access: { kind: 'signed-in' },
    says: 'Log out; sockets end too.',
  },
} as const satisfies Routes;
