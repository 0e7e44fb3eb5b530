import { yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 1, case management: new in the team, or soon off the board. */
export const LEVEL_ONE: readonly Story[] = [
  story('helle', {
    givenName: 'Helle',
    familyName: 'Dybvad',
    known: [{ sector: 'region_psych', days: 130, contacts: ['mette'] }],
    stays: [
      {
        by: 'mette',
        level: 1,
        days: 13,
        review: 5,
        with: ['henrik'],
        reasons: ['just_discharged'],
        actions: [{ text: 'Af tavlen, hvis ugen går godt', who: 'mette', due: 1 }],
        exit: 'to uger hjemme er gået godt',
        moved: { from: 2, by: 'mette', day: -5 },
      },
    ],
    admissions: [{ from: -31, to: -13, ward: 'P4', emergency: false }],
    seen: [{ by: 'mette', how: 'home', day: -1 }],
    notes: [
      { by: 'mette', about: 'mental_state', day: -1, text: 'Går tur hver dag. Sover syv timer.' },
      {
        by: 'mette',
        about: 'medication_depot',
        day: -6,
        text: 'Tager selv medicinen af æsken. Næste opfyldning på onsdag.',
      },
    ],
  }),
  story('gitte', {
    givenName: 'Gitte',
    familyName: 'Lundemose',
    known: [
      { sector: 'region_psych', days: 18, contacts: ['karim'] },
      { sector: 'muni_social', days: 17, contacts: ['ali'], sel: true },
    ],
    consents: yes('karim', 17, 'PKG_BASE'),
    stays: [
      {
        by: 'karim',
        level: 1,
        days: 18,
        review: 1,
        with: ['henrik', 'ali'],
        reasons: ['new_in_team'],
        actions: [{ text: 'Møde resten af teamet', who: 'tom', due: 1 }],
        exit: 'hele teamet har sagt goddag',
      },
    ],
    seen: [
      { by: 'karim', how: 'home', day: -3 },
      { by: 'ali', how: 'home', day: -8 },
    ],
    notes: [
      {
        by: 'karim',
        about: 'visit_logistics',
        day: -17,
        text: 'Vil gerne have et billede af den, der kommer. Helst efter klokken ti.',
      },
      { by: 'karim', about: 'mental_state', day: -3, text: 'Venlig og træt. Vil vide, hvad vi skriver ned.' },
    ],
  }),
  story('jens', {
    givenName: 'Jens',
    familyName: 'Bøgeskov',
    known: [
      { sector: 'region_psych', days: 20, contacts: ['sofie'] },
      { sector: 'muni_social', days: 20, contacts: ['jonas'], sel: true },
    ],
    consents: yes('jonas', 19, 'PKG_BASE'),
    stays: [
      {
        by: 'jonas',
        level: 1,
        days: 20,
        review: 6,
        with: ['sofie'],
        reasons: ['new_in_team'],
        actions: [{ text: 'Første plandrøftelse', who: 'jonas', due: 4 }],
        exit: 'planen er skrevet sammen',
      },
    ],
    seen: [
      { by: 'jonas', how: 'home', day: -2 },
      { by: 'sofie', how: 'office', day: -6 },
    ],
    visits: [{ at: '15:15', who: ['jonas'] }],
    notes: [
      { by: 'jonas', about: 'social_support', day: -2, text: 'Vil gerne have hjælp til at komme op om morgenen.' },
      { by: 'sofie', about: 'mental_state', day: -6, text: 'Angst i busser og køer. Kan øve, når der er en med.' },
    ],
    goals: [{ text: 'Jeg vil kunne gå i biografen.', to: 'jonas', day: -12 }],
  }),
  story('carsten', {
    givenName: 'Carsten',
    familyName: 'Holmvig',
    known: [{ sector: 'muni_social', days: 300, contacts: ['ali'], sel: true }],
    stays: [
      {
        by: 'ali',
        level: 1,
        days: 30,
        review: 3,
        with: ['birgit'],
        reasons: ['life_event'],
        actions: [{ text: 'Ledsages til mindestedet', who: 'ali', due: 2 }],
        exit: 'mindedagen er gået',
      },
    ],
    seen: [{ by: 'ali', how: 'out', day: -3 }],
    notes: [
      {
        by: 'ali',
        about: 'network_relatives',
        day: -3,
        text: 'Det er snart et år siden. Vil ikke være alene den dag.',
      },
      { by: 'ali', about: 'social_support', day: -16, text: 'Kommer i værestedet to gange om ugen.' },
    ],
  }),
];
