import { type TeamEvent } from '@samtavle/api-platform';
import { ChangeWord, type CitizenId, type Frame, type MemberId } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import { type ClassDecision, seenSlots } from './audience.js';

/** These name the classes they are for: the slots alone would tell others. */
const TOLD_BY_CLASS: readonly string[] = ['shared', 'plan', 'noted', 'linked'];

/**
 * Who changed what is shared is told to their own sector alone: it may be a colleague of one that has the citizen apart,
 * and of another sector's step one is told that it was taken, never by whom. @see docs/adr/0004
 */
export function asToldTo(sector: string, event: TeamEvent, actors: ReadonlyMap<string, string>): TeamEvent {
  if (event.change !== 'shared' || !event.byMember || actors.get(event.byMember) === sector) return event;
  return { ...event, byMember: null };
}

/** Says who did the latest thing this class may see, and what kind of thing; nothing about the rest. */
export function noteOf(
  citizen: CitizenId,
  events: readonly TeamEvent[],
  decision: ClassDecision | undefined,
): Frame['notes'][number] | undefined {
  const seen = events.filter((event) => TOLD_BY_CLASS.includes(event.change) || seenSlots(event, decision).length > 0);
  const event = seen.findLast((one) => one.change !== 'shared') ?? seen.at(-1);
  if (!event) return undefined;
  const word = ChangeWord.safeParse(event.change);
  const maySay = !isBoardStatusHidden(event, decision);
  return {
    citizen,
    by: event.byMember as MemberId | null,
    change: word.success && maySay ? word.data : 'changed',
    fromLevel: maySay ? event.fromLevel : null,
  };
}

/** Placing also writes an action, which may be seen where the board status may not: then nobody is told of the board. */
function isBoardStatusHidden(event: TeamEvent, decision: ClassDecision | undefined): boolean {
  const seen = seenSlots(event, decision);
  return event.slots.some((slot) => pairOf(slot).category === 'board_status' && !seen.includes(slot));
}
