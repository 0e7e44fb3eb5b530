import { BOARD_REASONS, CATEGORIES, OWNERS } from '@samtavle/domain';
import { z } from 'zod';
import { CitizenId, ElementId, MeetingId, MemberId, Version } from './ids.js';
import { Member } from './people.js';
import { DayText, InstantText, Line, PersonName, Phone, ShortLine } from './text.js';

export const OwnerName = z.enum(OWNERS);
export const CategoryName = z.enum(CATEGORIES);
export const ReasonName = z.enum(BOARD_REASONS);
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/**
 * A citizen as this viewer may see them on the board or in the caseload. Everything here is computed after masking:
 * marks, dates, order and absence tell only what the viewer may know.
 */
export const Card = z.strictObject({
  id: CitizenId,
  name: z.string(),
  /** The open stay this viewer may see; null in the caseload list. The most intensive counts when there are several. */
  stay: z
    .strictObject({ owner: OwnerName, level: Level, since: DayText, reviewOn: DayText.nullable(), version: Version })
    .nullable(),
  /** Visible reasons, primary first. */
  reasons: z.array(z.strictObject({ owner: OwnerName, reason: ReasonName })),
  /** The stay shows but none of its reasons may: a stay always has one, so this tells nothing new. */
  reasonHeld: z.boolean(),
  action: z
    .strictObject({ owner: OwnerName, text: z.string(), responsible: MemberId.nullable(), dueOn: DayText.nullable() })
    .nullable(),
  /** No visible action, and the viewer may not see every kind the stay's owner could have written. */
  actionHeld: z.boolean(),
  lastContactOn: DayText.nullable(),
  /** How often somebody tried since then and met nobody. */
  attempts: z.int().min(0),
  /** Today's visit, `08:45`. */
  visit: z.strictObject({ at: z.string(), who: z.array(MemberId) }).nullable(),
  admission: z.strictObject({ since: DayText, ward: z.string(), onLeave: z.boolean() }).nullable(),
  contacts: z.array(MemberId),
  /** Owners of something this viewer may see. */
  marks: z.array(OwnerName),
});
export type Card = z.infer<typeof Card>;

/** Cards as a table: field names once, then a row each. Half the size of objects for a thousand citizens. */
export const CardTable = z.strictObject({ rows: z.array(z.array(z.unknown())), members: z.array(MemberId) });
export type CardTable = z.infer<typeof CardTable>;

/** Where in the team's stream a screen stands. */
export const Cursor = z.strictObject({ seq: z.int().min(0), viewKey: z.string().max(64) });
export type Cursor = z.infer<typeof Cursor>;

export const BoardSnapshot = z.strictObject({
  cursor: Cursor,
  asOf: InstantText,
  today: DayText,
  team: z.strictObject({ name: z.string(), lostContactDays: z.int(), contactLostDays: z.int(), longStayDays: z.int() }),
  members: z.array(Member),
  cards: CardTable,
});
export type BoardSnapshot = z.infer<typeof BoardSnapshot>;

/** Why a citizen leaves the board. */
export const LEAVE_REASONS = [
  'goal_reached',
  'stable',
  'moved_on',
  'own_wish',
  'lost_contact',
  'died',
  'placed_by_mistake',
] as const;
export const LeaveReason = z.enum(LEAVE_REASONS);

export const PlaceOnBoard = z.strictObject({
  citizen: CitizenId,
  level: Level,
  /** Primary first. */
  reasons: z
    .array(ReasonName)
    .min(1)
    .max(3)
    .refine((all) => new Set(all).size === all.length, { message: 'the same reason twice' }),
  firstAction: z.strictObject({ text: ShortLine, responsible: MemberId, dueOn: DayText.nullable().default(null) }),
  reviewOn: DayText.optional(),
  exitCriterion: Line.optional(),
  discussedWith: z.array(MemberId).max(12).default([]),
  /** When the team already had the citizen on a board of their own; today otherwise. */
  since: DayText.optional(),
});
export const MoveStay = z.strictObject({ citizen: CitizenId, owner: OwnerName, level: Level, version: Version });
export const EditStay = z.strictObject({
  citizen: CitizenId,
  owner: OwnerName,
  version: Version,
  reviewOn: DayText.nullable().optional(),
  discussedWith: z.array(MemberId).max(12).optional(),
  /** Replaces the reasons of the writer's own sector. */
  reasons: z
    .array(ReasonName)
    .max(3)
    .refine((all) => new Set(all).size === all.length, { message: 'the same reason twice' })
    .optional(),
});
export const TakeOffBoard = z.strictObject({
  citizen: CitizenId,
  owner: OwnerName,
  version: Version,
  because: LeaveReason,
  followUpOn: DayText.optional(),
  handOverActions: z.boolean().default(false),
});
/** Puts a stay back that was taken off within the last day: undo. */
export const ReturnToBoard = z.strictObject({ citizen: CitizenId, owner: OwnerName, version: Version });

/** What a person can write with one line on a card. */
export const WRITABLE_KINDS = ['note', 'action', 'goal', 'exit_criterion'] as const;
export const WriteElement = z.strictObject({
  citizen: CitizenId,
  kind: z.enum(WRITABLE_KINDS),
  category: CategoryName,
  text: Line,
  responsible: MemberId.optional(),
  dueOn: DayText.nullable().optional(),
  /** Of an action: the meeting going on that it was agreed at. */
  meeting: MeetingId.optional(),
  /** Of an action: the goal of the same citizen it is a part of. */
  goalId: ElementId.optional(),
  /** Colleagues named in the line: each gets it on their list of tasks. */
  mentions: z
    .array(MemberId)
    .max(5)
    .refine((all) => new Set(all).size === all.length, { message: 'the same colleague twice' })
    .optional(),
});
export const EditElement = z.strictObject({
  citizen: CitizenId,
  element: ElementId,
  version: Version,
  text: Line.optional(),
  responsible: MemberId.optional(),
  dueOn: DayText.nullable().optional(),
  done: z.boolean().optional(),
  /** Of an action: the goal it is a part of; null for none. */
  goalId: ElementId.nullable().optional(),
});

export const EnrolCitizen = z.strictObject({
  cpr: z.string().max(15),
  givenName: PersonName,
  familyName: PersonName,
  phone: Phone.optional(),
  contacts: z.array(MemberId).max(4).default([]),
});
export const SetContacts = z.strictObject({
  citizen: CitizenId,
  version: Version.nullable(),
  contacts: z.array(MemberId).max(6),
});
