import { type Said } from '../model.js';
import { WRITERS } from '../staff.js';
import { type SeenStory, type Story } from '../stories/story.js';
import { type Casebook, sectorOf } from './casebook.js';
import { VISIT_TIMES } from './tell-visits.js';

/** Days between contacts: on the board often, otherwise as agreed in an ordinary plan. */
const RHYTHM = { board: [3, 7], caseload: [14, 30] } as const;
/** Somebody who was last tried and not met has not been met shortly before either. */
const UNMET_DAYS = 21;

type How = Said<'contact'>['how'];

/**
 * A year of contacts (or as long as the stage says) that ends with the ones the story names. What of this week was a way
 * to the citizen is a visit too, made or tried.
 */
export function tellContacts(book: Casebook, story: Story): void {
  for (const latest of story.seen) {
    const log = [latest, ...earlierThan(book, story, latest)].reverse();
    for (const contact of log) tellContact(book, contact);
  }
}

function tellContact(book: Casebook, { by, day, at, how }: SeenStory): void {
  const { stage, crew } = book;
  const on = stage.day(day);
  const who = [crew.of(by)];
  const dice = stage.dice('contact', book.citizen, by, day);
  const more = {
    at: at ?? null,
    who,
    withRelative: dice.percent(12),
    withOtherService: dice.percent(8),
    minutes: how === 'attempt' ? null : dice.pick(HOW_LONG),
  };
  book.write('contact', {
    owner: sectorOf(by),
    about: 'visit_logistics',
    onDay: on,
    versions: [{ said: { on, by: crew.of(by), how, ...more }, at: stage.at(day, at ?? '15:20'), by }],
  });
  if (!IN_PERSON.includes(how) || day >= 0 || day < -DAYS_OF_VISITS) return;
  const time = dice.pick(VISIT_TIMES);
  const visit = { on, at: time, who, minutes: null };
  book.write('visit', {
    owner: sectorOf(by),
    about: 'visit_logistics',
    onDay: on,
    versions: [
      { said: { ...visit, state: 'planned' }, at: stage.at(day - 2, '12:40'), by },
      { said: { ...visit, state: how === 'attempt' ? 'attempted' : 'done' }, at: stage.at(day, '15:20'), by },
    ],
  });
}

const HOW_LONG = ['up_to_15', 'up_to_30', 'up_to_30', 'up_to_60', 'over_60'] as const;
const IN_PERSON: readonly How[] = ['home', 'out', 'attempt'];
/** As far back as a week on the screen can reach. */
const DAYS_OF_VISITS = 6;

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
