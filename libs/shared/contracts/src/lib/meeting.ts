import { z } from 'zod';
import { CardTable, OwnerName } from './board.js';
import { CitizenId, MeetingId, MemberId } from './ids.js';
import { Member } from './people.js';
import { DayText, InstantText } from './text.js';

/** What comes of talking about a citizen: exactly one. */
export const MEETING_OUTCOMES = ['unchanged', 'changed', 'taken_off', 'not_discussed'] as const;
export const MeetingOutcome = z.enum(MEETING_OUTCOMES);
export type MeetingOutcome = z.infer<typeof MeetingOutcome>;

/** A citizen the meeting has come to, for whoever may see their board status. */
export const MeetingItemView = z.strictObject({
  citizen: CitizenId,
  outcome: MeetingOutcome.nullable(),
  /** Talked about before the present turn. */
  seconds: z.int().min(0),
  /** Since when it is the one talked about; null otherwise. */
  since: InstantText.nullable(),
  /** When the outcome was set. */
  at: InstantText.nullable(),
  version: z.int().min(0),
});
export type MeetingItemView = z.infer<typeof MeetingItemView>;

export const Meeting = z.strictObject({
  id: MeetingId,
  openedBy: MemberId,
  chair: MemberId,
  openedAt: InstantText,
  asOf: InstantText,
  /** The screen sends it back to be told only what is new. */
  tag: z.string(),
  participants: z.array(z.strictObject({ member: MemberId, out: z.boolean() })),
  /**
   * Capacities that sit in the room while their person has gone on to work in another one: they still narrow what the wall
   * shows. All of them for the chair, one's own for everybody else.
   */
  leftBehind: z.array(MemberId),
  /**
   * For the chair: citizens of theirs that somebody in the room may not see, and who. These are not on the wall until those
   * have stepped out. Empty for everybody else.
   */
  hiddenBy: z.array(z.strictObject({ citizen: CitizenId, members: z.array(MemberId) })),
  /** As this viewer may see them: who is not theirs is not there, and has left no gap. */
  items: z.array(MeetingItemView),
  /**
   * The one talked about, and when an earlier meeting talked about them. Null between two items and during one that is not
   * the viewer's alike.
   */
  current: z.strictObject({ citizen: CitizenId, talkedOn: DayText.nullable() }).nullable(),
});
export type Meeting = z.infer<typeof Meeting>;

/**
 * The team's open meeting, for everybody in the team: who is in the room decides what the wall may show. `unchanged` when
 * the screen (header `x-samtavle-shown`) shows just that already: then nothing new is shown, and nothing recorded.
 */
export const MeetingView = z.union([
  z.strictObject({ meeting: Meeting.nullable() }),
  z.strictObject({ unchanged: z.literal(true) }),
]);
export type MeetingView = z.infer<typeof MeetingView>;

/** Meetings that are over, newest first, without anybody they were about. */
export const MeetingList = z.strictObject({
  meetings: z.array(
    z.strictObject({
      id: MeetingId,
      openedAt: InstantText,
      closedAt: InstantText,
      chair: MemberId,
      attendees: z.int().min(0),
    }),
  ),
});
export type MeetingList = z.infer<typeof MeetingList>;

/** What a meeting wrote of itself: each citizen the viewer may see now, under the decision that holds now. */
export const MeetingMinutes = z.strictObject({
  id: MeetingId,
  openedAt: InstantText,
  closedAt: InstantText,
  openedBy: MemberId,
  chair: MemberId,
  attendees: z.array(MemberId),
  items: z.array(
    z.strictObject({
      citizen: CitizenId,
      name: z.string(),
      outcome: MeetingOutcome,
      /** What was said before it was changed, the first first. */
      before: z.array(MeetingOutcome),
      seconds: z.int().min(0),
      at: InstantText,
      by: MemberId.nullable(),
      /** Made at the meeting, as they read now. */
      actions: z.array(
        z.strictObject({
          owner: OwnerName,
          text: z.string(),
          responsible: MemberId.nullable(),
          dueOn: DayText.nullable(),
          done: z.boolean(),
        }),
      ),
    }),
  ),
});
export type MeetingMinutes = z.infer<typeof MeetingMinutes>;

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
    chair: MemberId,
    /** The one talked about, where they are on the wall. */
    current: CitizenId.nullable(),
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

/** Whom the meeting comes to now. `after`: whom the chair's screen shows as talked about; if it has moved on, nothing happens. */
export const TakeItem = z.strictObject({ meeting: MeetingId, citizen: CitizenId, after: CitizenId.nullable() });
/** `version`: how often an outcome was set before, as the chair's screen has it. */
export const SetOutcome = z.strictObject({
  meeting: MeetingId,
  citizen: CitizenId,
  outcome: MeetingOutcome,
  version: z.int().min(0).max(10_000),
});
export const HandOver = z.strictObject({ meeting: MeetingId, to: MemberId });
/** A capacity its person does not work in any more. */
export const TakeOut = z.strictObject({ meeting: MeetingId, member: MemberId });
