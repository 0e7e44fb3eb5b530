import { categoryOfReason } from '@samtavle/policy';
import { type Said } from '../model.js';
import { type PastStayStory } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';
import { tellReason } from './tell-stay.js';

const FOLLOW_UP_DAYS = 14;

/** A stay that is over: everything that hung on it ended with it, and whoever took the citizen off followed up. */
export function tellPastStay(book: Casebook, stay: PastStayStory): void {
  const { stage, crew } = book;
  const { by, from, to } = stay;
  const owner = sectorOf(by);
  const about = categoryOfReason(stay.reason);
  const placedAt = stage.at(from, '08:35');
  const takenOffAt = stage.at(to, '08:50');
  const open: Said<'stay'> = {
    level: stay.level,
    since: stage.day(from),
    reviewOn: stage.day(to),
    putOnBy: crew.of(by),
    discussedWith: [],
    endedOn: null,
    leftBecause: null,
    followUpOn: null,
  };
  const over = {
    ...open,
    endedOn: stage.day(to),
    leftBecause: stay.because,
    followUpOn: stage.day(to + FOLLOW_UP_DAYS),
  };
  const stayId = book.write('stay', {
    owner,
    about: 'board_status',
    versions: [
      { said: open, at: placedAt, by },
      { said: over, at: takenOffAt, by },
    ],
    ended: true,
  });
  tellReason(book, stayId, by, stay.reason, true, placedAt, takenOffAt);

  const exit = { text: stay.exit };
  book.write('exit_criterion', {
    owner,
    about,
    stayId,
    versions: [
      { said: exit, at: placedAt, by },
      { said: exit, at: takenOffAt, by },
    ],
    ended: true,
  });
  const due = Math.min(from + 3, to);
  const agreed = { text: stay.action, responsible: crew.of(by), dueOn: stage.day(due), doneAt: null };
  const doneAt = stage.at(due, '14:30');
  book.write('action', {
    owner,
    about,
    stayId,
    versions: [
      { said: agreed, at: placedAt, by },
      { said: { ...agreed, doneAt }, at: doneAt, by },
    ],
    ended: true,
  });
  book.relate('planned_contact', by, takenOffAt, stage.midnight(to + FOLLOW_UP_DAYS + 1));
}
