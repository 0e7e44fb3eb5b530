import { yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 2, intensified: around body, medicine and drugs. */
export const INTENSIFIED_BODY: readonly Story[] = [
  story('villy', {
    givenName: 'Villy',
    familyName: 'Rønnest',
    known: [
      { sector: 'region_psych', days: 1300, contacts: ['henrik', 'mette'] },
      { sector: 'muni_social', days: 200, contacts: ['jonas'], sel: true },
    ],
    stays: [
      {
        by: 'henrik',
        level: 2,
        days: 48,
        review: 4,
        with: ['mette'],
        reasons: ['somatic_illness'],
        actions: [{ text: 'Svar fra hjerteambulatorium', who: 'henrik', due: -3 }],
        exit: 'der er svar og en plan for hjertet',
      },
      {
        by: 'jonas',
        level: 2,
        days: 14,
        review: 0,
        reasons: ['hard_to_reach'],
        actions: [{ text: 'Forsøg hjemmebesøg', who: 'jonas', due: 0 }],
        exit: 'vi har set hinanden to uger i træk',
      },
    ],
    seen: [
      { by: 'henrik', how: 'office', day: -6 },
      { by: 'jonas', how: 'phone', day: -6 },
    ],
    visits: [{ at: '09:00', who: ['jonas'] }],
    notes: [
      {
        by: 'henrik',
        about: 'somatic_health',
        day: -6,
        text: 'Åndenød på trapper. Venter på tid til ultralyd af hjertet.',
      },
      { by: 'mette', about: 'mental_state', day: -13, text: 'Rolig. Synes selv, det går bedre end i foråret.' },
      {
        by: 'jonas',
        about: 'visit_logistics',
        day: -9,
        text: 'Åbner helst om formiddagen. Bank, klokken er i stykker.',
      },
    ],
  }),
  story('nadia', {
    givenName: 'Nadia',
    familyName: 'Karimov',
    known: [
      { sector: 'region_psych', days: 420, contacts: ['karim'] },
      { sector: 'muni_health', days: 300, contacts: ['pia'] },
    ],
    consents: yes('karim', 110, 'PKG_BASE', 'PKG_MEDICAL'),
    stays: [
      {
        by: 'karim',
        level: 2,
        days: 22,
        review: 0,
        with: ['pia'],
        reasons: ['relapse_substance'],
        actions: [{ text: 'Samtale om brug', who: 'karim', due: 0 }],
        exit: 'der har været fire uger med det mål, vi har aftalt',
      },
    ],
    seen: [
      { by: 'karim', how: 'out', day: -3 },
      { by: 'pia', how: 'home', day: -7 },
    ],
    visits: [{ at: '11:30', who: ['karim'] }],
    notes: [
      {
        by: 'karim',
        about: 'substance_use',
        day: -3,
        text: 'Ryger hash om aftenen for at sove. Vil gerne ned til weekender.',
      },
      { by: 'pia', about: 'somatic_health', day: -7, text: 'Astma. Bruger sprayen rigtigt nu.' },
    ],
  }),
  story('lis', {
    givenName: 'Lis',
    familyName: 'Overkær',
    known: [{ sector: 'region_psych', days: 650, contacts: ['anne'] }],
    consents: yes('anne', 30, 'PKG_BASE', 'PKG_DAILY'),
    stays: [
      {
        by: 'anne',
        level: 2,
        days: 14,
        review: 1,
        with: ['henrik'],
        reasons: ['medication_change'],
        actions: [{ text: 'Mål BT og puls', who: 'anne', due: 0 }],
        exit: 'blodtrykket har været roligt i to uger',
      },
    ],
    seen: [{ by: 'anne', how: 'home', day: -2 }],
    visits: [{ at: '13:15', who: ['anne'] }],
    notes: [
      {
        by: 'anne',
        about: 'medication_depot',
        day: -2,
        text: 'Halv dosis siden mandag i sidste uge. Lidt svimmel om morgenen.',
      },
      { by: 'anne', about: 'mental_state', day: -2, text: 'Klarere i hovedet. Glad for at læse igen.' },
    ],
    goals: [{ text: 'Jeg vil kunne læse en hel bog.', to: 'anne', day: -28 }],
  }),
  story('else', {
    givenName: 'Else',
    familyName: 'Markdal',
    known: [
      { sector: 'region_psych', days: 800, contacts: ['karim'] },
      { sector: 'muni_health', days: 500, contacts: ['pia', 'dorte'] },
    ],
    consents: yes('pia', 80, 'PKG_BASE'),
    objections: [{ by: 'karim', day: -12, categories: ['diagnosis', 'mental_state'], receivers: ['muni_health'] }],
    stays: [
      {
        by: 'pia',
        level: 2,
        days: 7,
        review: 6,
        with: ['dorte'],
        reasons: ['somatic_illness'],
        actions: [{ text: 'Sårpleje og tid hos lægen', who: 'pia', due: 0 }],
        exit: 'såret er lukket',
      },
    ],
    seen: [
      { by: 'pia', how: 'home', day: -1 },
      { by: 'karim', how: 'phone', day: -10 },
    ],
    visits: [
      { at: '08:30', who: ['pia'] },
      { day: 1, at: '08:30', who: ['dorte'], by: 'pia' },
    ],
    notes: [
      { by: 'pia', about: 'somatic_health', day: -1, text: 'Såret er mindre. Skiftes hver dag. Ingen feber.' },
      { by: 'karim', about: 'mental_state', day: -10, text: 'Tør godt gå ud igen. Savner strikkecafeen.' },
    ],
  }),
];
