import { AuditPage, AuditQuery } from '../audit.js';
import { DraftEffect, PolicyDrafts, PolicyView } from '../policy.js';
import { action, type Routes } from './route-contract.js';

/** What an authority watches over: its access log, and the sharing policy. */
export const OVERSIGHT_ROUTES = {
  'audit.search': {
    method: 'POST',
    path: '/api/audit/search',
    access: action('read', 'AuditLog'),
    says: 'The access log of the officer’s own authority.',
    input: AuditQuery,
    output: AuditPage,
  },
  policy: {
    method: 'GET',
    path: '/api/policy',
    access: action('read', 'SharingPolicy'),
    says: 'The sharing policy in force: rules, gateways, legal sources.',
    output: PolicyView,
  },
  'policy.drafts': {
    method: 'GET',
    path: '/api/policy/drafts',
    access: action('read', 'SharingPolicy'),
    says: 'Drafts of the sharing policy, and its versions.',
    output: PolicyDrafts,
  },
  'policy.effect': {
    method: 'GET',
    path: '/api/policy/drafts/:id/effect',
    access: action('draft', 'SharingPolicy'),
    says: 'What a draft would do: counts, and nothing about any citizen.',
    output: DraftEffect,
  },
} as const satisfies Routes;
