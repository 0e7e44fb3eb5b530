import { type PaperPart } from '@samtavle/api-platform/paper';
import { PLAN_WORDS, quarterText } from '@samtavle/care-plan';
import { dayText, ofKind } from './on-paper.js';
import { PAPER_WORDS } from './paper-words.js';
import { type PlanFor } from './plan-paper.js';

type Written = Pick<PlanFor, 'elements' | 'language'>;

const CRISIS_FIELDS = [
  'earlySigns',
  'helps',
  'helpsNot',
  'whoToCall',
  'ifAdmitted',
  'atHome',
  'aboutCoercion',
] as const;

/** The crisis plan, and what the citizen has said beforehand. */
export function crisisParts({ elements, language }: Written): PaperPart[] {
  const say = PAPER_WORDS[language];
  const words = PLAN_WORDS[language];
  const plans = ofKind(elements, 'crisis_plan');
  const crisis = plans.flatMap(({ owner, content }): PaperPart[] => [
    {
      kind: 'paragraph',
      text: [
        plans.length > 1 && `${say.owner[owner]}.`,
        `${words.madeWith[content.madeWith]}.`,
        content.reviewedOn !== null && say.reviewed(dayText(content.reviewedOn, language)),
      ]
        .filter(Boolean)
        .join(' '),
    },
    ...CRISIS_FIELDS.filter((field) => content[field] !== '').map((field): PaperPart => ({
      kind: 'paragraph',
      text: `${words.crisis[field]}:\n${content[field]}`,
    })),
  ]);
  const statements = ofKind(elements, 'advance_statement').map(
    ({ content: { state, on, text, keptWhere } }): PaperPart => ({
      kind: 'paragraph',
      text: [
        `${words.statement[state]} ${dayText(on, language)}.`,
        text,
        keptWhere !== '' && `${say.keptWhere}: ${keptWhere}`,
      ]
        .filter(Boolean)
        .join(' '),
    }),
  );
  return [...headed(say.crisis, crisis), ...headed(say.statement, statements)];
}

/** What else of the plan is open to who gets it. */
export function otherParts(written: Written): PaperPart[] {
  const { language } = written;
  const say = PAPER_WORDS[language];
  return [
    ...headed(say.network, listed(network(written))),
    ...headed(say.children, listed(children(written))),
    ...headed(say.legal, listed(legal(written))),
    ...headed(say.medication, listed(medication(written))),
    ...headed(say.status, listed(status(written))),
    ...headed(say.measures, listed(measures(written))),
  ];
}

const network = ({ elements, language }: Written) =>
  ofKind(elements, 'network_person').map(({ content: { name, relation, phone, involve, note } }) =>
    joined(`${name}, ${relation}`, phone, PLAN_WORDS[language].involve[involve], note),
  );

const children = ({ elements, language }: Written) =>
  ofKind(elements, 'child').map(({ content: { age, livesWith, note } }) =>
    joined(PAPER_WORDS[language].years(age), PLAN_WORDS[language].livesWith[livesWith], note),
  );

const legal = ({ elements, language }: Written) =>
  ofKind(elements, 'legal_status').map(({ content: { measure, authority, validTo, note } }) =>
    joined(
      PLAN_WORDS[language].measure[measure],
      authority,
      validTo !== null && PAPER_WORDS[language].until(dayText(validTo, language)),
      note,
    ),
  );

const medication = ({ elements, language }: Written) =>
  ofKind(elements, 'medication_due').map(({ content: { what, dueOn, takenOn, note } }) =>
    joined(
      PLAN_WORDS[language].medication[what],
      takenOn === null
        ? PAPER_WORDS[language].due(dayText(dueOn, language))
        : PAPER_WORDS[language].taken(dayText(takenOn, language)),
      note,
    ),
  );

function status({ elements, language }: Written): string[] {
  const { area: areas, value: values } = PLAN_WORDS[language];
  const words = new Map(Object.entries(values));
  return ofKind(elements, 'life_status')
    .sort((a, b) => (a.content.quarter < b.content.quarter ? 1 : -1))
    .map(({ content: { area, value, quarter } }) =>
      joined(areas[area], words.get(value) ?? value, quarterText(quarter, language)),
    );
}

const measures = ({ elements, language }: Written) =>
  ofKind(elements, 'measure')
    .sort((a, b) => (a.content.on < b.content.on ? 1 : -1))
    .map(({ content: { instrument, on, score } }) =>
      joined(
        PLAN_WORDS[language].instrument[instrument],
        score === null ? PAPER_WORDS[language].declined : String(score),
        dayText(on, language),
      ),
    );

const joined = (...words: (string | false | null)[]): string => words.filter(Boolean).join(' · ');
const listed = (items: readonly string[]): PaperPart[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
const headed = (text: string, parts: readonly PaperPart[]): PaperPart[] =>
  parts.length === 0 ? [] : [{ kind: 'heading', text }, ...parts];
