import { type GoalStory, type NoteStory, type Story } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';

/** What is written in words: notes, and the citizen's own goals. */
export function tellWords(book: Casebook, { notes, goals }: Story): void {
  for (const note of notes) tellNote(book, note);
  for (const goal of goals) tellGoal(book, goal);
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
