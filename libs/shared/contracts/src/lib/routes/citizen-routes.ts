import { CitizenDetail, CitizenHistory, HistoryQuery, RevealedCpr } from '../citizen.js';
import { CopyOut } from '../copy-out.js';
import { PrivateMarks } from '../emergency.js';
import { CitizenSharing, PrintSharing, SeeAs, SeenAs, SharingOverview } from '../sharing.js';
import { PrintPlan, TogetherView } from '../together.js';
import { action, type Routes } from './route-contract.js';

/** One citizen: card, history, sharing, plan, CPR number, copy for the record. */
export const CITIZEN_ROUTES = {
  citizen: {
    method: 'GET',
    path: '/api/citizens/:id',
    access: action('open', 'Board'),
    says: 'One card with all its elements.',
    output: CitizenDetail,
  },
  'citizen.history': {
    method: 'GET',
    path: '/api/citizens/:id/history',
    access: action('open', 'Board'),
    says: 'Versions of what may be seen now, a page at a time, of all or of one element.',
    query: HistoryQuery,
    output: CitizenHistory,
  },
  'citizen.sharing': {
    method: 'GET',
    path: '/api/citizens/:id/sharing',
    access: action('open', 'Board'),
    says: 'What is open between sectors about a citizen, as far as this viewer may know it, and why.',
    output: SharingOverview,
  },
  'citizen.sharing.see-as': {
    method: 'POST',
    path: '/api/citizens/:id/sharing/see-as',
    access: action('open', 'Board'),
    says: 'Which categories a role of the own sector sees. Recorded as such.',
    input: SeeAs,
    output: SeenAs,
  },
  'citizen.sharing.print': {
    method: 'POST',
    path: '/api/citizens/:id/sharing/print',
    access: action('open', 'Board'),
    says: 'The overview in the citizen’s words, recorded as a print with its receiver.',
    input: PrintSharing,
    output: CitizenSharing,
  },
  'citizen.together': {
    method: 'GET',
    path: '/api/citizens/:id/together',
    access: action('open', 'Board'),
    says: 'Of the plan, what both the viewer and the citizen may read: for looking at together. Recorded as such.',
    output: TogetherView,
  },
  'citizen.plan.print': {
    method: 'POST',
    path: '/api/citizens/:id/plan/print',
    access: action('open', 'Board'),
    says: 'The plan or the crisis plan as PDF, with nothing that is not open to its receiver; recorded as a print.',
    input: PrintPlan,
  },
  'consent.form': {
    method: 'GET',
    path: '/api/citizens/:id/consents/:package/form',
    access: action('ask', 'Consent'),
    says: 'The consent form to print and sign, as PDF in plain words; recorded as a print. Query: language, relative.',
  },
  'citizen.cpr': {
    method: 'POST',
    path: '/api/citizens/:id/cpr',
    access: action('revealCpr', 'Citizen'),
    says: 'The CPR number; each reveal is recorded.',
    output: RevealedCpr,
  },
  'citizen.copy-out': {
    method: 'POST',
    path: '/api/citizens/:id/copy-out',
    access: action('write', 'Element'),
    says: 'What the own sector wrote or changed since it was last copied into its own record. Recorded as an export.',
    output: CopyOut,
  },
  'citizen.private-marks': {
    method: 'GET',
    path: '/api/citizens/:id/private-marks',
    access: action('mark', 'PrivateNote'),
    says: 'The private marks one has set oneself, without what they cover.',
    output: PrivateMarks,
  },
} as const satisfies Routes;
