import { type PaperPart } from '@samtavle/api-platform/paper';
import { arrangeGoals, type EffortPart, PLAN_WORDS } from '@samtavle/care-plan';
import { type ElementContent } from '@samtavle/contracts';
import { type Owner } from '@samtavle/domain';
import { PAPER_WORDS } from './paper-words.js';
import { crisisParts, otherParts } from './plan-paper-rest.js';
import { dayText, givenName, ofKind, type OnPaper, whoseText } from './on-paper.js';

type Goal = OnPaper<'goal'>;
type Effort = OnPaper<'effort_goal'>;
type Step = OnPaper<'sub_goal'>;

export interface PlanFor {
  /** The citizen's whole name. */
  readonly name: string;
  readonly language: 'da' | 'en';
  readonly elements: readonly { readonly id: string; readonly owner: Owner; readonly content: ElementContent }[];
  /** First names of those an agreement names. */
  readonly nameOf: (member: string) => string | null;
}

/** The plan on paper: own words first, then what is done for each of them, then the rest. */
export function planParts(plan: PlanFor): PaperPart[] {
  return [...agreementParts(plan), ...goalParts(plan), ...actionParts(plan), ...crisisParts(plan), ...otherParts(plan)];
}

function agreementParts({ elements, language, name }: PlanFor): PaperPart[] {
  const say = PAPER_WORDS[language];
  const whose = whoseText(givenName(name), language);
  return ofKind(elements, 'plan_agreement').flatMap(({ content: { state, said, discussedOn, nextReviewOn } }) => [
    paragraph(
      `${say.answer(whose)}: ${PLAN_WORDS[language].agreement[state]}.`,
      discussedOn !== null && say.discussed(dayText(discussedOn, language)),
      nextReviewOn !== null && say.nextReview(dayText(nextReviewOn, language)),
    ),
    ...(said === '' ? [] : [paragraph(`${say.reservation(whose)}: »${said}«`)]),
  ]);
}

function goalParts(plan: PlanFor): PaperPart[] {
  const { elements, language, name } = plan;
  const say = PAPER_WORDS[language];
  const words = PLAN_WORDS[language];
  const wordsOf = (source: Goal['content']['source'] = 'citizen') =>
    source === 'citizen' ? say.ownWords(whoseText(givenName(name), language)) : words.source[source];
  const goals = [...ofKind(elements, 'goal')].sort(
    (a, b) => rank(a) - rank(b) || latestFirst(a.content.saidOn, b.content.saidOn),
  );
  const arranged = arrangeGoals<Goal, Effort, Step>(
    goals,
    ofKind(elements, 'effort_goal'),
    ofKind(elements, 'sub_goal'),
  );
  const efforts = (parts: readonly EffortPart<Effort, Step>[]) => parts.flatMap((part) => effortLines(part, language));
  const notAskedFor = arranged.notAskedFor.flatMap((part): PaperPart[] => [
    { kind: 'list', items: effortLines(part, language) },
    paragraph(`${say.because}: ${part.effort.content.whyNot ?? ''}`),
  ]);
  const others = [...efforts(arranged.others), ...arranged.otherSteps.map((step) => stepLine(step, language))];
  return [
    { kind: 'heading', text: say.iWant },
    ...(goals.length === 0 ? [paragraph(say.noGoals)] : []),
    ...arranged.wanted.flatMap(({ goal: { content }, efforts: helping, steps }): PaperPart[] => [
      { kind: 'quote', text: `»${content.text}«` },
      paragraph(
        [
          dayText(content.saidOn, language),
          wordsOf(content.source),
          content.theme && words.theme[content.theme],
          content.state !== undefined && content.state !== 'active' && words.state[content.state],
          content.rating && say.rating(content.rating.value),
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      ...list([...efforts(helping), ...steps.map((step) => stepLine(step, language))]),
    ]),
    ...headed(say.notAskedFor(givenName(name)), notAskedFor),
    ...headed(say.otherGoals, list(others)),
  ];
}

function effortLines({ effort, steps }: EffortPart<Effort, Step>, language: 'da' | 'en'): string[] {
  const { text, aim, theme, state, dueOn } = effort.content;
  const words = PLAN_WORDS[language];
  const said = [
    `${PAPER_WORDS[language].owner[effort.owner]}: ${text}`,
    `${words.aim[aim]}, ${words.theme[theme].toLocaleLowerCase('da')}`,
    state !== 'active' && words.state[state],
    dueOn !== null && PAPER_WORDS[language].due(dayText(dueOn, language)),
  ];
  return [said.filter(Boolean).join(' · '), ...steps.map((step) => `– ${stepLine(step, language)}`)];
}

function stepLine({ content: { text, state, dueOn } }: Step, language: 'da' | 'en'): string {
  return [
    text,
    state !== 'active' && PLAN_WORDS[language].state[state],
    dueOn !== null && PAPER_WORDS[language].due(dayText(dueOn, language)),
  ]
    .filter(Boolean)
    .join(' · ');
}

function actionParts({ elements, language, nameOf }: PlanFor): PaperPart[] {
  const say = PAPER_WORDS[language];
  const items = ofKind(elements, 'action').map(({ owner, content: { text, responsible, dueOn, doneAt } }) =>
    [
      text,
      (responsible === null ? null : nameOf(responsible)) ?? say.owner[owner],
      doneAt !== null ? say.done : dueOn !== null && say.due(dayText(dueOn, language)),
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return headed(say.agreements, list(items));
}

const latestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);
const STATES = ['active', 'reached', 'set_aside'] as const;
const rank = ({ content: { state = 'active' } }: Goal): number => STATES.indexOf(state);
const list = (items: readonly string[]): PaperPart[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
const headed = (text: string, parts: readonly PaperPart[]): PaperPart[] =>
  parts.length === 0 ? [] : [{ kind: 'heading', text }, ...parts];
const paragraph = (...sentences: (string | false | null)[]): PaperPart => ({
  kind: 'paragraph',
  text: sentences.filter(Boolean).join(' '),
});
