import { type Said } from '../model.js';
import { WRITERS } from '../staff.js';
import { type SeenStory, type Story } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';

/** Days between contacts: on the board often, otherwise as agreed in an ordinary plan. */
const RHYTHM = { board: [3, 7], caseload: [14, 30] } as const;
/** Somebody who was last tried and not met has not been met shortly before either. */
const UNMET_DAYS = 21;

type How = Said<'contact'>['how'];

/**
 * A year of contacts (or as long as the stage says) that ends with the ones the story names. Only the latest of each side is open; the one before it
 * ended when it was written.
 */
export function tellContacts(book: Casebook, story: Story): void {
  for (const latest of story.seen) {
    const log = [latest, ...earlierThan(book, story, latest)].reverse();
    log.forEach((contact, rank) => tellContact(book, contact, log[rank + 1]));
  }
}

function tellContact(book: Casebook, contact: SeenStory, next: SeenStory | undefined): void {
  const { stage, crew } = book;
  const said = { on: stage.day(contact.day), by: crew.of(contact.by), how: contact.how };
  const writtenAt = ({ day, at }: SeenStory) => stage.at(day, at ?? '15:20');
  book.write('contact', {
    owner: sectorOf(contact.by),
    about: 'visit_logistics',
    onDay: said.on,
    versions: [
      { said, at: writtenAt(contact), by: contact.by },
      ...(next === undefined ? [] : [{ said, at: writtenAt(next), by: next.by }]),
    ],
    ended: next !== undefined,
  });
}

/** The contacts before the latest one, newest first. */
function earlierThan(book: Casebook, { stays, known, admissions }: Story, latest: SeenStory): SeenStory[] {
  const sector = sectorOf(latest.by);
  const acquaintance = known.find((one) => one.sector === sector);
  const dice = book.stage.dice('contacts', book.citizen, sector);
  const writers = [...(acquaintance?.contacts ?? []), ...WRITERS[sector]];
  const onBoardFor = Math.max(0, ...stays.map((stay) => stay.days));
  const farthest = -Math.min(book.stage.contactDays, (acquaintance?.days ?? 1) - 1);
  const inWard = (day: number) => admissions.some(({ from, to }) => day > from && day < (to ?? 1));

  const earlier: SeenStory[] = [];
  let day = latest.day;
  for (;;) {
    const [least, most] = day > -onBoardFor ? RHYTHM.board : RHYTHM.caseload;
    day -= dice.between(least, most);
    if (day < farthest) return earlier;
    const unmet = latest.how === 'attempt' && day > latest.day - UNMET_DAYS;
    earlier.push({ by: dice.pick(writers), how: unmet ? 'attempt' : inWard(day) ? 'ward' : dice.pick(USUAL), day });
  }
}

const USUAL: readonly How[] = [
  'home',
  'home',
  'home',
  'home',
  'out',
  'out',
  'office',
  'phone',
  'phone',
  'video',
  'attempt',
];
