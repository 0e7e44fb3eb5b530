/**
 * What a notification says happened: MedCom's activity codes, and which Encounter they may stand beside.
 * @see https://medcomfhir.dk/ig/terminology/ValueSet-medcom-hospitalNotification-messageActivities.html
 */

/** The turning points of a hospital stay. `death` has no activity code of its own: Patient.deceased tells it. */
export const STAY_EVENTS = ['admit', 'start_leave', 'end_leave', 'discharge', 'death'] as const;
export type StayEvent = (typeof STAY_EVENTS)[number];

export const ENCOUNTER_STATUSES = ['in-progress', 'onleave', 'finished', 'entered-in-error'] as const;
export type EncounterStatus = (typeof ENCOUNTER_STATUSES)[number];

export interface Activity {
  readonly about: Exclude<StayEvent, 'death'>;
  readonly change: 'tell' | 'revise' | 'cancel';
  readonly emergency: boolean;
  /** The Encounter.status values that agree with the code. */
  readonly statuses: readonly EncounterStatus[];
}

/*
 * MedCom's code overview names one status per code. Two rows accept `onleave` as well: a corrected admission and a
 * cancelled discharge may concern somebody who is on leave, and saying `in-progress` there would be untrue.
 */
const ADMITTED: readonly EncounterStatus[] = ['in-progress'];
const ADMITTED_OR_ON_LEAVE: readonly EncounterStatus[] = ['in-progress', 'onleave'];
const ON_LEAVE: readonly EncounterStatus[] = ['onleave'];
const FINISHED: readonly EncounterStatus[] = ['finished'];
const IN_ERROR: readonly EncounterStatus[] = ['entered-in-error'];

export const ACTIVITIES = {
  'admit-emergency': { about: 'admit', change: 'tell', emergency: true, statuses: ADMITTED },
  'revise-admit-emergency': { about: 'admit', change: 'revise', emergency: true, statuses: ADMITTED },
  'cancel-admit-emergency': { about: 'admit', change: 'cancel', emergency: true, statuses: IN_ERROR },
  'admit-inpatient': { about: 'admit', change: 'tell', emergency: false, statuses: ADMITTED },
  'revise-admit-inpatient': { about: 'admit', change: 'revise', emergency: false, statuses: ADMITTED_OR_ON_LEAVE },
  'cancel-admit-inpatient': { about: 'admit', change: 'cancel', emergency: false, statuses: IN_ERROR },
  'start-leave-inpatient': { about: 'start_leave', change: 'tell', emergency: false, statuses: ON_LEAVE },
  'revise-start-leave-inpatient': { about: 'start_leave', change: 'revise', emergency: false, statuses: ON_LEAVE },
  'cancel-start-leave-inpatient': { about: 'start_leave', change: 'cancel', emergency: false, statuses: ADMITTED },
  'end-leave-inpatient': { about: 'end_leave', change: 'tell', emergency: false, statuses: ADMITTED },
  'revise-end-leave-inpatient': { about: 'end_leave', change: 'revise', emergency: false, statuses: ADMITTED },
  'cancel-end-leave-inpatient': { about: 'end_leave', change: 'cancel', emergency: false, statuses: ON_LEAVE },
  'discharge-emergency-home': { about: 'discharge', change: 'tell', emergency: true, statuses: FINISHED },
  'revise-discharge-emergency-home': { about: 'discharge', change: 'revise', emergency: true, statuses: FINISHED },
  'cancel-discharge-emergency-home': { about: 'discharge', change: 'cancel', emergency: true, statuses: ADMITTED },
  'discharge-inpatient-home': { about: 'discharge', change: 'tell', emergency: false, statuses: FINISHED },
  'revise-discharge-inpatient-home': { about: 'discharge', change: 'revise', emergency: false, statuses: FINISHED },
  'cancel-discharge-inpatient-home': {
    about: 'discharge',
    change: 'cancel',
    emergency: false,
    statuses: ADMITTED_OR_ON_LEAVE,
  },
} as const satisfies Record<string, Activity>;

export type ActivityCode = keyof typeof ACTIVITIES;
export const ACTIVITY_CODES = Object.keys(ACTIVITIES) as readonly ActivityCode[];

export function isActivityCode(code: string): code is ActivityCode {
  return Object.hasOwn(ACTIVITIES, code);
}

export function activityOf(code: ActivityCode): Activity {
  return ACTIVITIES[code];
}
