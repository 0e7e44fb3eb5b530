import { asked, yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 2, intensified: those around housing, money and loss. */
export const INTENSIFIED_SOCIAL: readonly Story[] = [
  story('steen', {
    givenName: 'Steen',
    familyName: 'Hviding',
    known: [
      { sector: 'region_psych', days: 900, contacts: ['karim'] },
      { sector: 'muni_social', days: 700, contacts: ['lene'], sel: true },
    ],
    consents: yes('lene', 60, 'PKG_BASE'),
    stays: [
      {
        by: 'lene',
        level: 2,
        days: 29,
        review: -9,
        with: ['karim'],
        reasons: ['hard_to_reach'],
        actions: [{ text: 'Aftal fast ugedag', who: 'lene', due: 1 }],
        exit: 'den faste dag har holdt fire uger i træk',
      },
    ],
    seen: [
      { by: 'lene', how: 'phone', day: -9 },
      { by: 'karim', how: 'attempt', day: -6 },
    ],
    notes: [
      {
        by: 'lene',
        about: 'visit_logistics',
        day: -9,
        text: 'Vil hellere mødes ude end hjemme. Skriv en sms dagen før.',
      },
      { by: 'lene', about: 'social_support', day: -22, text: 'Klarer selv maden. Vil gerne have hjælp til vinduerne.' },
      { by: 'karim', about: 'mental_state', day: -34, text: 'Holder sig for sig selv. Hører radio hele dagen.' },
    ],
  }),
  story('tove', {
    givenName: 'Tove',
    familyName: 'Bregnsbo',
    known: [{ sector: 'region_psych', days: 350, contacts: ['mette'] }],
    consents: [asked('mette', 3, 'PKG_BASE')],
    stays: [
      {
        by: 'mette',
        level: 2,
        days: 9,
        review: 1,
        with: ['sofie'],
        reasons: ['life_event'],
        actions: [{ text: 'Samtale efter dødsfald', who: 'mette', due: 2 }],
        exit: 'bisættelsen er overstået, og hverdagen er i gang',
      },
    ],
    seen: [{ by: 'mette', how: 'home', day: -2 }],
    notes: [
      { by: 'mette', about: 'mental_state', day: -2, text: 'Græder meget. Spiser, når nogen spiser med.' },
      {
        by: 'mette',
        about: 'network_relatives',
        day: -8,
        text: 'Har mistet en bror. Vil gerne have følge til kirken.',
      },
    ],
    goals: [{ text: 'Jeg vil sige ordentligt farvel.', to: 'mette', day: -8 }],
  }),
  story('maria', {
    givenName: 'Maria',
    familyName: 'Fjeldby',
    known: [
      { sector: 'region_psych', days: 500, contacts: ['anne'] },
      { sector: 'muni_social', days: 480, contacts: ['birgit', 'ali'], sel: true },
    ],
    consents: yes('birgit', 75, 'PKG_BASE', 'PKG_SOCIAL'),
    stays: [
      {
        by: 'birgit',
        level: 2,
        days: 11,
        review: 6,
        with: ['ali', 'anne'],
        reasons: ['eviction_threat'],
        actions: [{ text: 'Frist hos fogeden', who: 'birgit', due: 4 }],
        exit: 'fogedsagen er trukket tilbage',
      },
    ],
    seen: [
      { by: 'ali', how: 'home', day: -1 },
      { by: 'anne', how: 'phone', day: -6 },
    ],
    visits: [{ at: '09:30', who: ['ali'] }],
    notes: [
      { by: 'birgit', about: 'housing', day: -2, text: 'Fogeden har sat en frist. Aftale om afdrag er sendt.' },
      { by: 'birgit', about: 'economy_benefits', day: -2, text: 'Tre regninger er samlet i én aftale på 500 kr.' },
      { by: 'anne', about: 'mental_state', day: -6, text: 'Bekymret, men åbner brevene sammen med os.' },
    ],
    goals: [{ text: 'Jeg vil blive i mit hjem med katten.', to: 'ali', day: -10 }],
  }),
  story('kaj', {
    givenName: 'Kaj',
    familyName: 'Lindeblad',
    known: [
      { sector: 'region_psych', days: 600, contacts: ['anne'] },
      { sector: 'muni_social', days: 620, contacts: ['ali', 'birgit'], sel: true },
    ],
    consents: yes('birgit', 130, 'PKG_BASE', 'PKG_SOCIAL'),
    stays: [
      {
        by: 'birgit',
        level: 2,
        days: 33,
        review: 4,
        with: ['ali'],
        reasons: ['money_crisis'],
        actions: [{ text: 'Budget gennemgås', who: 'birgit', due: 5 }],
        exit: 'budgettet holder to måneder i træk',
      },
    ],
    seen: [
      { by: 'ali', how: 'office', day: -4 },
      { by: 'anne', how: 'home', day: -9 },
    ],
    notes: [
      { by: 'birgit', about: 'economy_benefits', day: -4, text: 'Har lånt penge til el. Vi søger om henstand.' },
      { by: 'ali', about: 'social_support', day: -11, text: 'Laver madplan for en uge ad gangen.' },
      { by: 'anne', about: 'mental_state', day: -9, text: 'Sover dårligt på grund af pengene. Ellers som før.' },
    ],
  }),
  story('birthe', {
    givenName: 'Birthe',
    familyName: 'Nyrup',
    known: [{ sector: 'muni_social', days: 500, contacts: ['lene', 'birgit'], sel: true }],
    stays: [
      {
        by: 'birgit',
        level: 2,
        days: 12,
        review: 5,
        with: ['lene'],
        reasons: ['eviction_threat'],
        actions: [{ text: 'Aftale om restance', who: 'birgit', due: 1 }],
        exit: 'restancen er betalt',
      },
    ],
    seen: [{ by: 'lene', how: 'home', day: -1 }],
    notes: [
      { by: 'birgit', about: 'housing', day: -3, text: 'Udlejer går med til afdrag over fem måneder.' },
      { by: 'lene', about: 'social_support', day: -1, text: 'Rydder op i ét rum ad gangen. Køkkenet er færdigt.' },
    ],
    goals: [{ text: 'Jeg vil kunne have mine børnebørn på besøg.', to: 'lene', day: -11 }],
  }),
];
