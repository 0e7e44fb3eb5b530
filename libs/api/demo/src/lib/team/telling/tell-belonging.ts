import { type Acquaintance, type Story } from '../stories/story.js';
import { type DemoEnrolment } from '../model.js';
import { type Casebook } from './casebook.js';

/** Enrolment by a health sector is the course of treatment. @see sharing policy, treatment_course_current */
const HEALTH = ['region_psych', 'muni_health'];

export function enrolmentsOf(book: Casebook, { known }: Story): DemoEnrolment[] {
  return known.map(({ sector, days, sel, sickness }) => ({
    sector,
    since: book.stage.day(-days),
    treatmentCourse: HEALTH.includes(sector),
    selService: sel ?? false,
    sicknessBenefit: sickness ?? false,
  }));
}

/** The name as each sector wrote it down, and who each sector's contact persons are. */
export function tellBelonging(book: Casebook, story: Story): void {
  for (const acquaintance of story.known) {
    tellIdentity(book, story, acquaintance);
    tellContactPersons(book, acquaintance);
  }
}

function tellIdentity(
  book: Casebook,
  { givenName, familyName }: Story,
  { sector, days, contacts }: Acquaintance,
): void {
  const [first] = contacts;
  book.write('identity', {
    owner: sector,
    about: 'identification',
    versions: [{ said: { givenName, familyName }, at: book.stage.at(-days, '09:00'), by: first ?? null }],
  });
}

/** The second contact person came later: a third of the way to today. */
function tellContactPersons(book: Casebook, { sector, days, contacts }: Acquaintance): void {
  const { stage, crew } = book;
  const [first] = contacts;
  if (first === undefined) return;
  const since = stage.at(-days, '09:00');
  const joined = stage.at(Math.round((-days * 2) / 3), '11:30');
  const alone = { said: { members: [crew.of(first)] }, at: since, by: first };
  const together = { said: { members: contacts.map((key) => crew.of(key)) }, at: joined, by: first };
  book.write('contacts', {
    owner: sector,
    about: 'team_membership',
    versions: contacts.length > 1 ? [alone, together] : [alone],
  });
  for (const key of contacts) book.relate('contact_person', key, key === first ? since : joined, null);
}
