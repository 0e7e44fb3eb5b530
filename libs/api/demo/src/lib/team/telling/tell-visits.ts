import { isDanishWorkingDay } from '@samtavle/domain';
import { type StaffKey } from '../staff.js';
import { type Story, type VisitStory } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';

export const VISIT_TIMES = ['09:00', '09:30', '10:30', '11:15', '13:00', '14:15', '15:00'] as const;

/** Visits are agreed this far ahead: to the end of next week, whichever day the demo begins. */
const DAYS_AHEAD = 11;
/** So many of a hundred working days ahead have a visit: the others are what a meeting finds missing. */
const PLANNED_PERCENT = { 3: 70, 2: 22, 1: 8 } as const;

/** The visits the story names, and those that are agreed for somebody on the board; some days are left open. */
export function tellVisits(book: Casebook, story: Story): void {
  for (const visit of story.visits) tellVisit(book, visit);
  for (const visit of agreedAhead(book, story)) tellVisit(book, visit);
}

function agreedAhead({ stage, citizen }: Casebook, { stays, known, admissions, visits }: Story): VisitStory[] {
  const [stay] = stays;
  const inHospital = admissions.some(({ to }) => to === null);
  const goers: StaffKey[] = known.flatMap(({ contacts }) => contacts);
  if (!stay || inHospital || goers.length === 0) return [];
  const dice = stage.dice('visits', citizen);
  return Array.from({ length: DAYS_AHEAD }, (_, before) => before + 1)
    .filter((day) => isDanishWorkingDay(stage.day(day)) && dice.percent(PLANNED_PERCENT[stay.level]))
    .filter((day) => !visits.some((visit) => (visit.day ?? 0) === day))
    .map((day) => ({ day, at: dice.pick(VISIT_TIMES), who: [dice.pick(goers)] }));
}

function tellVisit(book: Casebook, { day = 0, at, who, by = who[0] }: VisitStory): void {
  const { stage, crew } = book;
  if (by === undefined) throw new Error('somebody makes the visit');
  const on = stage.day(day);
  book.write('visit', {
    owner: sectorOf(by),
    about: 'visit_logistics',
    onDay: on,
    versions: [
      {
        said: { on, at, who: who.map((key) => crew.of(key)), minutes: null, state: 'planned' },
        at: stage.at(-2, '12:40'),
        by,
      },
    ],
  });
}
