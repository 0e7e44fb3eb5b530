import { randomUUID } from 'node:crypto';
import {
  CitizenId,
  type CommandDraft,
  type CommandName,
  ElementId,
  EmergencyRequestId,
  EmergencyUseId,
  MeetingId,
  MemberId,
  ObjectionId,
  TaskId,
} from '@samtavle/contracts';
import { inventedCpr } from '../support/invented-citizen.js';

type Examples = { readonly [N in CommandName]: CommandDraft<N> };

const PLAN: Omit<CommandDraft<'plan.make'>, 'citizen'> = {
  planKind: 'discharge_agreement',
  parties: ['region_psych', 'muni_social'],
  fields: 'none',
  firstDay: '2026-11-26',
  lastDay: null,
  agreements: 'Bostøtte to gange om ugen',
  followUpOn: null,
};

/** One well-formed input of every command. Only the ids are of nobody; the compiler sees to it that none is missing. */
export function commandExamples(member: MemberId): Examples {
  const citizen = CitizenId.parse(randomUUID());
  const stay = { citizen, owner: 'region_psych', version: 1 } as const;
  const consent = { citizen, package: 'PKG_BASE', version: null } as const;
  const written = { citizen, element: ElementId.parse(randomUUID()), version: 1 };
  const aVisit = { citizen, visit: ElementId.parse(randomUUID()), version: 1 };
  const meeting = { meeting: MeetingId.parse(randomUUID()) };
  return {
    'board.place': {
      citizen,
      level: 2,
      reasons: ['new_in_team'],
      firstAction: { text: 'Ring i morgen', responsible: member },
    },
    'board.move': { ...stay, level: 3 },
    'board.edit': stay,
    'board.take-off': { ...stay, because: 'stable' },
    'board.return': stay,
    'element.write': { citizen, kind: 'note', category: 'own_goals', text: 'Vil ud at gå' },
    'element.edit': { citizen, element: ElementId.parse(randomUUID()), version: 1, text: 'Vil ud at gå' },
    'record.write': {
      citizen,
      category: 'mental_state',
      content: { kind: 'measure', instrument: 'who_5', on: '2026-11-26', score: 52 },
    },
    'record.revise': { ...written, changes: { kind: 'measure', score: 56 } },
    'record.end': written,
    'element.restore': { ...written, version: 2, restore: 1 },
    'element.correct': { ...written, because: 'Skrevet på den forkerte' },
    'element.copied': { citizen, elements: [{ element: ElementId.parse(randomUUID()), version: 1 }] },
    'contact.log': { citizen, on: '2026-11-26', how: 'home', who: [member] },
    'visit.plan': { citizen, on: '2026-11-26', at: '13:00', who: [member] },
    'visit.change': { ...aVisit, at: '14:00' },
    'visit.cancel': aVisit,
    'visit.resume': aVisit,
    'visit.route': { on: '2026-11-26', visits: [] },
    'citizen.enrol': { cpr: inventedCpr(990), givenName: 'Prøve', familyName: 'Opdigtet', contacts: [member] },
    'citizen.contacts': { citizen, version: null, contacts: [member] },
    'consent.ask': consent,
    'consent.give': { ...consent, form: 'oral', oralReason: 'Kan ikke skrive i dag', witness: 'Kollega' },
    'consent.refuse': consent,
    'consent.no-answer': consent,
    'consent.withdraw': consent,
    'meeting.open': {},
    'meeting.join': meeting,
    'meeting.step-out': { ...meeting, out: true },
    'meeting.leave': meeting,
    'meeting.take': { ...meeting, citizen, after: null },
    'meeting.outcome': { ...meeting, citizen, outcome: 'unchanged', version: 0 },
    'meeting.take-out': { ...meeting, member: MemberId.parse(randomUUID()) },
    'meeting.hand-over': { ...meeting, to: MemberId.parse(randomUUID()) },
    'meeting.close': meeting,
    'plan.make': { citizen, ...PLAN },
    'plan.change': { citizen, plan: ElementId.parse(randomUUID()), version: 1, ...PLAN },
    'plan.end': { citizen, plan: ElementId.parse(randomUUID()), version: 1 },
    'disclosure.record': {
      citizen,
      gateway: 'emergency_call',
      purpose: 'emergency',
      caseReference: null,
      receiverSector: null,
      receiver: 'Alarmcentralen',
      categories: ['identification'],
      reason: 'Ringede 112',
      confirmed: [],
      onDay: '2026-11-26',
    },
    'service.set': { citizen, service: 'sel', paragraphs: ['85'], version: 0 },
    'consent.change-scope': { ...consent, form: 'written', categories: ['identification'] },
    'consent.doubt': consent,
    'consent.confirm': { ...consent, by: 'citizen' },
    'consent.add-relative': { citizen, name: 'Prøve Opdigtet', relation: 'søster' },
    'objection.register': { citizen, how: 'oral', categories: null, receivers: ['muni_employment'] },
    'objection.lift': { citizen, objection: ObjectionId.parse(randomUUID()), version: 1 },
    'representative.record': { citizen, version: null, state: 'unclear' },
    'emergency.look-up': { citizen, reason: 'Fundet konfus på gaden', categories: ['medication_depot'] },
    'emergency.end': { citizen },
    'emergency.ask': { citizen, to: 'muni_health', question: 'Hvad skal vi vide nu?' },
    'emergency.push': {
      request: EmergencyRequestId.parse(randomUUID()),
      category: 'risk_self_harm',
      text: 'Gå to sammen',
      reason: 'Fare for liv lige nu',
    },
    'emergency.decline': { request: EmergencyRequestId.parse(randomUUID()) },
    'emergency.review': {
      access: EmergencyUseId.parse(randomUUID()),
      version: 1,
      verdict: 'justified',
      note: 'Der var fare for liv',
    },
    'address.protect': { citizen, text: 'Opdigtet Allé 7', because: 'safety_flag' },
    'address.reveal': { citizen },
    'element.mark-private': { citizen, element: ElementId.parse(randomUUID()), version: 1 },
    'element.lift-private': { citizen, element: ElementId.parse(randomUUID()) },
    'private.open': { citizen },
    'task.done': { task: TaskId.parse(randomUUID()), version: 1 },
    'policy.draft': {
      base: '0.2-draft',
      changes: [{ kind: 'rule', id: 'R-SOC-REG-BASE', reason: 'Prøve', set: { dpo_note: 'Ny' } }],
    },
    'policy.change': { draft: randomUUID(), version: 1, changes: [] },
    'policy.discard': { draft: randomUUID(), version: 1, reason: 'Prøve' },
    'policy.approve': { draft: randomUUID(), version: 1 },
  };
}
