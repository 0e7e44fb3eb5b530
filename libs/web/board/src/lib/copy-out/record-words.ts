import { type PlanWords } from '@samtavle/care-plan';
import { type CopyLine, type ElementContent, type MemberId } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { type Say } from '@samtavle/web-ui';
import { type boardTexts } from '../texts.js';

/** What turns a line into words: the record is read years later, so every day is a date and everybody has a whole name. */
export interface CopyWords {
  readonly say: Say<(typeof boardTexts)['da']>;
  readonly plan: PlanWords;
  /** `26.11.2026` */
  readonly day: (of: string) => string;
  /** `26.11.2026 8.15` */
  readonly moment: (at: string) => string;
  /** `2026-Q4` as it is said. */
  readonly quarter: (of: string) => string;
  /** `08:45` as the screen says it. */
  readonly clock: (of: string) => string;
  readonly who: (member: MemberId) => string | null;
  readonly category: (of: Category) => string;
  /** What a goal of the own sector says; null for every other. */
  readonly goalText: (element: string) => string | null;
}

type Of<K extends ElementContent['kind']> = Extract<ElementContent, { kind: K }>;
type Part = string | null | false | undefined;
const joined = (...parts: Part[]): string => parts.filter(Boolean).join(' · ');
const people = (ids: readonly MemberId[], { who }: CopyWords): string => ids.flatMap((id) => who(id) ?? []).join(', ');

/** Everything a line says, in one sentence without a line break; kinds that go into no record say nothing. */
export function wordsOf(content: CopyLine['content'], words: CopyWords): string {
  const { say, plan, day } = words;
  switch (content.kind) {
    case 'note':
    case 'exit_criterion':
      return content.text;
    case 'action':
      return joined(
        content.text,
        goalOf(content.goalId ?? null, words),
        content.responsible !== null && named(say, 'copy.line.responsible', words.who(content.responsible)),
        content.dueOn !== null && say('copy.line.due', { day: day(content.dueOn) }),
        content.doneAt !== null && say('copy.line.done', { day: words.moment(content.doneAt) }),
      );
    case 'goal':
      return goalWords(content, words);
    case 'contact':
      return contactWords(content, words);
    case 'visit':
      return joined(
        say('copy.line.visited', { when: `${day(content.on)} ${words.clock(content.at)}` }),
        people(content.who, words),
      );
    case 'effort_goal':
      return joined(
        content.text,
        plan.theme[content.theme],
        plan.aim[content.aim],
        goalOf(content.goal, words),
        content.whyNot !== null && say('copy.line.whyNot', { why: content.whyNot }),
        plan.state[content.state],
        content.dueOn !== null && say('copy.line.due', { day: day(content.dueOn) }),
      );
    case 'sub_goal':
      return joined(
        content.text,
        goalOf(content.of, words),
        plan.state[content.state],
        content.dueOn !== null && say('copy.line.due', { day: day(content.dueOn) }),
      );
    case 'plan_agreement':
      return joined(
        plan.agreement[content.state],
        content.said,
        content.discussedOn !== null && say('copy.line.discussed', { day: day(content.discussedOn) }),
        content.withCitizen && say('copy.line.withCitizen'),
        content.nextReviewOn !== null && say('copy.line.nextReview', { day: day(content.nextReviewOn) }),
      );
    case 'crisis_plan':
      return crisisWords(content, words);
    case 'advance_statement':
      return joined(
        `${plan.statement[content.state]} ${day(content.on)}`,
        content.text,
        content.keptWhere !== '' && say('copy.line.keptWhere', { where: content.keptWhere }),
      );
    case 'network_person':
      return joined(
        content.name,
        content.relation,
        content.phone !== null && say('copy.line.phone', { phone: content.phone }),
        plan.involve[content.involve],
        content.note,
      );
    case 'child':
      return joined(
        say('copy.line.age', { age: content.age }),
        plan.livesWith[content.livesWith],
        content.concern && say('copy.line.concern'),
        content.note,
      );
    case 'legal_status':
      return joined(
        plan.measure[content.measure],
        content.authority,
        say('copy.line.from', { day: day(content.from) }),
        content.validTo !== null && say('copy.line.until', { day: day(content.validTo) }),
        content.note,
      );
    case 'medication_due':
      return joined(
        plan.medication[content.what],
        say('copy.line.due', { day: day(content.dueOn) }),
        content.toleranceDays > 0 && say('copy.line.tolerance', { days: content.toleranceDays }),
        content.takenOn !== null && say('copy.line.taken', { day: day(content.takenOn) }),
        content.note,
      );
    case 'life_status':
      return joined(plan.area[content.area], valueOf(content.value, plan), words.quarter(content.quarter));
    case 'measure':
      return joined(
        plan.instrument[content.instrument],
        content.score === null
          ? say('copy.line.declined', { day: day(content.on) })
          : say('copy.line.score', { score: content.score, day: day(content.on) }),
      );
    default:
      return '';
  }
}

function goalWords({ text, source, theme, state, rating, saidOn, saidTo }: Of<'goal'>, words: CopyWords): string {
  const { say, plan, day } = words;
  return joined(
    `»${text}«`,
    source !== undefined && plan.source[source],
    say('copy.line.said', { day: day(saidOn) }),
    saidTo !== null && named(say, 'copy.line.saidTo', words.who(saidTo)),
    theme != null && plan.theme[theme],
    state !== undefined && plan.state[state],
    rating != null && say('copy.line.rating', { value: rating.value, day: day(rating.on) }),
  );
}

function contactWords(content: Of<'contact'>, words: CopyWords): string {
  const { say } = words;
  return joined(
    content.at == null ? words.day(content.on) : `${words.day(content.on)} ${words.clock(content.at)}`,
    say(`contact.${content.how}`),
    people(content.who ?? [content.by], words),
    content.minutes != null && say(`copy.minutes.${content.minutes}`),
    content.withRelative === true && say('copy.line.relative'),
    content.withOtherService === true && say('copy.line.otherService'),
  );
}

const CRISIS = ['earlySigns', 'helps', 'helpsNot', 'whoToCall', 'ifAdmitted', 'atHome', 'aboutCoercion'] as const;

function crisisWords(content: Of<'crisis_plan'>, { say, plan, day }: CopyWords): string {
  return joined(
    ...CRISIS.map((field) => content[field] !== '' && `${plan.crisis[field]}: ${content[field]}`),
    plan.madeWith[content.madeWith],
    content.reviewedOn !== null && say('copy.line.reviewed', { day: day(content.reviewedOn) }),
  );
}

function goalOf(goal: string | null, { say, goalText }: CopyWords): string | null {
  const text = goal === null ? null : goalText(goal);
  return text === null ? null : say('copy.line.goal', { text });
}

function named(say: CopyWords['say'], text: 'copy.line.responsible' | 'copy.line.saidTo', name: string | null): Part {
  return name === null ? null : say(text, { name });
}

/** One that a later list has dropped is said as it is stored. */
function valueOf(value: string, { value: known }: PlanWords): string {
  return new Map<string, string>(Object.entries(known)).get(value) ?? value;
}
