import { asked, yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 3, daily: those who have been on the board longest. */
export const DAILY_LONGEST: readonly Story[] = [
  story('flemming', {
    givenName: 'Flemming',
    familyName: 'Aagren',
    known: [
      { sector: 'region_psych', days: 900, contacts: ['mette'] },
      { sector: 'muni_social', days: 700, contacts: ['lene'], sel: true },
      { sector: 'muni_health', days: 400, contacts: ['pia'] },
    ],
    consents: [...yes('mette', 140, 'PKG_BASE'), asked('lene', 1, 'PKG_MEDICAL')],
    representatives: [
      { by: 'mette', day: -60, kind: 'guardian', name: 'Vera Lindholt', scope: 'økonomi og personlige forhold' },
    ],
    stays: [
      {
        by: 'pia',
        level: 3,
        days: 41,
        review: 4,
        with: ['henrik', 'mette'],
        reasons: ['relapse_substance', 'somatic_illness'],
        actions: [{ text: 'Blodprøve tages', who: 'pia', due: -2, about: 'somatic_health' }],
        exit: 'blodprøverne har været stabile i tre uger',
        moved: { from: 2, by: 'pia', day: -24 },
      },
    ],
    seen: [
      { by: 'pia', how: 'home', day: -3 },
      { by: 'mette', how: 'office', day: -8 },
      { by: 'lene', how: 'home', day: -5 },
    ],
    visits: [
      { at: '14:00', who: ['pia'] },
      { day: 1, at: '10:30', who: ['pia'] },
    ],
    notes: [
      {
        by: 'pia',
        about: 'substance_use',
        day: -3,
        text: 'Drikker hver dag igen. Vil gerne have hjælp til at trappe ned.',
      },
      {
        by: 'pia',
        about: 'somatic_health',
        day: -3,
        text: 'Har tabt sig tre kilo på en måned. Spiser bedst om morgenen.',
      },
      { by: 'mette', about: 'medication_depot', day: -8, text: 'Vitaminer hver dag. Doseres i uge-æske.' },
      { by: 'lene', about: 'social_support', day: -5, text: 'Følges til indkøb om tirsdagen. Det går godt.' },
    ],
  }),
  story('poul', {
    givenName: 'Poul',
    familyName: 'Egelykke',
    known: [
      { sector: 'region_psych', days: 1100, contacts: ['karim', 'henrik'] },
      { sector: 'muni_social', days: 800, contacts: ['lene'], sel: true },
    ],
    consents: [...yes('karim', 200, 'PKG_BASE'), ...yes('lene', 200, 'PKG_SOCIAL')],
    stays: [
      {
        by: 'karim',
        level: 3,
        days: 63,
        review: 0,
        with: ['lene'],
        reasons: ['hard_to_reach'],
        others: [{ by: 'lene', reason: 'eviction_threat' }],
        actions: [
          { text: 'Forsøg hjemmebesøg igen', who: 'lene', due: -1, about: 'visit_logistics', by: 'lene' },
          { text: 'Send kort med nye tider', who: 'karim', due: -12, done: -12 },
        ],
        exit: 'der er kontakt to gange om ugen',
        moved: { from: 2, by: 'lene', day: -20 },
      },
    ],
    seen: [
      { by: 'karim', how: 'home', day: -16 },
      { by: 'lene', how: 'attempt', day: -1 },
    ],
    visits: [
      { at: '10:00', who: ['lene'] },
      { day: 1, at: '10:30', who: ['ali'], by: 'lene' },
    ],
    notes: [
      {
        by: 'karim',
        about: 'visit_logistics',
        day: -30,
        text: 'Ring på to gange, og sig navnet højt. Hunden er flink.',
      },
      {
        by: 'karim',
        about: 'mental_state',
        day: -16,
        text: 'Træt og kort i svarene. Ville gerne høre, hvornår vi kom igen.',
      },
      { by: 'lene', about: 'housing', day: -4, text: 'To huslejer mangler. Udlejer venter til den første.' },
    ],
  }),
  story('simon', {
    givenName: 'Simon',
    familyName: 'Kvistgård',
    known: [
      { sector: 'region_psych', days: 600, contacts: ['mette'] },
      { sector: 'muni_social', days: 500, contacts: ['lene'], sel: true },
    ],
    consents: yes('mette', 90, 'PKG_BASE', 'PKG_DAILY', 'PKG_SAFETY'),
    stays: [
      {
        by: 'mette',
        level: 3,
        days: 27,
        review: 5,
        with: ['henrik', 'lene'],
        reasons: ['safety_issue', 'medication_change'],
        actions: [{ text: 'Besøg to sammen', who: 'mette', due: 0 }],
        exit: 'tre besøg i træk er gået roligt',
      },
    ],
    seen: [
      { by: 'mette', how: 'home', day: -1 },
      { by: 'lene', how: 'home', day: -4 },
    ],
    visits: [
      { at: '15:00', who: ['mette', 'lene'] },
      { day: 1, at: '13:00', who: ['karim'] },
    ],
    notes: [
      { by: 'mette', about: 'risk_violence', day: -6, text: 'Gå to sammen. Ring samme dag, og aftal tiden.' },
      { by: 'mette', about: 'medication_depot', day: -9, text: 'Ny tablet siden sidste uge. Mindre træt om dagen.' },
      { by: 'lene', about: 'social_support', day: -12, text: 'Vil gerne have altanen i orden til foråret.' },
    ],
  }),
];
