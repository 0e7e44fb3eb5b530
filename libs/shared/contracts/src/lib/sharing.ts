import { z } from 'zod';
import { CategoryName, OwnerName } from './board.js';
import { CitizenId, ElementId, MemberId } from './ids.js';
import { ActingRole, SectorName, StaffSectorName } from './people.js';
import { DayText, InstantText, Line, ShortLine } from './text.js';

const word = z.string().regex(/^[A-Za-z0-9_]{1,40}$/);
const unlike = <T>(all: readonly T[]) => new Set(all).size === all.length;

/**
 * What was given to somebody outside the board: a PSP case, the answer to a formal request, a notification. An entry and
 * nothing more: it opens nothing. @see Retsplejeloven § 115; Retssikkerhedsloven § 11 a
 */
export const RecordDisclosure = z.strictObject({
  citizen: CitizenId,
  /** An off-board gateway of the policy, or one of its channels outside the board. */
  gateway: word,
  purpose: word,
  caseReference: ShortLine.nullable(),
  /** The receiver's sector, where the policy has one. */
  receiverSector: SectorName.nullable(),
  /** The authority or unit it was given to. */
  receiver: ShortLine,
  categories: z.array(CategoryName).min(1).max(28).refine(unlike, { message: 'the same category twice' }),
  reason: Line,
  /** Conditions of the gateway that whoever disclosed says are met. */
  confirmed: z.array(word).max(20),
  /** The day it was given. */
  onDay: DayText,
});

/** One entry of the own sector's disclosure log. */
export const DisclosureView = z.strictObject({
  id: z.uuid(),
  gateway: z.string(),
  purpose: z.string(),
  caseReference: z.string().nullable(),
  receiverSector: SectorName.nullable(),
  receiver: z.string(),
  categories: z.array(CategoryName),
  reason: z.string(),
  confirmed: z.array(z.string()),
  onDay: DayText,
  recordedAt: InstantText,
  recordedBy: MemberId,
});
export type DisclosureView = z.infer<typeof DisclosureView>;

/**
 * Under which paragraphs the own sector helps the citizen: Serviceloven for the social sector, Sygedagpengeloven for the
 * employment sector. Only some of them bring the notice of a hospital stay. @see Retssikkerhedsloven § 12 c
 */
export const SetService = z.strictObject({
  citizen: CitizenId,
  /** Of the own sector's services, as last read; 0 when nothing has been registered. */
  version: z.int().min(0).max(2_147_483_647),
  service: z.enum(['sel', 'sickness_benefit']),
  /** `85`, `83 a`: without the sign. Empty when the help has ended. */
  paragraphs: z
    .array(z.string().regex(/^\d{1,3}( ?[a-f])?$/))
    .max(10)
    .refine(unlike, { message: 'the same paragraph twice' }),
});

/** A paragraph a pair rests on, with where to read it. */
export const LegalReference = z.strictObject({ id: z.string(), law: z.string(), section: z.string(), url: z.string() });
export type LegalReference = z.infer<typeof LegalReference>;

/** What must also be so for a pair to be open; nobody is told whether it is. */
export const SHARING_CONDITIONS = [
  'treats_citizen',
  'not_declined',
  'gives_service',
  'sick_pay_case',
  'in_hospital',
] as const;

/** One cell: a category of an owner, open to a sector. */
export const SharingCell = z.strictObject({
  owner: OwnerName,
  category: CategoryName,
  to: StaffSectorName,
  rule: z.string(),
  /** `rule`, or the gateway that opens it. */
  via: z.string(),
  basis: z.array(LegalReference),
  ifOnly: z.array(z.enum(SHARING_CONDITIONS)),
  /** The last day on which it is open, where one is known. */
  lastDay: DayText.nullable(),
  consent: z.string().nullable(),
  plan: ElementId.nullable(),
});
export type SharingCell = z.infer<typeof SharingCell>;

/** What was opened or closed, when, and as far as this sector may know it why. */
export const SharingEvent = z.strictObject({
  at: InstantText,
  what: z.enum(['consent', 'plan', 'disclosure']),
  change: z.enum([
    'asked',
    'opened',
    'renewed',
    'refused',
    'withdrawn',
    'lapsed',
    'paused',
    'closed',
    'ended',
    'changed',
    'recorded',
  ]),
  /** The consent package, the kind of plan, or the road of a disclosure. */
  name: z.string(),
  /** Only of what a colleague of the own sector did. */
  by: MemberId.nullable(),
  /** Whoever of another sector took a step in the own sector's record: where and as what, never who. */
  byOther: z.strictObject({ authority: z.string(), role: ActingRole }).nullable(),
});
export type SharingEvent = z.infer<typeof SharingEvent>;

/** What a plan may name, and what that opens to whom: from the rules alone, the same for everybody. */
export const PlanChoices = z.strictObject({
  fields: z.array(CategoryName),
  flows: z.array(z.strictObject({ category: CategoryName, from: StaffSectorName, to: StaffSectorName })),
});

/** A road outside the board, as the own sector may use it. */
export const DisclosureRoad = z.strictObject({
  id: z.string(),
  basis: z.array(LegalReference),
  /** Null of a channel: whoever it may concern. */
  to: z.array(SectorName).nullable(),
  categories: z.array(CategoryName),
  confirm: z.array(z.string()),
  caseNeeded: z.boolean(),
});

export const SharingOverview = z.strictObject({
  id: CitizenId,
  asOf: InstantText,
  today: DayText,
  own: StaffSectorName,
  cells: z.array(SharingCell),
  events: z.array(SharingEvent),
  disclosures: z.array(DisclosureView),
  /** The own sector's services; null where it gives none of the kinds the law asks about, or has not enrolled the citizen. */
  service: z
    .strictObject({
      kind: z.enum(['sel', 'sickness_benefit']),
      paragraphs: z.array(z.string()),
      counts: z.boolean(),
      version: z.int(),
    })
    .nullable(),
  /** Roles of the own sector through whose eyes one may look. */
  roles: z.array(ActingRole),
  planChoices: PlanChoices,
  mayPlan: z.boolean(),
  roads: z.array(DisclosureRoad),
});
export type SharingOverview = z.infer<typeof SharingOverview>;

export const SeeAs = z.strictObject({ role: ActingRole });
/** Which categories somebody in that role of the own sector sees of this citizen. Never what they say. */
export const SeenAs = z.strictObject({
  role: ActingRole,
  sees: z.array(z.strictObject({ owner: OwnerName, categories: z.array(CategoryName) })),
});
export type SeenAs = z.infer<typeof SeenAs>;

/** Who is handed the page. */
export const PRINT_RECEIVERS = ['citizen', 'representative'] as const;
export const PrintSharing = z.strictObject({ receiver: z.enum(PRINT_RECEIVERS) });
/** The citizen's own page: who may know what, and why. Nothing of what is held back, and nothing staff keep for themselves. */
export const CitizenSharing = z.strictObject({
  name: z.string(),
  today: DayText,
  own: StaffSectorName,
  lines: z.array(
    z.strictObject({
      owner: OwnerName,
      to: StaffSectorName,
      categories: z.array(CategoryName),
      because: z.enum(['consent', 'plan', 'notice', 'law']),
      consent: z.string().nullable(),
      basis: z.array(LegalReference),
      ifOnly: z.array(z.enum(SHARING_CONDITIONS)),
      lastDay: DayText.nullable(),
    }),
  ),
});
export type CitizenSharing = z.infer<typeof CitizenSharing>;
