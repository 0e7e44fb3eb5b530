import { type GoalStory, type NoteStory, type Story, type VisitStory } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';

/** What is written in words: notes, the citizen's own goals, and the visits that are agreed. */
export function tellWords(book: Casebook, { notes, goals, visits }: Story): void {
  for (const note of notes) tellNote(book, note);
  for (const goal of goals) tellGoal(book, goal);
  for (const visit of visits) tellVisit(book, visit);
}

/** A note that was put right keeps what it said: it was written two days before. */
function tellNote(book: Casebook, { by, about, day, at, text, before }: NoteStory): void {
  const { stage } = book;
  book.write('note', {
    owner: sectorOf(by),
    about,
    versions: [
      ...(before === undefined ? [] : [{ said: { text: before }, at: stage.at(day - 2, '13:30'), by }]),
      { said: { text }, at: stage.at(day, at ?? '13:30'), by },
    ],
  });
}

/** Own words belong to the citizen's goals and are owned by the sector that wrote them down. */
function tellGoal(book: Casebook, { text, to, day }: GoalStory): void {
  const { stage, crew } = book;
  book.write('goal', {
    owner: sectorOf(to),
    about: 'own_goals',
    versions: [{ said: { text, saidTo: crew.of(to), saidOn: stage.day(day) }, at: stage.at(day, '11:05'), by: to }],
  });
}

function tellVisit(book: Casebook, { day = 0, at, who, by = who[0] }: VisitStory): void {
  const { stage, crew } = book;
  if (by === undefined) throw new Error('somebody makes the visit');
  const on = stage.day(day);
  book.write('visit', {
    owner: sectorOf(by),
    about: 'visit_logistics',
    onDay: on,
    versions: [{ said: { on, at, who: who.map((key) => crew.of(key)) }, at: stage.at(-2, '12:40'), by }],
  });
}
