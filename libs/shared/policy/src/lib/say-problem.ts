import type { DraftProblem } from './apply-draft.js';

type Code = DraftProblem['code'];

/** What each fault says to the person who edits the policy; `{rule}` is the rule or gateway. */
const SENTENCES: Readonly<Record<Code, { readonly da: string; readonly en: string }>> = {
  malformed: { da: '{rule}: feltet er ikke udfyldt rigtigt', en: '{rule}: the field is not filled in properly' },
  'unknown-vocabulary': {
    da: '{rule}: politikken kender ikke ordet',
    en: '{rule}: the policy does not know the word',
  },
  'vocabulary-differs': {
    da: '{rule}: ordene er ikke de samme som i programmet',
    en: '{rule}: the words are not those of the program',
  },
  'double-id': { da: '{rule}: navnet står to gange', en: '{rule}: the name stands twice' },
  overlap: {
    da: '{rule} dækker noget, som en anden regel også dækker',
    en: '{rule} covers something that another rule covers too',
  },
  'missing-basis': {
    da: '{rule} nævner ingen hjemmel. Nævn mindst én kilde',
    en: '{rule} names no legal basis. Name at least one source',
  },
  'consent-over-a-year': {
    da: '{rule}: et samtykke gælder højst et år (sundhedsloven § 44)',
    en: '{rule}: a consent lasts a year at most (Health Act § 44)',
  },
  'consent-without-form': {
    da: '{rule} siger ikke, hvordan samtykket gives',
    en: '{rule} does not say how the consent is given',
  },
  'consent-without-expiry-check': {
    da: '{rule} kræver samtykke uden at kontrollere, at det passer og ikke er udløbet',
    en: '{rule} demands consent without checking that it fits and has not lapsed',
  },
  'consent-without-package': {
    da: '{rule} kræver et samtykke, som ingen pakke spørger om',
    en: '{rule} demands a consent that no package asks for',
  },
  'package-flow-nothing-opens': {
    da: 'Samtykkepakken {rule} spørger om noget, som ingen regel så kan åbne',
    en: 'The consent package {rule} asks for something that no rule could then open',
  },
  'consent-nobody-can-read': {
    da: 'Samtykkepakken {rule} spørger om noget, som ingen rolle må læse',
    en: 'The consent package {rule} asks for something that no role may read',
  },
  'emergency-without-reason': {
    da: '{rule} er værdispring og skal kræve en begrundelse',
    en: '{rule} is for emergencies and must demand a stated reason',
  },
  'emergency-without-notification': {
    da: '{rule} er værdispring, og borgeren skal have besked',
    en: '{rule} is for emergencies, and the citizen must be told',
  },
  'emergency-without-citizen-log': {
    da: '{rule} er værdispring og skal stå i borgerens log',
    en: '{rule} is for emergencies and must stand in the citizen’s log',
  },
  'emergency-over-a-day': {
    da: '{rule} er værdispring og må højst åbne i 24 timer',
    en: '{rule} is for emergencies and may open for 24 hours at most',
  },
  'pull-outside-health': {
    da: '{rule}: kun sundhedspersoner må selv slå op, og kun i helbredsoplysninger (sundhedsloven § 42 a)',
    en: '{rule}: only health persons may look up for themselves, and only health information (Health Act § 42 a)',
  },
  'push-without-holder': {
    da: '{rule}: den, der har oplysningen, skal afgøre det (sundhedsloven § 43 stk. 3)',
    en: '{rule}: whoever holds the information must decide (Health Act § 43(3))',
  },
  'gateway-without-ground': {
    da: '{rule} åbner uden at bygge på en plan, en ydelse eller et samtykke',
    en: '{rule} opens without resting on a plan, a service or a consent',
  },
  'notice-without-end': {
    da: '{rule} giver besked om et hospitalsophold og skal slutte et antal dage efter udskrivningen (retssikkerhedsloven § 12 c)',
    en: '{rule} gives notice of a hospital stay and must end a number of days after the discharge (Legal Protection Act § 12 c)',
  },
  'condition-dropped': {
    da: '{rule} mangler en betingelse eller pligt, som den skal beholde. De kan skærpes, men ikke tages ud',
    en: '{rule} lacks a condition or duty that it must keep. They can be added to, but not taken out',
  },
  'unknown-rule': { da: 'Der er ingen regel {rule}', en: 'There is no rule {rule}' },
  'unknown-gateway': { da: 'Der er ingen åbning {rule}', en: 'There is no gateway {rule}' },
  'missing-reason': { da: 'Skriv, hvorfor {rule} ændres', en: 'Say why {rule} is changed' },
  'nothing-changed': { da: '{rule} er ikke ændret', en: '{rule} is not changed' },
  'changed-twice': { da: '{rule} står to gange i kladden', en: '{rule} stands twice in the draft' },
};

/** A fault in words for the person, in both languages, naming the rule and what it is about. */
export function sayProblem({ code, where, about }: Pick<DraftProblem, 'code' | 'where' | 'about'>): {
  readonly da: string;
  readonly en: string;
} {
  const { da, en } = SENTENCES[code];
  const fill = (sentence: string) =>
    `${sentence.replace('{rule}', () => where)}${about === undefined ? '' : `: ${about}`}.`;
  return { da: fill(da), en: fill(en) };
}
