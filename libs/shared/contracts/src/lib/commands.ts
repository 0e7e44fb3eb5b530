import { type z } from 'zod';
import {
  EditElement,
  EditStay,
  EnrolCitizen,
  MoveStay,
  PlaceOnBoard,
  ReturnToBoard,
  SetContacts,
  TakeOffBoard,
  WriteElement,
} from './board.js';
import { HandOver, InMeeting, OpenMeeting, SetOutcome, StepOut, TakeItem, TakeOut } from './meeting.js';
import { ChangePlan, EndPlan, MakePlan } from './plans.js';
import { RecordDisclosure, SetService } from './sharing.js';
import {
  AddRelative,
  AskConsent,
  ChangeConsent,
  ChangeConsentScope,
  ConfirmConsent,
  GiveConsent,
  LiftObjection,
  RecordRepresentative,
  RefuseConsent,
  RegisterObjection,
} from './consent.js';
import {
  AskNow,
  DeclineRequest,
  EndLookUp,
  LiftPrivate,
  LookUp,
  MarkPrivate,
  OpenPrivate,
  ProtectAddress,
  PushFact,
  RevealAddress,
  ReviewUse,
} from './emergency.js';
import { MarkCopied } from './copy-out.js';
import { CorrectElement, EndRecord, RestoreElement, ReviseRecord, WriteRecord } from './records.js';
import { CompleteTask } from './tasks.js';
import { ChangeVisit, LogContact, OneVisit, OrderRoute, PlanVisit } from './visits.js';
import { ApproveDraft, ChangeDraft, DiscardDraft, DraftPolicy } from './policy.js';

/**
 * Every command, its input, and the CASL action it needs. A command travels over the socket (`command`) or
 * `POST /api/commands/<name>`; both run the same handler. Undeclared names do not exist.
 */
export const COMMANDS = {
  'board.place': { input: PlaceOnBoard, action: 'place', subject: 'Stay' },
  'board.move': { input: MoveStay, action: 'move', subject: 'Stay' },
  'board.edit': { input: EditStay, action: 'edit', subject: 'Stay' },
  'board.take-off': { input: TakeOffBoard, action: 'takeOff', subject: 'Stay' },
  'board.return': { input: ReturnToBoard, action: 'place', subject: 'Stay' },
  'element.write': { input: WriteElement, action: 'write', subject: 'Element' },
  'element.edit': { input: EditElement, action: 'write', subject: 'Element' },
  'record.write': { input: WriteRecord, action: 'write', subject: 'Element' },
  'record.revise': { input: ReviseRecord, action: 'write', subject: 'Element' },
  'record.end': { input: EndRecord, action: 'write', subject: 'Element' },
  'element.restore': { input: RestoreElement, action: 'write', subject: 'Element' },
  'element.correct': { input: CorrectElement, action: 'write', subject: 'Element' },
  'element.copied': { input: MarkCopied, action: 'write', subject: 'Element' },
  'contact.log': { input: LogContact, action: 'write', subject: 'Element' },
  'visit.plan': { input: PlanVisit, action: 'write', subject: 'Element' },
  'visit.change': { input: ChangeVisit, action: 'write', subject: 'Element' },
  'visit.cancel': { input: OneVisit, action: 'write', subject: 'Element' },
  'visit.resume': { input: OneVisit, action: 'write', subject: 'Element' },
  'visit.route': { input: OrderRoute, action: 'write', subject: 'Element' },
  'citizen.enrol': { input: EnrolCitizen, action: 'enrol', subject: 'Citizen' },
  'citizen.contacts': { input: SetContacts, action: 'enrol', subject: 'Citizen' },
  'consent.ask': { input: AskConsent, action: 'ask', subject: 'Consent' },
  'consent.give': { input: GiveConsent, action: 'register', subject: 'Consent' },
  'consent.refuse': { input: RefuseConsent, action: 'register', subject: 'Consent' },
  'consent.no-answer': { input: ChangeConsent, action: 'register', subject: 'Consent' },
  'consent.withdraw': { input: ChangeConsent, action: 'withdraw', subject: 'Consent' },
  'meeting.open': { input: OpenMeeting, action: 'open', subject: 'Board' },
  'meeting.join': { input: InMeeting, action: 'open', subject: 'Board' },
  'meeting.step-out': { input: StepOut, action: 'open', subject: 'Board' },
  'meeting.leave': { input: InMeeting, action: 'open', subject: 'Board' },
  'meeting.take': { input: TakeItem, action: 'open', subject: 'Board' },
  'meeting.outcome': { input: SetOutcome, action: 'open', subject: 'Board' },
  'meeting.take-out': { input: TakeOut, action: 'open', subject: 'Board' },
  'meeting.hand-over': { input: HandOver, action: 'open', subject: 'Board' },
  'meeting.close': { input: InMeeting, action: 'open', subject: 'Board' },
  'plan.make': { input: MakePlan, action: 'write', subject: 'Element' },
  'plan.change': { input: ChangePlan, action: 'write', subject: 'Element' },
  'plan.end': { input: EndPlan, action: 'write', subject: 'Element' },
  'disclosure.record': { input: RecordDisclosure, action: 'write', subject: 'Element' },
  'service.set': { input: SetService, action: 'enrol', subject: 'Citizen' },
  'consent.change-scope': { input: ChangeConsentScope, action: 'register', subject: 'Consent' },
  'consent.doubt': { input: ChangeConsent, action: 'register', subject: 'Consent' },
  'consent.confirm': { input: ConfirmConsent, action: 'register', subject: 'Consent' },
  'consent.add-relative': { input: AddRelative, action: 'ask', subject: 'Consent' },
  'objection.register': { input: RegisterObjection, action: 'register', subject: 'Consent' },
  'objection.lift': { input: LiftObjection, action: 'register', subject: 'Consent' },
  'representative.record': { input: RecordRepresentative, action: 'register', subject: 'Consent' },
  'emergency.look-up': { input: LookUp, action: 'lookUp', subject: 'Emergency' },
  'emergency.end': { input: EndLookUp, action: 'lookUp', subject: 'Emergency' },
  'emergency.ask': { input: AskNow, action: 'ask', subject: 'Emergency' },
  'emergency.push': { input: PushFact, action: 'answer', subject: 'Emergency' },
  'emergency.decline': { input: DeclineRequest, action: 'answer', subject: 'Emergency' },
  'emergency.review': { input: ReviewUse, action: 'review', subject: 'Emergency' },
  'address.protect': { input: ProtectAddress, action: 'protect', subject: 'Address' },
  'address.reveal': { input: RevealAddress, action: 'reveal', subject: 'Address' },
  'element.mark-private': { input: MarkPrivate, action: 'mark', subject: 'PrivateNote' },
  'element.lift-private': { input: LiftPrivate, action: 'mark', subject: 'PrivateNote' },
  'private.open': { input: OpenPrivate, action: 'reveal', subject: 'PrivateNote' },
  'task.done': { input: CompleteTask, action: 'open', subject: 'Board' },
  'policy.draft': { input: DraftPolicy, action: 'draft', subject: 'SharingPolicy' },
  'policy.change': { input: ChangeDraft, action: 'draft', subject: 'SharingPolicy' },
  'policy.discard': { input: DiscardDraft, action: 'draft', subject: 'SharingPolicy' },
  'policy.approve': { input: ApproveDraft, action: 'approve', subject: 'SharingPolicy' },
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<N extends CommandName> = z.infer<(typeof COMMANDS)[N]['input']>;
/** What a client sends: defaults not yet filled in. */
export type CommandDraft<N extends CommandName> = z.input<(typeof COMMANDS)[N]['input']>;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
