import { z } from 'zod';
import { InstantText } from '../text.js';
import { type Routes } from './route-contract.js';

/** Whether the server answers, and what it offers. */
export const SERVICE_ROUTES = {
  'health.live': { method: 'GET', path: '/api/health/live', access: { kind: 'public' }, says: 'The process answers.' },
  'health.ready': {
    method: 'GET',
    path: '/api/health/ready',
    access: { kind: 'public' },
    says: 'Database reachable and migrated.',
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    access: { kind: 'public' },
    says: 'This document. In production only with the demo.',
  },
} as const satisfies Routes;

/** What only a test may do to a server. */
export const TEST_ROUTES = {
  'test.clock': {
    method: 'POST',
    path: '/api/test/clock',
    access: { kind: 'test-clock' },
    says: 'Sets the clock. Exists only with SAMTAVLE_TEST_CLOCK=1.',
    input: z.strictObject({ now: InstantText }),
  },
} as const satisfies Routes;
