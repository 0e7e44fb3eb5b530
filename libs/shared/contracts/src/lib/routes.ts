import { z } from 'zod';
import { AuditPage, AuditQuery } from './audit.js';
import { BoardSnapshot } from './board.js';
import { CitizenDetail, CitizenHistory, HistoryQuery, RevealedCpr, SearchRequest, SearchResult } from './citizen.js';
import { CopyOut } from './copy-out.js';
import { ImportConfirm, ImportDone, ImportPreviewView } from './exchange.js';
import { EmergencyRequestView, EmergencyUseView, PrivateMarks } from './emergency.js';
import { ConfirmLogIn, DemoPersonas, DemoSignIn, DraftKeyView, Me, SwitchCapacity } from './people.js';
import { MeetingList, MeetingMinutes, MeetingView, WallRequest, WallView } from './meeting.js';
import { CitizenSharing, PrintSharing, SeeAs, SeenAs, SharingOverview } from './sharing.js';
import { TaskList } from './tasks.js';
import { DraftEffect, PolicyDrafts, PolicyView } from './policy.js';
import { InstantText } from './text.js';
import { ContactLog, Week, WeekQuery } from './visits.js';
import { PrintPlan, TogetherView } from './together.js';

/** Who may call a route: anybody, a signed-in person, somebody with a CASL action, a machine, or a demo visitor. */
export type RouteAccess =
  | { kind: 'public' }
  | { kind: 'demo' }
  | { kind: 'test-clock' }
  | { kind: 'machine' }
  | { kind: 'signed-in' }
  | { kind: 'action'; action: string; subject: string };

interface RouteContract {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  access: RouteAccess;
  says: string;
  /** What may stand behind the `?`: ids and words of ours, never a name. */
  query?: z.ZodObject;
  input?: z.ZodType;
  output?: z.ZodType;
}

const action = (name: string, subject: string): RouteAccess => ({ kind: 'action', action: name, subject });

/**
 * Every REST route. The controllers, the OpenAPI document and the access inventory are all checked against this list;
 * commands (`POST /api/commands/<name>`) stand in `COMMANDS`.
 */
export const ROUTES = {
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
  'emergency.request': {
    method: 'GET',
    path: '/api/emergency/requests/:id',
    access: action('open', 'Board'),
    says: 'One emergency question, for whoever asked and for who is on duty where it was sent.',
    output: EmergencyRequestView,
  },
  'emergency.use': {
    method: 'GET',
    path: '/api/emergency/uses/:id',
    access: action('open', 'Board'),
    says: 'One use of an emergency road, for the sector whose data it was.',
    output: EmergencyUseView,
  },
  search: {
    method: 'POST',
    path: '/api/search',
    access: action('open', 'Board'),
    says: 'Citizens by three letters of a visible name.',
    input: SearchRequest,
    output: SearchResult,
  },
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
  tasks: {
    method: 'GET',
    path: '/api/tasks',
    access: action('open', 'Board'),
    says: 'What the law leaves the viewer to do.',
    output: TaskList,
  },
  'import.template': {
    method: 'GET',
    path: '/api/import/template',
    access: action('import', 'Citizen'),
    says: 'The spreadsheet template.',
  },
  'import.example': {
    method: 'GET',
    path: '/api/import/example',
    access: action('import', 'Citizen'),
    says: 'The template filled with invented citizens.',
  },
  'import.preview': {
    method: 'POST',
    path: '/api/import/preview',
    access: action('import', 'Citizen'),
    says: 'What a spreadsheet would do. Writes nothing.',
    output: ImportPreviewView,
  },
  'import.confirm': {
    method: 'POST',
    path: '/api/import/confirm',
    access: action('import', 'Citizen'),
    says: 'Do it, in one transaction.',
    input: ImportConfirm,
    output: ImportDone,
  },
  'exchange.medcom': {
    method: 'POST',
    path: '/api/exchange/medcom',
    access: { kind: 'machine' },
    says: 'A MedCom HospitalNotification; answered with an Acknowledgement.',
  },
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
  'test.clock': {
    method: 'POST',
    path: '/api/test/clock',
    access: { kind: 'test-clock' },
    says: 'Sets the clock. Exists only with SAMTAVLE_TEST_CLOCK=1.',
    input: z.strictObject({ now: InstantText }),
  },
} as const satisfies Record<string, RouteContract>;

export type RouteName = keyof typeof ROUTES;
