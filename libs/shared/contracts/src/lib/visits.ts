import { z } from 'zod';
import { CategoryName, Level, OwnerName } from './board.js';
import { CitizenId, ElementId, MemberId, Version } from './ids.js';
import { Member } from './people.js';
import { DayText, InstantText, Line } from './text.js';
import { CONTACT_HOWS, CONTACT_MINUTES, ClockText, VISIT_STATES } from './visit-words.js';

const How = z.enum(CONTACT_HOWS);
const Minutes = z.enum(CONTACT_MINUTES);
const VisitState = z.enum(VISIT_STATES);

/** Where somebody met the citizen, and for how long; everything beyond day, person and way came later and may be missing. */
export const ContactContent = z.strictObject({
  kind: z.literal('contact'),
  on: DayText,
  by: MemberId,
  how: How,
  at: ClockText.nullable().optional(),
  who: z.array(MemberId).optional(),
  withRelative: z.boolean().optional(),
  withOtherService: z.boolean().optional(),
  minutes: Minutes.nullable().optional(),
});

/** Somebody goes to the citizen. Never why: the category says whom it is for, and `visit_logistics` says nothing. */
export const VisitContent = z.strictObject({
  kind: z.literal('visit'),
  on: DayText,
  at: z.string(),
  who: z.array(MemberId),
  /** How long it is meant to take. */
  minutes: z.int().nullable().optional(),
  /** `planned` when it is not said. */
  state: VisitState.optional(),
});

/** What a visit may be tagged with: whoever may not see that category does not see the visit. */
export const VISIT_CATEGORIES = ['visit_logistics', 'medication_depot', 'economy_benefits'] as const;

const team = (most: number) =>
  z
    .array(MemberId)
    .min(1)
    .max(most)
    .refine((all) => new Set(all).size === all.length, { message: 'the same colleague twice' });

/** A contact, and what it leaves behind: one line of a category of its own, and a visit that is done. */
export const LogContact = z.strictObject({
  citizen: CitizenId,
  on: DayText,
  at: ClockText.nullable().default(null),
  how: How,
  who: team(6),
  withRelative: z.boolean().default(false),
  withOtherService: z.boolean().default(false),
  minutes: Minutes.nullable().default(null),
  line: z.strictObject({ category: CategoryName, text: Line }).optional(),
  visit: z.strictObject({ element: ElementId, version: Version }).optional(),
});

const PlannedMinutes = z.int().min(5).max(480).nullable();

export const PlanVisit = z.strictObject({
  citizen: CitizenId,
  on: DayText,
  at: ClockText,
  who: team(4),
  minutes: PlannedMinutes.default(null),
  category: z.enum(VISIT_CATEGORIES).default('visit_logistics'),
});
/** To another day, time or person; what is left out stays. */
export const ChangeVisit = z.strictObject({
  citizen: CitizenId,
  visit: ElementId,
  version: Version,
  on: DayText.optional(),
  at: ClockText.optional(),
  who: team(4).optional(),
  minutes: PlannedMinutes.optional(),
});
/** Also what takes a cancelling back. */
export const OneVisit = z.strictObject({ citizen: CitizenId, visit: ElementId, version: Version });
/** The order in which one goes to one's own visits of a day. */
export const OrderRoute = z.strictObject({
  on: DayText,
  visits: z
    .array(ElementId)
    .max(40)
    .refine((all) => new Set(all).size === all.length, { message: 'the same visit twice' }),
});

/** Seven days, or the one the phone shows. */
export const WeekQuery = z.strictObject({
  from: DayText,
  days: z.enum(['1', '7']).default('7'),
});

export const VisitView = z.strictObject({
  id: ElementId,
  version: Version,
  on: DayText,
  at: z.string(),
  who: z.array(MemberId),
  minutes: z.int().nullable(),
  state: VisitState,
  category: CategoryName,
  /** Belongs to the own sector, and is still ahead. */
  mayChange: z.boolean(),
});
export type VisitView = z.infer<typeof VisitView>;

/** A citizen of the board, or with a visit or a late contact, as far as the viewer may see them. */
export const WeekCitizen = z.strictObject({
  id: CitizenId,
  name: z.string(),
  level: Level.nullable(),
  admitted: z.boolean(),
  lastContactOn: DayText.nullable(),
  attempts: z.int().min(0),
  visits: z.array(VisitView),
  /** Days of the week without the visit the level asks for; never in the past. */
  gaps: z.array(DayText),
  /** The level asks for a visit in the week, and none is planned. */
  weekGap: z.boolean(),
  planned: z.int().min(0),
  /** What the level asks for in a week; null when it asks for nothing. */
  agreed: z.int().min(1).nullable(),
});
export type WeekCitizen = z.infer<typeof WeekCitizen>;

export const Week = z.strictObject({
  seq: z.int(),
  asOf: InstantText,
  today: DayText,
  days: z.array(DayText),
  team: z.strictObject({ lostContactDays: z.int(), contactLostDays: z.int() }),
  members: z.array(Member),
  citizens: z.array(WeekCitizen),
  /** Visits a colleague has, by day; in the order of the team. Colleagues without any are there with zeros. */
  load: z.array(z.strictObject({ member: MemberId, visits: z.array(z.int().min(0)) })),
  /** The viewer's own visits of the first day, in the order they go. */
  route: z.array(ElementId),
  /** What whoever goes there today must know before ringing the bell. Only with `days=1`, of today, for the visitor. */
  safety: z.array(z.strictObject({ citizen: CitizenId, text: z.string(), on: DayText })),
});
export type Week = z.infer<typeof Week>;

/** The log of contacts of one citizen, newest first; `more` says that older ones are left out. */
export const ContactLog = z.strictObject({
  id: CitizenId,
  contacts: z.array(
    z.strictObject({ id: ElementId, owner: OwnerName, content: ContactContent, writtenAt: InstantText }),
  ),
  more: z.boolean(),
});
export type ContactLog = z.infer<typeof ContactLog>;
