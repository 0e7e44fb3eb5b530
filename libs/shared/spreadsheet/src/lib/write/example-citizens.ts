import type { BoardReason, Intensity } from '@samtavle/domain';

interface InTwoLanguages {
  readonly da: string;
  readonly en: string;
}

/** An invented citizen; days are counted from the day the example is written. */
export interface ExampleCitizen {
  readonly cpr: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone?: string;
  readonly stay?: {
    readonly level: Intensity;
    readonly daysOn: number;
    readonly reasons: readonly BoardReason[];
    readonly firstAction: InTwoLanguages;
    readonly dueIn?: number;
    readonly reviewIn?: number;
    readonly exitCriterion?: InTwoLanguages;
  };
  readonly note?: InTwoLanguages;
}

/**
 * Twelve people who do not exist. In a CPR number the seventh digit and the year together name the century: 5–8 with a
 * year up to 57 means the 2000s, so seventh digit 8 and year 57 is somebody born in 2057. No such number can have been
 * given to anybody, and none will be for thirty years.
 * The telephone numbers begin with 00, which no Danish number does: it is the way out to other countries.
 * @see https://www.cpr.dk (Personnummeret i CPR)
 */
export const EXAMPLE_CITIZENS: readonly ExampleCitizen[] = [
  {
    cpr: '040157-8101',
    givenName: 'Agnete',
    familyName: 'Eksempel',
    phone: '00 00 00 01',
    stay: {
      level: 3,
      daysOn: 2,
      reasons: ['symptoms_worse', 'medication_change'],
      firstAction: { da: 'Besøg hver dag kl. 10', en: 'Visit every day at 10' },
      dueIn: 1,
      reviewIn: 5,
      exitCriterion: { da: 'Sover fem nætter i træk', en: 'Sleeps five nights in a row' },
    },
    note: { da: 'Vil helst ringes op, før nogen kommer', en: 'Prefers a call before anybody comes' },
  },
  {
    cpr: '170257-8112',
    givenName: 'Birk',
    familyName: 'Prøvested',
    phone: '00 00 00 02',
    stay: {
      level: 3,
      daysOn: 9,
      reasons: ['just_discharged'],
      firstAction: { da: 'Følge op på udskrivningsaftalen', en: 'Follow up on the discharge agreement' },
      dueIn: 3,
      reviewIn: 7,
      exitCriterion: { da: 'Har været hjemme i 14 dage', en: 'Has been at home for 14 days' },
    },
  },
  {
    cpr: '230357-8123',
    givenName: 'Cille Marie',
    familyName: 'Modelby',
    stay: {
      level: 2,
      daysOn: 15,
      reasons: ['eviction_threat', 'money_crisis'],
      firstAction: { da: 'Møde med boligforeningen', en: 'Meeting with the housing association' },
      dueIn: 6,
      reviewIn: 14,
      exitCriterion: { da: 'Aftale om huslejen er skrevet under', en: 'The rent agreement is signed' },
    },
  },
  {
    cpr: '090457-8134',
    givenName: 'Dines',
    familyName: 'Påfund',
    phone: '00 00 00 04',
    stay: {
      level: 2,
      daysOn: 21,
      reasons: ['hard_to_reach'],
      firstAction: { da: 'Prøve på caféen om formiddagen', en: 'Try the café in the morning' },
      dueIn: 2,
      reviewIn: 10,
    },
    note: { da: 'Svarer på sms, ikke på opkald', en: 'Answers texts, not calls' },
  },
  {
    cpr: '300557-8145',
    givenName: 'Elin',
    familyName: 'Tænkt',
    phone: '00 00 00 05',
    stay: {
      level: 2,
      daysOn: 4,
      reasons: ['new_in_team'],
      firstAction: { da: 'Lære tre fra teamet at kende', en: 'Get to know three of the team' },
      reviewIn: 21,
      exitCriterion: { da: 'Har mødt alle i teamet', en: 'Has met everybody in the team' },
    },
  },
  {
    cpr: '110657-8156',
    givenName: 'Folmer',
    familyName: 'Øvelse',
    stay: {
      level: 1,
      daysOn: 34,
      reasons: ['work_event', 'own_wish'],
      firstAction: { da: 'Tale om første uge på arbejdet', en: 'Talk about the first week at work' },
      dueIn: 8,
      reviewIn: 28,
    },
  },
  {
    cpr: '250757-8167',
    givenName: 'Gudny',
    familyName: 'Opdigtet',
    phone: '00 00 00 07',
    stay: {
      level: 3,
      daysOn: 1,
      reasons: ['depot_missed'],
      firstAction: { da: 'Aftale ny tid til depot', en: 'Agree a new time for the depot' },
      dueIn: 1,
      reviewIn: 3,
      exitCriterion: { da: 'Depot er givet', en: 'The depot is given' },
    },
  },
  {
    cpr: '020857-8178',
    givenName: 'Hjalte',
    familyName: 'af Skabelon',
    phone: '00 00 00 08',
    stay: {
      level: 1,
      daysOn: 12,
      reasons: ['somatic_illness'],
      firstAction: { da: 'Følge med til egen læge', en: 'Go along to the doctor' },
      dueIn: 5,
      reviewIn: 14,
    },
  },
  {
    cpr: '190957-8189',
    givenName: 'Ida Sofie',
    familyName: 'Forsøg',
    stay: {
      level: 2,
      daysOn: 6,
      reasons: ['life_event'],
      firstAction: { da: 'Besøg søndag, årsdagen for tabet', en: 'Visit on Sunday, the anniversary of the loss' },
      dueIn: 4,
      reviewIn: 12,
      exitCriterion: { da: 'Siger selv, at det er blevet lettere', en: 'Says that it has become easier' },
    },
  },
  {
    cpr: '071057-8190',
    givenName: 'Jeppe',
    familyName: 'Mønster',
    phone: '00 00 00 10',
    note: { da: 'Fast aftale hver anden torsdag', en: 'Standing appointment every other Thursday' },
  },
  { cpr: '281157-8201', givenName: 'Karla', familyName: 'Udkast', phone: '00 00 00 11' },
  { cpr: '131257-8212', givenName: 'Loke', familyName: 'Åbenlyst' },
];
