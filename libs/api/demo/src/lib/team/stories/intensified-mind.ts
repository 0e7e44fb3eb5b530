import { lapsed, lapsing, no, yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 2, intensified: around sleep, mood and work. */
export const INTENSIFIED_MIND: readonly Story[] = [
  story('per', {
    givenName: 'Per',
    familyName: 'Hedetoft',
    known: [{ sector: 'region_psych', days: 700, contacts: ['mette', 'sofie'] }],
    consents: [...yes('mette', 50, 'PKG_BASE'), no('mette', 50, 120, 'PKG_DAILY')],
    stays: [
      {
        by: 'mette',
        level: 2,
        days: 17,
        review: 5,
        with: ['sofie'],
        reasons: ['symptoms_worse'],
        actions: [{ text: 'Søvnskema hentes', who: 'mette', due: 0 }],
        exit: 'søvnskemaet viser syv timer i gennemsnit',
      },
    ],
    seen: [{ by: 'mette', how: 'home', day: -2 }],
    visits: [
      { at: '14:30', who: ['tom'], by: 'mette' },
      { day: 2, at: '11:00', who: ['sofie'] },
    ],
    notes: [
      { by: 'mette', about: 'mental_state', day: -2, text: 'Vågner klokken tre. Grubler. Spiser godt.' },
      { by: 'sofie', about: 'crisis_plan', day: -80, text: 'Tidlige tegn: holder op med at hilse på naboen.' },
    ],
    goals: [{ text: 'Jeg vil kunne sove uden piller.', to: 'mette', day: -16 }],
  }),
  story('ronni', {
    givenName: 'Ronni',
    familyName: 'Stenild',
    known: [
      { sector: 'region_psych', days: 400, contacts: ['sofie'] },
      { sector: 'muni_social', days: 380, contacts: ['jonas'], sel: true },
    ],
    consents: [lapsing('sofie', 9, 'PKG_BASE')],
    stays: [
      {
        by: 'sofie',
        level: 2,
        days: 15,
        review: 0,
        with: ['mette'],
        reasons: ['symptoms_worse'],
        others: [{ by: 'jonas', reason: 'life_event' }],
        actions: [{ text: 'Samtale om natten', who: 'sofie', due: 1 }],
        exit: 'uroen om natten har været væk i to uger',
      },
    ],
    seen: [
      { by: 'sofie', how: 'office', day: -3 },
      { by: 'jonas', how: 'home', day: -4 },
    ],
    visits: [
      { at: '13:00', who: ['jonas'] },
      { day: 1, at: '13:30', who: ['anne'], by: 'sofie' },
    ],
    notes: [
      { by: 'sofie', about: 'mental_state', day: -3, text: 'Går rundt om natten. Har svært ved at være i stuen.' },
      {
        by: 'jonas',
        about: 'network_relatives',
        day: -4,
        text: 'Skal være onkel. Glæder sig, og er bange for at holde barnet.',
      },
    ],
  }),
  story('anja', {
    givenName: 'Anja',
    familyName: 'Solbæk',
    known: [
      { sector: 'region_psych', days: 260, contacts: ['karim'] },
      { sector: 'muni_employment', days: 200, contacts: ['nina'], sickness: true },
    ],
    consents: [...yes('karim', 45, 'PKG_BASE'), ...yes('nina', 45, 'PKG_WORK')],
    stays: [
      {
        by: 'karim',
        level: 2,
        days: 4,
        review: 5,
        with: ['nina'],
        reasons: ['own_wish'],
        others: [{ by: 'nina', reason: 'work_event' }],
        actions: [{ text: 'Møde på praktikstedet', who: 'nina', due: 1, about: 'employment_capacity', by: 'nina' }],
        exit: 'de første to uger i praktik er gået',
      },
    ],
    seen: [
      { by: 'karim', how: 'office', day: -1 },
      { by: 'nina', how: 'phone', day: -2 },
    ],
    notes: [
      {
        by: 'nina',
        about: 'employment_capacity',
        day: -2,
        text: 'Tre timer ad gangen, to dage om ugen. Fast plads tæt på døren.',
      },
      { by: 'karim', about: 'mental_state', day: -1, text: 'Nervøs på den gode måde. Har øvet turen derhen.' },
    ],
    goals: [{ text: 'Jeg vil have et arbejde, hvor der er ro.', to: 'karim', day: -45 }],
  }),
  story('camilla', {
    givenName: 'Camilla',
    familyName: 'Åholm',
    known: [{ sector: 'region_psych', days: 720, contacts: ['anne'] }],
    consents: [lapsed('anne', 10, 'PKG_BASE')],
    stays: [
      {
        by: 'anne',
        level: 2,
        days: 25,
        review: 0,
        with: ['henrik'],
        reasons: ['symptoms_worse'],
        actions: [{ text: 'Kriseplan gennemgås', who: 'anne', due: 6, about: 'crisis_plan' }],
        exit: 'kriseplanen er prøvet af og passer',
      },
    ],
    seen: [{ by: 'anne', how: 'home', day: -4 }],
    visits: [{ at: '15:30', who: ['anne'] }],
    notes: [
      { by: 'anne', about: 'mental_state', day: -4, text: 'Taler hurtigt. Mange planer. Kan godt selv se det.' },
      { by: 'anne', about: 'crisis_plan', day: -200, text: 'Tidlige tegn: køber ting om natten og ringer til mange.' },
    ],
    goals: [{ text: 'Jeg vil kunne mærke det, før det går for stærkt.', to: 'anne', day: -60 }],
  }),
];
