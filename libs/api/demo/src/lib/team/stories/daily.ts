import { lapsing, no, yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 3, daily: the middle of the column. */
export const DAILY: readonly Story[] = [
  story('inge', {
    givenName: 'Inge',
    familyName: 'Marstrup',
    known: [{ sector: 'region_psych', days: 450, contacts: ['anne'] }],
    stays: [
      {
        by: 'anne',
        level: 3,
        days: 19,
        review: 1,
        with: ['henrik'],
        reasons: ['depot_missed'],
        actions: [{ text: 'Depot gives hjemme', who: 'anne', due: 0 }],
        exit: 'depotet er givet to gange til tiden',
      },
    ],
    seen: [{ by: 'anne', how: 'home', day: -4 }],
    visits: [
      { at: '08:45', who: ['anne'] },
      { day: 1, at: '14:15', who: ['anne'] },
    ],
    notes: [
      {
        by: 'anne',
        about: 'mental_state',
        day: -1,
        at: '14:20',
        text: 'Mere stille end i sidste uge. Tankerne larmer om natten.',
        before: 'Mere stille end i sidste uge.',
      },
      {
        by: 'anne',
        about: 'medication_depot',
        day: -4,
        text: 'Depot er fem dage for sent. Vil helst have det hjemme.',
      },
      {
        by: 'anne',
        about: 'crisis_plan',
        day: -60,
        text: 'Tidlige tegn: gardinerne er trukket for, og telefonen er slukket.',
      },
    ],
    goals: [{ text: 'Jeg vil kunne sidde i haven uden at høre stemmerne.', to: 'anne', day: -40 }],
  }),
  story('karen', {
    givenName: 'Karen',
    familyName: 'Ravnholt',
    known: [
      { sector: 'region_psych', days: 1000, contacts: ['mette'] },
      { sector: 'muni_social', days: 900, contacts: ['jonas', 'birgit'], sel: true },
    ],
    consents: [
      ...yes('mette', 60, 'PKG_BASE', 'PKG_DAILY', 'PKG_MEDICAL', 'PKG_LIFE', 'PKG_SAFETY'),
      ...yes('jonas', 58, 'PKG_SOCIAL'),
    ],
    stays: [
      {
        by: 'mette',
        level: 3,
        days: 12,
        review: 6,
        with: ['jonas', 'henrik'],
        reasons: ['symptoms_worse'],
        others: [{ by: 'jonas', reason: 'eviction_threat' }],
        actions: [
          { text: 'Ring til boligselskabet', who: 'jonas', due: 0, about: 'housing', by: 'jonas' },
          { text: 'Husleje over på betalingsservice', who: 'birgit', due: 4, about: 'housing', by: 'jonas' },
          { text: 'Næste blodprøve', who: 'mette', due: 6, about: 'medication_depot' },
          { text: 'Guitar hentes hjem', who: 'tom', due: -6, about: 'social_support', by: 'jonas', done: -6 },
        ],
        exit: 'boligen er sikker, og natten er rolig',
      },
    ],
    seen: [
      { by: 'mette', how: 'home', day: -1 },
      { by: 'jonas', how: 'home', day: -3 },
    ],
    visits: [
      { at: '10:30', who: ['mette'] },
      { day: 1, at: '09:00', who: ['lene'] },
    ],
    notes: [
      {
        by: 'mette',
        about: 'mental_state',
        day: -1,
        at: '11:10',
        text: 'Sover fire timer. Kan grine af det. Bange for brevene.',
      },
      {
        by: 'mette',
        about: 'crisis_plan',
        day: -14,
        text: 'Tidlige tegn: sover under fem timer to nætter, åbner ikke post.',
      },
      {
        by: 'mette',
        about: 'crisis_plan',
        day: -14,
        at: '10:40',
        text: 'Det hjælper: korte besøg, en gåtur, ro. Det hjælper ikke: mange spørgsmål.',
        before: 'Det hjælper: korte besøg, en gåtur, ro.',
      },
      { by: 'mette', about: 'network_relatives', day: -14, text: 'En søster må vide det meste. Spørg altid først.' },
      { by: 'jonas', about: 'housing', day: -3, text: 'Boligselskabet vil høre fra os før den første.' },
      {
        by: 'birgit',
        about: 'economy_benefits',
        day: -5,
        text: 'Restance på 4.300 kr. Kan betale 300 kr. om måneden.',
      },
    ],
    goals: [
      { text: 'Jeg vil blive boende i min lejlighed, også når jeg bliver syg.', to: 'mette', day: -14 },
      { text: 'Jeg vil spille musik med nogen igen.', to: 'tom', day: -14 },
    ],
  }),
  story('rikke', {
    givenName: 'Rikke',
    familyName: 'Tornved',
    known: [
      { sector: 'region_psych', days: 800, contacts: ['mette'] },
      { sector: 'muni_social', days: 600, contacts: ['jonas'], sel: true },
    ],
    consents: [
      ...yes('mette', 259, 'PKG_BASE'),
      lapsing('mette', 21, 'PKG_DAILY', 'tom'),
      no('mette', 23, 95, 'PKG_MEDICAL'),
    ],
    stays: [
      {
        by: 'mette',
        level: 3,
        days: 8,
        review: 4,
        with: ['henrik', 'jonas'],
        reasons: ['symptoms_worse'],
        actions: [{ text: 'Psykiatertid flyttes frem', who: 'mette', due: 0 }],
        exit: 'hun sover seks timer tre nætter i træk',
      },
    ],
    seen: [
      { by: 'mette', how: 'home', day: -2 },
      { by: 'jonas', how: 'home', day: -3 },
    ],
    visits: [{ day: 1, at: '10:00', who: ['jonas'] }],
    notes: [
      {
        by: 'mette',
        about: 'mental_state',
        day: -1,
        at: '15:40',
        text: 'Sover 3–4 timer. Hører stemmer om aftenen.',
        before: 'Sover 3–4 timer.',
      },
      {
        by: 'mette',
        about: 'crisis_plan',
        day: -40,
        text: 'Ring først. Gå en tur med Laika. En søster kan sove der.',
        before: 'Ring først. Gå en tur med Laika.',
      },
      {
        by: 'mette',
        about: 'crisis_plan',
        day: -40,
        at: '10:20',
        text: 'Tidlige tegn: vender døgnet, svarer ikke på beskeder.',
      },
      { by: 'jonas', about: 'social_support', day: -3, text: 'Hjælp til post og indkøb om torsdagen.' },
      {
        by: 'birgit',
        about: 'economy_benefits',
        day: -11,
        text: 'Har søgt om hjælp til en ny seng. Svar i næste uge.',
      },
    ],
    goals: [{ text: 'Jeg vil kunne sove igennem, så jeg kan gå tur med Laika om morgenen.', to: 'tom', day: -23 }],
  }),
];
