import { type Day, day, oneYearAfter, startOfDanishDay } from '@samtavle/domain';
import { enrolledBy, type Facts, onBoard, UNKNOWN_CITIZEN, withConsent } from './facts.js';
import { readPolicyTable } from './policy-table.js';
import { type Moment, type Reader } from './rights.js';

export const table = readPolicyTable();
export const today: Day = day('2027-03-01');
export const moment: Moment = { at: startOfDanishDay(today), day: today, onDuty: new Set(['nurse']) };
export const later = (to: Day): Moment => ({ ...moment, at: startOfDanishDay(to), day: to });

export const nurse: Reader = {
  persona: 'nurse',
  member: 'nurse',
  role: 'nurse_region',
  sector: 'region_psych',
  isRegional: true,
  hasResponsible: false,
};
export const worker: Reader = {
  persona: 'worker',
  member: 'worker',
  role: 'support_worker_muni',
  sector: 'muni_social',
  isRegional: false,
  hasResponsible: false,
};
export const secretary: Reader = { ...nurse, persona: 'secretary', member: 'secretary', role: 'medical_secretary' };
export const homeNurse: Reader = {
  ...worker,
  persona: 'home nurse',
  member: 'home nurse',
  role: 'nurse_muni',
  sector: 'muni_health',
};
export const consultant: Reader = {
  ...worker,
  persona: 'consultant',
  member: 'consultant',
  role: 'job_consultant',
  sector: 'muni_employment',
};
export const officer: Reader = {
  ...worker,
  persona: 'officer',
  member: 'officer',
  role: 'audit_officer',
  sector: 'audit',
};

/** Treated by the region and on its board; nobody else knows the citizen. */
export const regional: Facts = onBoard(
  enrolledBy(UNKNOWN_CITIZEN, 'region_psych', ['nurse'], moment.at),
  'region_psych',
);
export const consenting = (facts: Facts, name: string) =>
  withConsent(facts, {
    package: name,
    sector: 'region_psych',
    state: 'active',
    givenOn: today,
    expiresOn: oneYearAfter(today),
    flows: table.flows(name),
  });
export const base = (facts: Facts) => consenting(facts, 'PKG_BASE');
