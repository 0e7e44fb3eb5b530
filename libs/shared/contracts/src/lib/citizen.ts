import { z } from 'zod';
import { Card, CategoryName, LeaveReason, Level, OwnerName, ReasonName } from './board.js';
import { ConsentView, ObjectionView, RepresentativeView } from './consent.js';
import { CitizenId, ElementId, MeetingId, MemberId, Version } from './ids.js';
import { AddressContent, OpenedForMe, PushedContent } from './emergency.js';
import { SectorName, StaffSectorName } from './people.js';
import { PlanKind } from './plans.js';
import { GoalContent, RECORD_CONTENTS } from './records.js';
import { DayText, InstantText } from './text.js';
import { ContactContent, VisitContent } from './visits.js';

/** What an element says, by kind. */
export const ElementContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('identity'),
    givenName: z.string(),
    familyName: z.string(),
    phone: z.string().nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('contacts'), members: z.array(MemberId) }),
  z.strictObject({
    kind: z.literal('stay'),
    level: Level,
    since: DayText,
    reviewOn: DayText.nullable(),
    putOnBy: MemberId,
    discussedWith: z.array(MemberId),
    endedOn: DayText.nullable(),
    leftBecause: LeaveReason.nullable(),
    followUpOn: DayText.nullable(),
  }),
  z.strictObject({ kind: z.literal('reason'), reason: ReasonName, primary: z.boolean(), stay: ElementId }),
  z.strictObject({ kind: z.literal('exit_criterion'), text: z.string() }),
  z.strictObject({
    kind: z.literal('action'),
    text: z.string(),
    responsible: MemberId.nullable(),
    dueOn: DayText.nullable(),
    doneAt: InstantText.nullable(),
    /** The meeting it was agreed at. */
    meeting: MeetingId.optional(),
    /** The goal it is a part of: own words, a professional goal, or a step. Left out when there is none to be seen. */
    goalId: ElementId.optional(),
  }),
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
  GoalContent,
  VisitContent,
  ContactContent,
  z.strictObject({
    kind: z.literal('admission'),
    status: z.enum(['admitted', 'on_leave', 'discharged', 'cancelled']),
    since: DayText,
    leaveSince: DayText.nullable(),
    dischargedOn: DayText.nullable(),
    emergency: z.boolean(),
    ward: z.string(),
  }),
  /** A discharge agreement or coordination plan: for its owner and its parties. @see Psykiatriloven §§ 13 a-13 c */
  z.strictObject({
    kind: z.literal('plan'),
    planKind: PlanKind,
    parties: z.array(StaffSectorName),
    fields: z.array(CategoryName),
    firstDay: DayText,
    lastDay: DayText.nullable(),
    agreements: z.string(),
    followUpOn: DayText.nullable(),
  }),
  PushedContent,
  AddressContent,
  RECORD_CONTENTS.effort_goal,
  RECORD_CONTENTS.sub_goal,
  RECORD_CONTENTS.plan_agreement,
  RECORD_CONTENTS.crisis_plan,
  RECORD_CONTENTS.advance_statement,
  RECORD_CONTENTS.network_person,
  RECORD_CONTENTS.child,
  RECORD_CONTENTS.legal_status,
  RECORD_CONTENTS.medication_due,
  RECORD_CONTENTS.life_status,
  RECORD_CONTENTS.measure,
]);
export type ElementContent = z.infer<typeof ElementContent>;
export type ElementKind = ElementContent['kind'];

/** That a version of it was carried into the authority's own record, when and by whom. */
export const Copied = z.strictObject({ at: InstantText, by: MemberId, version: Version });
export type Copied = z.infer<typeof Copied>;

/** One element as shown in the drawer: what, whose, which category, how old, by which rule. */
export const ElementView = z.strictObject({
  id: ElementId,
  owner: OwnerName,
  category: CategoryName,
  version: Version,
  content: ElementContent,
  createdAt: InstantText,
  updatedAt: InstantText,
  updatedBy: MemberId.nullable(),
  /** The rule or gateway that opens it to this viewer. */
  rule: z.string(),
  /** May this viewer change it. */
  mayEdit: z.boolean(),
  /** Of what the own sector keeps in a record of its own: the newest copy there; null when there is none. */
  copied: Copied.nullable().optional(),
});
export type ElementView = z.infer<typeof ElementView>;

/**
 * Why a category of an owner is not shown: from the consent state alone, whether or not anything is recorded, and never
 * that a refusal is the cause. @see sharing policy, evaluation_order step 8
 */
export const HeldBackNote = z.strictObject({
  owner: OwnerName,
  categories: z.array(CategoryName),
  rule: z.string(),
  basis: z.array(z.string()),
  road: z.enum(['consent', 'role', 'none']),
  package: z.string().nullable(),
  consentState: z.enum(['not_asked', 'asked', 'refused_here', 'ended']),
  askedOn: DayText.nullable(),
  askAgainOn: DayText.nullable(),
  askNow: z.boolean(),
});
export type HeldBackNote = z.infer<typeof HeldBackNote>;

export const CitizenDetail = z.strictObject({
  card: Card,
  asOf: InstantText,
  seq: z.int(),
  elements: z.array(ElementView),
  heldBack: z.array(HeldBackNote),
  consents: z.array(ConsentView),
  /** Refusals this viewer may know of: given here, or holding back what lies here where that tells nothing more. */
  objections: z.array(ObjectionView),
  representative: RepresentativeView,
  /** Categories this viewer may write, in the order of the composer. */
  writable: z.array(CategoryName),
  /** What is open to this viewer as one person, beside what their class sees. */
  openedForMe: z.array(OpenedForMe),
  /** By the rules alone, whoever knows the citizen: which other sectors read the own sector's words without a consent. */
  readWithoutConsent: z.array(z.strictObject({ category: CategoryName, sectors: z.array(SectorName) })),
  /** How many days a line may stand on the board alone, before it is missed in the record. */
  copyWithinDays: z.int().positive().optional(),
});
export type CitizenDetail = z.infer<typeof CitizenDetail>;

export const HistoryEntry = z.strictObject({
  element: ElementId,
  owner: OwnerName,
  category: CategoryName,
  version: Version,
  content: ElementContent,
  changedAt: InstantText,
  changedBy: MemberId.nullable(),
  change: z.enum(['created', 'changed', 'ended']),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
/** Something of that category was wrong, or about somebody else. What it said is shown to nobody. */
export const CorrectedEntry = z.strictObject({
  element: ElementId,
  owner: OwnerName,
  category: CategoryName,
  at: InstantText,
  by: MemberId,
  because: z.string(),
});
export type CorrectedEntry = z.infer<typeof CorrectedEntry>;

/** Where a page of the history ended: the moment, the element and the version of its last line. */
const HistoryCursor = z
  .string()
  .regex(/^[\dTZ:.-]{20,30}~[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}~\d{1,10}$/)
  .refine((cursor) => InstantText.safeParse(cursor.split('~')[0]).success, { message: 'no such moment' })
  .refine((cursor) => Version.safeParse(Number(cursor.split('~')[2])).success, { message: 'no such version' });
export const HistoryQuery = z.strictObject({
  /** Older than the last line of a page: its `next`. */
  before: HistoryCursor.optional(),
  /** Of one element only. */
  element: ElementId.optional(),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
export const CitizenHistory = z.strictObject({
  id: CitizenId,
  /** Newest first. */
  entries: z.array(HistoryEntry),
  /** What was corrected in the time of this page. */
  corrections: z.array(CorrectedEntry),
  more: z.boolean(),
  /** For `before`, when there is more. */
  next: HistoryCursor.nullable(),
});
export type CitizenHistory = z.infer<typeof CitizenHistory>;

export const SearchRequest = z.strictObject({ query: z.string().trim().min(3).max(80) });
export const SearchResult = z.strictObject({
  hits: z.array(z.strictObject({ id: CitizenId, name: z.string(), onBoard: z.boolean(), level: Level.nullable() })),
});
export const RevealedCpr = z.strictObject({ cpr: z.string() });
