import { type Cpr, STAFF_SECTORS } from '@samtavle/domain';
import { type Crew } from '../crew.js';
import { type DemoCitizen } from '../model.js';
import { type Stage } from '../stage.js';
import { PLANS } from '../stories/plans.js';
import { type Story } from '../stories/story.js';
import { Casebook } from './casebook.js';
import { tellAdmission } from './tell-admission.js';
import { enrolmentsOf, tellBelonging } from './tell-belonging.js';
import { tellConsent } from './tell-consent.js';
import { tellContacts } from './tell-contacts.js';
import { tellPastStay } from './tell-past-stay.js';
import { tellPlan } from './tell-plan.js';
import { tellObjection, tellRepresentative } from './tell-refusal.js';
import { tellStay } from './tell-stay.js';
import { tellVisits } from './tell-visits.js';
import { tellWords } from './tell-words.js';

/** Turns a story into the rows it would have left behind. */
export function tellCitizen(stage: Stage, crew: Crew, story: Story, cpr: Cpr): DemoCitizen {
  const { key, givenName, familyName } = story;
  const book = new Casebook(stage, crew, key);
  tellBelonging(book, story);
  for (const stay of story.past) tellPastStay(book, stay);
  for (const stay of story.stays) tellStay(book, stay);
  for (const admission of story.admissions) tellAdmission(book, admission);
  tellWords(book, story);
  tellContacts(book, story);
  tellVisits(book, story);
  tellPlan(book, PLANS[key] ?? []);
  return {
    id: stage.id('citizen', key),
    key,
    givenName,
    familyName,
    cpr,
    createdAt: stage.at(-Math.max(...story.known.map(({ days }) => days)), '09:00'),
    aliases: STAFF_SECTORS.map((sector) => ({ id: stage.id('alias', key, sector), sector })),
    enrolments: enrolmentsOf(book, story),
    relations: book.relations,
    consents: story.consents.map((consent) => tellConsent(stage, crew, key, consent)),
    objections: story.objections.map((objection) => tellObjection(stage, crew, key, objection)),
    representatives: story.representatives.map((one) => tellRepresentative(stage, crew, one)),
    elements: book.elements,
  };
}
