import { z } from 'zod';

/**
 * Ids on the wire are UUIDs. A citizen's id is an id *per viewing sector*: the region and the municipality know the same
 * citizen under ids that cannot be compared, so that nobody can tell from an id whether the other side knows the person.
 */
const uuid = () => z.uuid();

export const CitizenId = uuid().brand<'CitizenId'>();
export type CitizenId = z.infer<typeof CitizenId>;

/** A person in one acting capacity (employer + role + team). */
export const MemberId = uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;

export const ElementId = uuid().brand<'ElementId'>();
export type ElementId = z.infer<typeof ElementId>;

/** Chosen by the client, one per intention: the same id sent twice has one effect. */
export const CommandId = uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

/** Counts up by one each time the row changes; the guard against overwriting what one has not seen. */
export const Version = z.int().min(1).max(2_147_483_647);

export const MeetingId = z.uuid().brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;
