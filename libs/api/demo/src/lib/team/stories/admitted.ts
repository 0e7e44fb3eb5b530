import { no, yes } from './answers.js';
import { story, type Story } from './story.js';

/** In hospital now. Three are on the board; the fourth came in last night and has not been put on it yet. */
export const ADMITTED: readonly Story[] = [
  story('ahmed', {
    givenName: 'Ahmed',
    familyName: 'Rostami',
    known: [
      { sector: 'region_psych', days: 300, contacts: ['henrik'] },
      { sector: 'muni_social', days: 280, contacts: ['ali'], sel: true },
    ],
    consents: yes('henrik', 120, 'PKG_BASE'),
    stays: [
      {
        by: 'henrik',
        level: 2,
        days: 4,
        review: 4,
        with: ['ali'],
        reasons: ['admitted'],
        actions: [{ text: 'Orlov aftales med afsnittet', who: 'ali', due: 0 }],
        exit: 'udskrivningsaftalen er lavet',
      },
    ],
    admissions: [{ from: -4, to: null, ward: 'P2', emergency: true }],
    seen: [{ by: 'ali', how: 'ward', day: -1 }],
    visits: [{ at: '11:15', who: ['ali'] }],
    notes: [
      {
        by: 'henrik',
        about: 'mental_state',
        day: -3,
        text: 'Roligere efter to nætters søvn. Vil gerne på orlov i weekenden.',
      },
      { by: 'ali', about: 'social_support', day: -1, text: 'Vi vander planter og tømmer postkassen.' },
    ],
  }),
  story('mogens', {
    givenName: 'Mogens',
    familyName: 'Tangmose',
    known: [
      { sector: 'region_psych', days: 500, contacts: ['karim'] },
      { sector: 'muni_social', days: 450, contacts: ['lene'], sel: true },
    ],
    consents: yes('karim', 95, 'PKG_BASE', 'PKG_DAILY'),
    stays: [
      {
        by: 'karim',
        level: 2,
        days: 10,
        review: 0,
        with: ['henrik', 'lene'],
        reasons: ['admitted'],
        actions: [{ text: 'Udskrivningsmøde', who: 'karim', due: 6 }],
        exit: 'den første uge hjemme er gået',
      },
    ],
    admissions: [{ from: -10, to: null, leave: -1, ward: 'P2', emergency: false }],
    seen: [
      { by: 'lene', how: 'ward', day: -1 },
      { by: 'karim', how: 'ward', day: -3 },
    ],
    visits: [{ at: '13:30', who: ['lene'] }],
    notes: [
      {
        by: 'karim',
        about: 'mental_state',
        day: -3,
        text: 'Smiler igen. Glæder sig til orlov.',
        before: 'Smiler igen.',
      },
      { by: 'lene', about: 'housing', day: -8, text: 'Lejligheden er låst og varmen skruet ned.' },
    ],
  }),
  story('sanne', {
    givenName: 'Sanne',
    familyName: 'Birkholt',
    known: [{ sector: 'region_psych', days: 200, contacts: ['henrik', 'mette'] }],
    consents: [no('henrik', 90, 70, 'PKG_BASE')],
    stays: [
      {
        by: 'henrik',
        level: 3,
        days: 22,
        review: 5,
        with: ['mette'],
        reasons: ['admitted', 'legal_measure'],
        actions: [{ text: 'Frist for ny vurdering', who: 'henrik', due: 1, about: 'coercion_measures' }],
        exit: 'indlæggelsen er frivillig igen',
      },
    ],
    admissions: [{ from: -22, to: null, ward: 'P4', emergency: true }],
    seen: [{ by: 'mette', how: 'ward', day: -2 }],
    notes: [
      { by: 'mette', about: 'mental_state', day: -2, text: 'Vred over at være her. Vil gerne tale med os alligevel.' },
      {
        by: 'henrik',
        about: 'coercion_measures',
        day: -8,
        text: 'Vurderes igen inden for fristen. Patientrådgiver er orienteret.',
      },
    ],
  }),
  story('verner', {
    givenName: 'Verner',
    familyName: 'Kjærgaard',
    // Other help than the law's notice asks for: with a base consent, and still no word of the admission to the municipality.
    known: [
      { sector: 'region_psych', days: 400, contacts: ['mette'] },
      { sector: 'muni_social', days: 380, contacts: ['lene'] },
    ],
    consents: yes('mette', 33, 'PKG_BASE'),
    admissions: [{ from: -1, to: null, ward: 'P2', emergency: true }],
    seen: [
      { by: 'mette', how: 'home', day: -6 },
      { by: 'lene', how: 'home', day: -8 },
    ],
    notes: [
      {
        by: 'mette',
        about: 'mental_state',
        day: -6,
        text: 'Mere bekymret end ellers. Ville tænke over en indlæggelse.',
      },
      { by: 'lene', about: 'social_support', day: -8, text: 'Følges i svømmehal om mandagen.' },
    ],
    goals: [{ text: 'Jeg vil have en fast hverdag.', to: 'lene', day: -50 }],
  }),
];
