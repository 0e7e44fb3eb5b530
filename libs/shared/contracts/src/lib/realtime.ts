import { z } from 'zod';
import { CardTable, Cursor } from './board.js';
import { CitizenId, CommandId, MemberId } from './ids.js';
import { ErrorBody } from './errors.js';
import { InstantText } from './text.js';

/** What visibly happened to a card; never a word about what the viewer may not see. */
export const ChangeWord = z.enum([
  'placed',
  'moved',
  'edited',
  'taken_off',
  'wrote',
  'admission',
  'shared',
  'enrolled',
  'changed',
]);
export type ChangeWord = z.infer<typeof ChangeWord>;

/**
 * Everything that changed for this viewer between two places in the stream. Applied only when `from` is where the screen
 * stands; otherwise the screen pulls the range or starts afresh. An empty frame is the fixed tick: "nothing for you".
 */
export const Frame = z.strictObject({
  from: z.int().min(0),
  to: z.int().min(0),
  asOf: InstantText,
  cards: CardTable,
  /** Tombstones: ids only. */
  gone: z.array(CitizenId),
  notes: z.array(
    z.strictObject({ citizen: CitizenId, by: MemberId.nullable(), change: ChangeWord, fromLevel: z.int().nullable() }),
  ),
});
export type Frame = z.infer<typeof Frame>;

export const Resume = z.strictObject({ cursor: Cursor });
/** Either the frames since the cursor, or the word that the screen must load the board afresh. */
export const Resumed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('frame'), frame: Frame, viewKey: z.string() }),
  z.strictObject({ kind: z.literal('refetch') }),
]);
export type Resumed = z.infer<typeof Resumed>;

export const PresenceChange = z.strictObject({ citizen: CitizenId.nullable(), writing: z.boolean().default(false) });
export const PresenceView = z.strictObject({
  here: z.array(MemberId),
  open: z.array(z.strictObject({ citizen: CitizenId, members: z.array(MemberId), writing: z.array(MemberId) })),
});
export type PresenceView = z.infer<typeof PresenceView>;

export const SocketCommand = z.strictObject({ name: z.string().max(60), id: CommandId, input: z.unknown() });

/** Every acknowledgement is one of two. */
export type Ack<T> = { ok: true; value: T } | { ok: false; error: ErrorBody };

/** What a command answers: where its effect stands in the stream. */
export const CommandDone = z.strictObject({
  seq: z.int().nullable(),
  version: z.int().nullable(),
  id: z.string().nullable(),
});
export type CommandDone = z.infer<typeof CommandDone>;

/** Messages a client may send; anything else is counted and dropped. */
export const CLIENT_MESSAGES = {
  command: { input: SocketCommand, output: CommandDone },
  resume: { input: Resume, output: Resumed },
  presence: { input: PresenceChange, output: z.strictObject({}) },
} as const;

/** Messages a server sends. */
export const SERVER_MESSAGES = {
  frame: Frame,
  presence: PresenceView,
  ended: z.strictObject({ reason: z.enum(['signed_out', 'disabled', 'idle', 'expired', 'capacity', 'shutdown']) }),
  refetch: z.strictObject({}),
  /** Somebody came to the team's meeting or left it: ask for it again. */
  meeting: z.strictObject({}),
  /** Something changed in the tasks of the viewer's sector: ask for them again. */
  tasks: z.strictObject({}),
} as const;
