import { type MeetingId } from '@samtavle/contracts';

/** Where the minutes of a meeting are read. */
export const minutesPath = (meeting: MeetingId): string => `/moede?referat=${meeting}`;
