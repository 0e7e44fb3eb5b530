import { categoryOfReason } from '@samtavle/policy';
import { ElementId } from '@samtavle/contracts';
import { type BoardReason, type Instant, type Intensity } from '@samtavle/domain';
import { type Said } from '../model.js';
import { type StaffKey } from '../staff.js';
import { type ActionStory, type StayStory } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';

/** Days between two reviews, as the team keeps them: the more intensive, the sooner. */
const REVIEW_EVERY: Record<Intensity, number> = { 3: 7, 2: 14, 1: 28 };

interface Turn {
  readonly at: Instant;
  readonly by: StaffKey;
  readonly changes: Partial<Said<'stay'>>;
}

/** An open stay with its reasons, actions and exit criterion, as the board's commands would have left them. */
export function tellStay(book: Casebook, stay: StayStory): void {
  const { stage, crew } = book;
  const owner = sectorOf(stay.by);
  const placedAt = stage.at(-stay.days, '08:35');
  const first: Said<'stay'> = {
    level: stay.moved?.from ?? stay.level,
    since: stage.day(-stay.days),
    reviewOn: stage.day(Math.min(stay.review, REVIEW_EVERY[stay.level] - stay.days)),
    putOnBy: crew.of(stay.by),
    discussedWith: (stay.with ?? []).map((key) => crew.of(key)),
    endedOn: null,
    leftBecause: null,
    followUpOn: null,
  };
  const versions = [{ said: first, at: placedAt, by: stay.by }];
  for (const { at, by, changes } of turnsOf(book, stay)) {
    const before = versions.at(-1)?.said ?? first;
    versions.push({ said: { ...before, ...changes }, at, by });
  }
  const stayId = book.write('stay', { owner, about: 'board_status', versions });

  stay.reasons.forEach((reason, rank) => tellReason(book, stayId, stay.by, reason, rank === 0, placedAt));
  const hungOn = stage.at(1 - stay.days, '12:10');
  for (const { by, reason } of stay.others ?? []) tellReason(book, stayId, by, reason, false, hungOn);
  const about = categoryOfReason(stay.reasons[0] ?? 'new_in_team');
  for (const action of stay.actions) tellAction(book, stayId, stay, action);
  if (stay.exit !== undefined) {
    book.write('exit_criterion', {
      owner,
      about,
      stayId,
      versions: [{ said: { text: stay.exit }, at: placedAt, by: stay.by }],
    });
  }
}

/** The last review, when one can have been, and the move, in the order they happened. */
function turnsOf({ stage }: Casebook, { by, level, days, review, moved }: StayStory): Turn[] {
  const turns: Turn[] = [];
  const reviewed = review - REVIEW_EVERY[level];
  if (reviewed > -days) turns.push({ at: stage.at(reviewed, '08:20'), by, changes: { reviewOn: stage.day(review) } });
  if (moved !== undefined) {
    const at = moved.minutesAgo === undefined ? stage.at(moved.day ?? 0, '08:25') : stage.minutesAgo(moved.minutesAgo);
    turns.push({ at, by: moved.by, changes: { level } });
  }
  return turns.sort((a, b) => (a.at < b.at ? -1 : 1));
}

export function tellReason(
  book: Casebook,
  stayId: string,
  by: StaffKey,
  reason: BoardReason,
  primary: boolean,
  at: Instant,
  endedAt?: Instant,
): void {
  const said = { reason, primary, stay: ElementId.parse(stayId) };
  book.write('reason', {
    owner: sectorOf(by),
    about: categoryOfReason(reason),
    stayId,
    versions: [{ said, at, by }, ...(endedAt === undefined ? [] : [{ said, at: endedAt, by }])],
    ended: endedAt !== undefined,
  });
}

function tellAction(book: Casebook, stayId: string, stay: StayStory, action: ActionStory): void {
  const { stage, crew } = book;
  const by = action.by ?? stay.by;
  const open: Said<'action'> = {
    text: action.text,
    responsible: crew.of(action.who),
    dueOn: action.due === null ? null : stage.day(action.due),
    doneAt: null,
  };
  // Agreed within the last week, before its day, and not before the stay.
  const agreed = stage.at(Math.max(-stay.days, Math.min(-1, (action.due ?? 0) - 1, (action.done ?? 0) - 2)), '08:40');
  const done = action.done === undefined ? undefined : stage.at(action.done, '14:30');
  book.write('action', {
    owner: sectorOf(by),
    about: action.about ?? categoryOfReason(stay.reasons[0] ?? 'new_in_team'),
    stayId,
    versions: [
      { said: open, at: agreed, by },
      ...(done === undefined ? [] : [{ said: { ...open, doneAt: done }, at: done, by: action.who }]),
    ],
    ended: done !== undefined,
  });
}
