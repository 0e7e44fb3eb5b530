import { z } from 'zod';
import { CardTable } from './board.js';
import { CitizenId, MemberId } from './ids.js';
import { Member } from './people.js';
import { DayText, InstantText } from './text.js';

export const MeetingId = z.uuid().brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;

/** The team's open meeting, for everybody in the team: who is in the room decides what the wall may show. */
export const MeetingView = z.strictObject({
  meeting: z
    .strictObject({
      id: MeetingId,
      openedBy: MemberId,
      openedAt: InstantText,
      participants: z.array(z.strictObject({ member: MemberId, out: z.boolean() })),
      /**
       * For whoever opened it: citizens of theirs that somebody in the room may not see, and who. These are not on the wall
       * until those have stepped out. Empty for everybody else.
       */
      hiddenBy: z.array(z.strictObject({ citizen: CitizenId, members: z.array(MemberId) })),
    })
    .nullable(),
});
export type MeetingView = z.infer<typeof MeetingView>;

/** What the wall shows already, as its `tag`; null for nothing. */
export const WallRequest = z.strictObject({ shown: z.string().max(64).nullable() });

/**
 * What everybody in the room may see, in wall form: first name and initial, no CPR number, no free text. `unchanged` when
 * the screen shows just that already: then nothing new is shown, and nothing recorded.
 */
export const WallView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unchanged') }),
  /** There is no meeting, or the viewer does not sit in it. */
  z.strictObject({ kind: z.literal('over') }),
  z.strictObject({
    kind: z.literal('wall'),
    tag: z.string(),
    asOf: InstantText,
    today: DayText,
    team: z.string(),
    openedBy: MemberId,
    inTheRoom: z.int(),
    blankAfterMinutes: z.int(),
    members: z.array(Member),
    cards: CardTable,
  }),
]);
export type WallView = z.infer<typeof WallView>;

export const OpenMeeting = z.strictObject({});
export const InMeeting = z.strictObject({ meeting: MeetingId });
export const StepOut = z.strictObject({ meeting: MeetingId, out: z.boolean() });
