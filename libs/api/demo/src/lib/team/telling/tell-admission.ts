import { type Said } from '../model.js';
import { type AdmissionStory } from '../stories/story.js';
import { type Casebook } from './casebook.js';

/** The law's notice stands this long after the discharge; then the admission is history. @see Retssikkerhedsloven § 12 c */
const NOTICE_DAYS = 30;

/** A hospital stay as the hospital's messages tell it: nobody in the team wrote it. */
export function tellAdmission(book: Casebook, story: AdmissionStory): void {
  const { stage } = book;
  const { from, to, leave, ward, emergency } = story;
  const admitted: Said<'admission'> = {
    status: 'admitted',
    since: stage.day(from),
    leaveSince: null,
    dischargedOn: null,
    emergency,
    ward,
  };
  const versions = [{ said: admitted, at: stage.at(from, emergency ? '22:40' : '10:10'), by: null }];
  if (leave !== undefined) {
    const onLeave: Said<'admission'> = { ...admitted, status: 'on_leave', leaveSince: stage.day(leave) };
    versions.push({ said: onLeave, at: stage.at(leave, '11:00'), by: null });
  }
  if (to !== null) {
    const discharged: Said<'admission'> = { ...admitted, status: 'discharged', dischargedOn: stage.day(to) };
    versions.push({ said: discharged, at: stage.at(to, '13:15'), by: null });
  }
  book.write('admission', {
    owner: 'region_psych',
    about: 'admission_discharge',
    versions,
    ended: to !== null && to < -NOTICE_DAYS,
  });
}
