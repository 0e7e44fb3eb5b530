import { STAFF_SECTORS } from '@samtavle/domain';
import { z } from 'zod';
import { CategoryName } from './board.js';
import { CitizenId, ElementId, MemberId, Version } from './ids.js';
import { ActingRole, SectorName } from './people.js';
import { Explained, InstantText, Line } from './text.js';

export const EmergencyRequestId = z.uuid().brand<'EmergencyRequestId'>();
export type EmergencyRequestId = z.infer<typeof EmergencyRequestId>;
export const EmergencyUseId = z.uuid().brand<'EmergencyUseId'>();
export type EmergencyUseId = z.infer<typeof EmergencyUseId>;

/** A reason shorter than this says nothing that can be looked through afterwards. */
export const LEAST_REASON = 10;
/** How long a look-up lasts unless said otherwise, and at most: elapsed hours. */
export const LOOK_UP_HOURS = { usual: 4, most: 24 } as const;
/** After this many minutes since the log-in it must be confirmed again before a look-up. */
export const FRESH_LOG_IN_MINUTES = 10;

const different = (all: readonly string[]) => new Set(all).size === all.length;

/** A health person opens single facts for a while. @see Sundhedsloven §§ 41 stk. 2 nr. 4, 42 a stk. 2 */
export const LookUp = z
  .strictObject({
    /** Somebody whose card is open, or … */
    citizen: CitizenId.optional(),
    /** … somebody the asker has no card of. */
    cpr: z.string().max(15).optional(),
    reason: Explained,
    categories: z.array(CategoryName).max(12).refine(different, { message: 'the same category twice' }),
    hours: z.int().min(1).max(LOOK_UP_HOURS.most).default(LOOK_UP_HOURS.usual),
  })
  .refine(({ citizen, cpr }) => (citizen === undefined) !== (cpr === undefined), {
    path: ['cpr'],
    message: 'either a citizen or a CPR number',
  });
/** Closes one's own look-up before its time. */
export const EndLookUp = z.strictObject({ citizen: CitizenId });

/** Asks another sector for one fact. It reveals nothing and opens nothing. */
export const AskNow = z.strictObject({ citizen: CitizenId, to: z.enum(STAFF_SECTORS), question: Explained });
/** The holder passes on one fact, to whoever asked. @see Sundhedsloven § 43 stk. 2 nr. 2 and stk. 3 */
export const PushFact = z.strictObject({
  request: EmergencyRequestId,
  category: CategoryName,
  text: Line,
  reason: Explained,
});
export const DeclineRequest = z.strictObject({ request: EmergencyRequestId });
/** A leader of the sector whose data it was looks through what was done. */
export const ReviewUse = z.strictObject({
  access: EmergencyUseId,
  version: Version,
  verdict: z.enum(['justified', 'unjustified']),
  note: Explained,
});

const Colleague = z.strictObject({
  name: z.string(),
  role: ActingRole,
  sector: SectorName,
  authority: z.string(),
});

/**
 * A question as the asker or the duty clinician sees it. To the asker a question that was declined reads as one nobody
 * has answered.
 */
export const EmergencyRequestView = z.strictObject({
  id: EmergencyRequestId,
  mine: z.boolean(),
  asker: Colleague,
  to: SectorName,
  question: z.string(),
  /** As the asker's side has it. */
  citizenName: z.string(),
  askedAt: InstantText,
  state: z.enum(['open', 'answered', 'declined']),
  /** The own card of the citizen, where the reader has one. */
  citizen: CitizenId.nullable(),
  /** What the reader holds and may pass on; empty where nothing, or for somebody who may not decide. */
  categories: z.array(CategoryName),
  /** Why the reader may not pass on anything. */
  mayNot: z
    .enum(['not_known_here', 'no_health_person', 'role_may_not_decide', 'own_question', 'nothing_to_pass_on'])
    .nullable(),
});
export type EmergencyRequestView = z.infer<typeof EmergencyRequestView>;

/** One use of an emergency road, for the record, the letter to the citizen and the leader's review. */
export const EmergencyUseView = z.strictObject({
  id: EmergencyUseId,
  version: Version,
  kind: z.enum(['pull', 'push']),
  gateway: z.string(),
  basis: z.array(z.string()),
  by: Colleague,
  to: Colleague.nullable(),
  reason: z.string(),
  categories: z.array(CategoryName),
  /** What was passed on, while the reader may see such a thing. */
  fact: z.string().nullable(),
  at: InstantText,
  until: InstantText,
  citizen: CitizenId,
  name: z.string(),
  review: z
    .strictObject({ verdict: z.enum(['justified', 'unjustified']), note: z.string(), at: InstantText })
    .nullable(),
  /** Whether the review is the reader's: never of what one did or received oneself. */
  mayReview: z.boolean(),
});
export type EmergencyUseView = z.infer<typeof EmergencyUseView>;

/** What the reader has open as one person, and until when. */
export const OpenedForMe = z.strictObject({
  ground: z.enum(['emergency_pull', 'address_visit', 'private_contact', 'pushed_fact']),
  categories: z.array(CategoryName),
  until: InstantText,
});
export type OpenedForMe = z.infer<typeof OpenedForMe>;

/** A mark one has set oneself: that it is there, and never what it covers. */
export const PrivateMark = z.strictObject({ element: ElementId, category: CategoryName, markedAt: InstantText });
export const PrivateMarks = z.strictObject({ marks: z.array(PrivateMark) });

/** Why an address is protected: in the civil register, or by a flag of the own authority's. @see CPR-loven § 28 */
export const ADDRESS_GROUNDS = ['cpr_protection', 'safety_flag'] as const;
export const ProtectAddress = z.strictObject({ citizen: CitizenId, text: Line, because: z.enum(ADDRESS_GROUNDS) });
export const RevealAddress = z.strictObject({ citizen: CitizenId });
export const MarkPrivate = z.strictObject({ citizen: CitizenId, element: ElementId, version: Version });
export const LiftPrivate = z.strictObject({ citizen: CitizenId, element: ElementId });
export const OpenPrivate = z.strictObject({ citizen: CitizenId });

export const PushedContent = z.strictObject({
  kind: z.literal('pushed_fact'),
  text: z.string(),
  to: MemberId,
  until: InstantText,
});
export const AddressContent = z.strictObject({
  kind: z.literal('address'),
  text: z.string(),
  because: z.enum(ADDRESS_GROUNDS),
});
