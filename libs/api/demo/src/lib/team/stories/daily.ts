import { asked, lapsing, no, yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 3, daily: the first column of the board. */
export const DAILY: readonly Story[] = [
  story('flemming', {
    givenName: 'Flemming',
    familyName: 'Aagren',
    known: [
      { sector: 'region_psych', days: 900, contacts: ['mette'] },
      { sector: 'muni_social', days: 700, contacts: ['lene'], sel: true },
      { sector: 'muni_health', days: 400, contacts: ['pia'] },
    ],
    consents: [...yes('mette', 140, 'PKG_BASE'), asked('lene', 1, 'PKG_MEDICAL')],
    stays: [
      {
        by: 'pia',
        level: 3,
        days: 41,
        review: 4,
        with: ['henrik', 'mette'],
        reasons: ['relapse_substance', 'somatic_illness'],
        actions: [{ text: 'Blodprøve tages', who: 'pia', due: -2, about: 'somatic_health' }],
        exit: 'Af tavlen, når blodprøverne har været stabile i tre uger',
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
      { by: 'pia', about: 'substance_use', day: -3, text: 'Drikker hver dag igen. Vil gerne have hjælp til at trappe ned.' },
      { by: 'pia', about: 'somatic_health', day: -3, text: 'Har tabt sig tre kilo på en måned. Spiser bedst om morgenen.' },
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
        exit: 'Af tavlen, når der er kontakt to gange om ugen',
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
      { by: 'karim', about: 'visit_logistics', day: -30, text: 'Ring på to gange, og sig navnet højt. Hunden er flink.' },
      { by: 'karim', about: 'mental_state', day: -16, text: 'Træt og kort i svarene. Ville gerne høre, hvornår vi kom igen.' },
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
        exit: 'Af tavlen efter tre rolige besøg',
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
        exit: 'Af tavlen, når depotet er givet to gange til tiden',
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
      { by: 'anne', about: 'medication_depot', day: -4, text: 'Depot er fem dage for sent. Vil helst have det hjemme.' },
      { by: 'anne', about: 'crisis_plan', day: -60, text: 'Tidlige tegn: gardinerne er trukket for, og telefonen er slukket.' },
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
        exit: 'Af tavlen, når boligen er sikker, og natten er rolig',
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
      { by: 'mette', about: 'mental_state', day: -1, at: '11:10', text: 'Sover fire timer. Kan grine af det. Bange for brevene.' },
      { by: 'mette', about: 'crisis_plan', day: -14, text: 'Tidlige tegn: sover under fem timer to nætter, åbner ikke post.' },
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
      { by: 'birgit', about: 'economy_benefits', day: -5, text: 'Restance på 4.300 kr. Kan betale 300 kr. om måneden.' },
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
        exit: 'Af tavlen, når hun sover seks timer tre nætter i træk',
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
      { by: 'mette', about: 'crisis_plan', day: -40, at: '10:20', text: 'Tidlige tegn: vender døgnet, svarer ikke på beskeder.' },
      { by: 'jonas', about: 'social_support', day: -3, text: 'Hjælp til post og indkøb om torsdagen.' },
      { by: 'birgit', about: 'economy_benefits', day: -11, text: 'Har søgt om hjælp til en ny seng. Svar i næste uge.' },
    ],
    goals: [{ text: 'Jeg vil kunne sove igennem, så jeg kan gå tur med Laika om morgenen.', to: 'tom', day: -23 }],
  }),
];
