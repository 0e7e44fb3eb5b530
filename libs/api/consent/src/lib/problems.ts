import { Failure } from '@samtavle/api-platform';
import { type ConsentProblem, type ConsentRefused } from '@samtavle/policy';

type Problem =
  | ConsentProblem
  | 'not_of_this_sector'
  | 'reason_needed'
  | 'witness_needed'
  | 'text_changed'
  | 'relative_needed'
  | 'relative_unknown'
  | 'nothing_in_force'
  | 'mandate_needed'
  | 'own_sector'
  | 'nothing_held_back';

/** Refused because of what the person entered, and not because of how the consent stands. */
const INPUT: readonly Problem[] = [
  'not_in_the_past',
  'backdated',
  'future',
  'past',
  'over_a_year',
  'no_such_flow',
  'form_needed',
  'reason_needed',
  'witness_needed',
  'text_changed',
  'relative_needed',
  'own_sector',
  'nothing_held_back',
];

/** What a person reads at the field: what is wrong, and by which paragraph. */
const SENTENCES: Readonly<Record<Problem, { readonly da: string; readonly en: string }>> = {
  no_such_step: {
    da: 'Det kan ikke registreres, som samtykket står nu (sundhedslovens §§ 42 og 44).',
    en: 'That cannot be registered as the consent stands now (Health Act §§ 42 and 44).',
  },
  not_before: {
    da: 'Der er aftalt en senere dag at spørge igen på. Borgeren kan selv tage det op før (sundhedslovens § 44; GDPR art. 7).',
    en: 'A later day to ask again is agreed. The citizen may bring it up before (Health Act § 44; GDPR art. 7).',
  },
  not_in_the_past: {
    da: 'Dagen skal ligge efter i dag.',
    en: 'The day must be after today.',
  },
  backdated: {
    da: 'Et samtykke gælder fra den dag, det bliver givet, og kan ikke dateres tilbage (sundhedslovens § 44).',
    en: 'A consent counts from the day it is given and cannot be backdated (Health Act § 44).',
  },
  future: {
    da: 'Et samtykke kan ikke gives for en dag, der ikke er kommet (sundhedslovens § 44).',
    en: 'A consent cannot be given for a day that has not come (Health Act § 44).',
  },
  past: {
    da: 'Den første dag uden deling skal ligge efter i dag (sundhedslovens § 44).',
    en: 'The first day without sharing must be after today (Health Act § 44).',
  },
  over_a_year: {
    da: 'Et samtykke gælder højst et år (sundhedslovens § 44, stk. 2).',
    en: 'A consent lasts one year at most (Health Act § 44(2)).',
  },
  no_such_flow: {
    da: 'Pakken nævner ikke den slags oplysning. Et samtykke dækker kun det, pakken nævner (sundhedslovens § 43, stk. 1).',
    en: 'The package does not name that kind of information. A consent covers only what its package names (Health Act § 43(1)).',
  },
  form_needed: {
    da: 'Borgeren havde ikke svaret endnu. Skriv, hvordan svaret blev givet (sundhedslovens § 44).',
    en: 'The citizen had not answered yet. Say how the answer was given (Health Act § 44).',
  },
  not_of_this_sector: {
    da: 'Den pakke findes ikke, eller den nævner ikke din del af teamet (sundhedslovens § 43; retssikkerhedslovens § 11 a).',
    en: 'There is no such package, or it does not name your part of the team (Health Act § 43; Legal Security Act § 11 a).',
  },
  reason_needed: {
    da: 'Et mundtligt samtykke skal have en grund (sundhedslovens § 44, stk. 1).',
    en: 'An oral consent needs its reason (Health Act § 44(1)).',
  },
  witness_needed: {
    da: 'Et mundtligt samtykke skal have et vidne (sundhedslovens § 44, stk. 1; GDPR art. 7).',
    en: 'An oral consent needs a witness (Health Act § 44(1); GDPR art. 7).',
  },
  text_changed: {
    da: 'Teksten er ændret, siden blanketten blev udskrevet. Udskriv den igen, så borgeren svarer på det, der gælder (GDPR art. 7).',
    en: 'The text has changed since the form was printed. Print it again, so that the citizen answers what applies (GDPR art. 7).',
  },
  relative_needed: {
    da: 'Vælg, hvilken pårørende det handler om (sundhedslovens § 43).',
    en: 'Choose which relative it is about (Health Act § 43).',
  },
  relative_unknown: {
    da: 'Den pårørende er ikke registreret her (sundhedslovens § 43).',
    en: 'That relative is not registered here (Health Act § 43).',
  },
  nothing_in_force: {
    da: 'Der er intet samtykke, der gælder (sundhedslovens § 42).',
    en: 'There is no consent in force (Health Act § 42).',
  },
  mandate_needed: {
    da: 'Registrér først, hvem der kan handle for borgeren, og hvad fuldmagten dækker (sundhedslovens § 14).',
    en: 'First register who can act for the citizen, and what the mandate covers (Health Act § 14).',
  },
  own_sector: {
    da: 'En frabedelse her gælder deling med andre. Spærring inden for egen enhed sker i journalen (sundhedslovens § 42 a, stk. 5).',
    en: 'A refusal here is about sharing with others. Blocking inside the own unit is done in the record (Health Act § 42 a(5)).',
  },
  nothing_held_back: {
    da: 'Der er ingen deling af det med de modtagere at sige nej til (sundhedslovens § 41, stk. 3).',
    en: 'There is no sharing of that with those receivers to refuse (Health Act § 41(3)).',
  },
};

/** A refusal with its sentence at the field, naming the paragraph. The try is recorded by the bus. */
export function refused({ path, problem }: ConsentRefused | { path: string; problem: Problem }): Failure {
  const code = INPUT.includes(problem) ? 'invalid_input' : 'consent_not_possible';
  return new Failure(code, { fields: [{ path, problem, ...SENTENCES[problem] }] }, `${code}: ${problem}`);
}
