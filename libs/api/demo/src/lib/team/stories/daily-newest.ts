import { doubted, forRelative, no, widened, yes } from './answers.js';
import { story, type Story } from './story.js';

/** Level 3, daily: those who came last. */
export const DAILY_NEWEST: readonly Story[] = [
  story('ditte', {
    givenName: 'Ditte',
    familyName: 'Vangsø',
    known: [
      { sector: 'region_psych', days: 300, contacts: ['sofie'] },
      { sector: 'muni_social', days: 250, contacts: ['tom', 'lene'], sel: true },
    ],
    consents: [...yes('sofie', 100, 'PKG_BASE'), doubted('sofie', 100, 2, 'PKG_MEDICAL')],
    stays: [
      {
        by: 'sofie',
        level: 3,
        days: 6,
        review: 0,
        with: ['henrik'],
        reasons: ['suicide_risk'],
        actions: [{ text: 'Ring kl. 9 og kl. 18', who: 'sofie', due: 0 }],
        exit: 'planen har hjulpet i to uger',
      },
    ],
    seen: [
      { by: 'sofie', how: 'phone', day: -1 },
      { by: 'tom', how: 'out', day: -2 },
    ],
    visits: [
      { at: '16:00', who: ['tom'] },
      { day: 1, at: '13:00', who: ['sofie'] },
    ],
    notes: [
      {
        by: 'sofie',
        about: 'risk_self_harm',
        day: -1,
        at: '18:10',
        text: 'Mørke tanker, ingen plan. Tager telefonen og siger til.',
      },
      { by: 'sofie', about: 'crisis_plan', day: -6, text: 'Det hjælper: musik, koldt vand, en at ringe til.' },
      { by: 'tom', about: 'social_support', day: -2, text: 'Vil gerne prøve gåholdet om onsdagen.' },
    ],
    goals: [{ text: 'Jeg vil turde være alene hjemme om aftenen.', to: 'tom', day: -30 }],
  }),
  story('bo', {
    givenName: 'Bo',
    familyName: 'Tindborg',
    known: [
      { sector: 'region_psych', days: 200, contacts: ['sofie'] },
      // A contact person under Serviceloven § 99, which does not bring the hospital's notice with it.
      { sector: 'muni_social', days: 350, contacts: ['jonas'] },
    ],
    consents: [no('jonas', 40, 60, 'PKG_BASE')],
    stays: [
      {
        by: 'sofie',
        level: 3,
        days: 5,
        review: 5,
        with: ['henrik', 'mette'],
        reasons: ['suicide_risk', 'just_discharged'],
        actions: [{ text: 'Gennemgå sikkerhedsplan', who: 'sofie', due: 0 }],
        exit: 'to uger er gået uden nye planer',
      },
      {
        by: 'jonas',
        level: 2,
        days: 21,
        review: 6,
        with: ['birgit'],
        reasons: ['eviction_threat'],
        actions: [{ text: 'Møde med udlejer', who: 'jonas', due: 1 }],
        exit: 'der er en aftale om huslejen',
      },
    ],
    admissions: [{ from: -14, to: -5, ward: 'P2', emergency: true }],
    seen: [
      { by: 'sofie', how: 'home', day: -1 },
      { by: 'jonas', how: 'home', day: -2 },
    ],
    visits: [
      { at: '09:15', who: ['sofie'] },
      { at: '13:45', who: ['jonas'] },
    ],
    notes: [
      { by: 'sofie', about: 'risk_self_harm', day: -1, text: 'Har givet tabletter fra sig. Vi ringer hver aften.' },
      { by: 'sofie', about: 'mental_state', day: -5, text: 'Lettet over at være hjemme. Sover kort.' },
      { by: 'jonas', about: 'housing', day: -2, text: 'Lejemålet er sagt op. Udlejer vil gerne mødes.' },
      { by: 'birgit', about: 'economy_benefits', day: -9, text: 'Hjælp til indskud kan søges, når der er en aftale.' },
    ],
    goals: [{ text: 'Jeg vil ud på vandet igen til sommer.', to: 'sofie', day: -20 }],
  }),
  story('omar', {
    givenName: 'Omar',
    familyName: 'Selmani',
    known: [
      { sector: 'region_psych', days: 150, contacts: ['karim'] },
      { sector: 'muni_social', days: 140, contacts: ['ali'], sel: true },
    ],
    consents: yes('karim', 20, 'PKG_BASE'),
    stays: [
      {
        by: 'karim',
        level: 3,
        days: 2,
        review: 1,
        with: ['henrik', 'ali'],
        reasons: ['just_discharged'],
        actions: [{ text: 'Følg udskrivningsaftalen op', who: 'karim', due: 0 }],
        exit: 'tre uger hjemme er gået godt',
        moved: { from: 2, by: 'mette', minutesAgo: 2 },
      },
    ],
    admissions: [{ from: -20, to: -2, ward: 'P2', emergency: true }],
    seen: [{ by: 'karim', how: 'home', day: -1 }],
    visits: [
      { at: '12:30', who: ['ali'] },
      { day: 1, at: '09:00', who: ['anne'], by: 'karim' },
    ],
    notes: [
      {
        by: 'karim',
        about: 'mental_state',
        day: -1,
        text: 'Glad for at være hjemme. Bange for, at det vender tilbage.',
      },
      { by: 'karim', about: 'medication_depot', day: -2, text: 'Medicin til 14 dage udleveret ved udskrivning.' },
      { by: 'ali', about: 'social_support', day: -6, text: 'Vil gerne have hjælp til at læse breve.' },
    ],
  }),
  story('yasmin', {
    givenName: 'Yasmin',
    familyName: 'Haddou',
    known: [
      { sector: 'region_psych', days: 500, contacts: ['anne'] },
      { sector: 'muni_social', days: 400, contacts: ['jonas'], sel: true },
    ],
    consents: [
      ...yes('anne', 70, 'PKG_BASE'),
      ...widened('anne', 70, 20, 'PKG_LIFE', ['housing']),
      forRelative('anne', 20, { name: 'Leila Haddou', relation: 'søster' }, ['visit_logistics', 'crisis_plan']),
    ],
    stays: [
      {
        by: 'anne',
        level: 3,
        days: 3,
        review: 6,
        with: ['henrik'],
        reasons: ['medication_change'],
        others: [{ by: 'jonas', reason: 'life_event' }],
        actions: [{ text: 'Bivirkninger vurderes', who: 'henrik', due: 1 }],
        exit: 'uroen i benene er væk',
      },
    ],
    seen: [
      { by: 'anne', how: 'phone', day: 0, at: '07:50' },
      { by: 'jonas', how: 'out', day: -5 },
    ],
    visits: [
      { at: '11:00', who: ['anne'] },
      { day: 2, at: '10:00', who: ['jonas'] },
    ],
    notes: [
      {
        by: 'anne',
        about: 'mental_state',
        day: 0,
        at: '07:52',
        text: 'Urolig i benene siden dosis blev ændret. Sover godt.',
      },
      {
        by: 'jonas',
        about: 'network_relatives',
        day: -5,
        text: 'En i familien er blevet syg. Vil gerne på besøg i weekenden.',
      },
      { by: 'jonas', about: 'social_support', day: -20, text: 'Øver bussen sammen om lørdagen.' },
    ],
  }),
];
