import { type Day, daysBetween } from '@samtavle/domain';
import { type CarePlanRecord } from './care-plan-record.js';
import { mayBecome } from './life-of-a-record.js';
import { problem, type Problem, type ProblemCode } from './problem.js';
import { quarterOf } from './quarter.js';
import { scoreRange } from './score-range.js';
import { type GoalState, QUARTER_VALUES } from './words.js';

/** A year and a day: a date further away than this is a slip of the finger. */
const REVIEW_FURTHEST_DAYS = 366;
/** Goals may reach further: ten years. */
const GOAL_FURTHEST_DAYS = 3660;

/**
 * What is wrong with a record, field by field; nothing when it may stand.
 *
 * @param before what it said until now. What is untouched is not held against today's date: a review that has become
 * overdue does not keep anybody from changing another field.
 */
export function checkRecord(record: CarePlanRecord, before: CarePlanRecord | null, today: Day): Problem[] {
  const dates = datesOf(record).flatMap(({ path, day, rule }) => {
    if (day === null || day === fieldOf(before, path)) return [];
    const wrong = rule(day, today);
    return wrong === null ? [] : [problem(path, wrong)];
  });
  return [...stateOf(record, before), ...contentOf(record, today), ...dates];
}

type DateRule = (day: Day, today: Day) => ProblemCode | null;

const notFuture: DateRule = (day, today) => (day > today ? 'future' : null);
const ahead =
  (furthest: number): DateRule =>
  (day, today) => {
    const days = daysBetween(today, day);
    return days < 0 ? 'past' : days > furthest ? 'too_far' : null;
  };
const notTooFar: DateRule = (day, today) => (daysBetween(today, day) > REVIEW_FURTHEST_DAYS ? 'too_far' : null);

interface DatedField {
  readonly path: string;
  readonly day: Day | null;
  readonly rule: DateRule;
}

function datesOf(record: CarePlanRecord): DatedField[] {
  const field = (path: string, text: string | null, rule: DateRule) => ({ path, day: text as Day | null, rule });
  switch (record.kind) {
    case 'effort_goal':
    case 'sub_goal':
      return [field('dueOn', record.dueOn, ahead(GOAL_FURTHEST_DAYS))];
    case 'plan_agreement':
      return [
        field('discussedOn', record.discussedOn, notFuture),
        field('nextReviewOn', record.nextReviewOn, ahead(REVIEW_FURTHEST_DAYS)),
      ];
    case 'crisis_plan':
      return [field('reviewedOn', record.reviewedOn, notFuture)];
    case 'advance_statement':
    case 'measure':
      return [field('on', record.on, notFuture)];
    case 'medication_due':
      // One that is overdue already is written all the same: that is why it is written.
      return [field('dueOn', record.dueOn, notTooFar), field('takenOn', record.takenOn, notFuture)];
    default:
      return [];
  }
}

function fieldOf(record: CarePlanRecord | null, path: string): unknown {
  return record === null ? undefined : new Map<string, unknown>(Object.entries(record)).get(path);
}

function stateOf(record: CarePlanRecord, before: CarePlanRecord | null): Problem[] {
  const after = goalStateOf(record);
  if (after === null) return [];
  const was = before === null ? null : goalStateOf(before);
  if (was === null) return after === 'active' ? [] : [problem('state', 'state_at_start')];
  return mayBecome(was, after) ? [] : [problem('state', 'state_step')];
}

function goalStateOf(record: CarePlanRecord): GoalState | null {
  return record.kind === 'goal' || record.kind === 'effort_goal' || record.kind === 'sub_goal' ? record.state : null;
}

/** What must fit together whatever the date. */
function contentOf(record: CarePlanRecord, today: Day): Problem[] {
  switch (record.kind) {
    case 'effort_goal':
      return (record.goal === null) === (record.whyNot === null)
        ? [problem('whyNot', record.goal === null ? 'goal_or_reason' : 'goal_and_reason')]
        : [];
    case 'plan_agreement':
      return agreementProblems(record);
    case 'advance_statement':
      return record.state === 'made' && isBlank(record.text) && isBlank(record.keptWhere)
        ? [problem('text', 'text_or_place')]
        : [];
    case 'legal_status':
      return record.validTo !== null && record.validTo < record.from ? [problem('validTo', 'before_start')] : [];
    case 'life_status':
      return statusProblems(record, today);
    case 'measure':
      return scoreProblems(record);
    default:
      return [];
  }
}

type Of<K extends CarePlanRecord['kind']> = Extract<CarePlanRecord, { kind: K }>;

/** Nobody is made to agree: each state is as good as the others, and what stands against it is written and shown. */
function agreementProblems(record: Of<'plan_agreement'>): Problem[] {
  const discussed = record.state !== 'not_discussed';
  return [
    ...(record.state !== 'agreed' && isBlank(record.said) ? [problem('said', 'say_why')] : []),
    ...(discussed && record.discussedOn === null ? [problem('discussedOn', 'when_discussed')] : []),
    ...(!discussed && record.discussedOn !== null ? [problem('discussedOn', 'not_discussed')] : []),
    ...(!discussed && record.withCitizen ? [problem('withCitizen', 'not_discussed')] : []),
    ...(record.discussedOn !== null && record.nextReviewOn !== null && record.nextReviewOn < record.discussedOn
      ? [problem('nextReviewOn', 'before_discussed')]
      : []),
  ];
}

function statusProblems({ area, value, quarter }: Of<'life_status'>, today: Day): Problem[] {
  const known: readonly string[] = QUARTER_VALUES[area];
  return [
    ...(known.includes(value) ? [] : [problem('value', 'not_of_area')]),
    ...(quarter > quarterOf(today) ? [problem('quarter', 'future')] : []),
  ];
}

function scoreProblems({ instrument, score }: Of<'measure'>): Problem[] {
  const range = scoreRange(instrument);
  return score === null || range === null || (score >= range.from && score <= range.to)
    ? []
    : [problem('score', 'out_of_range', `${range.from}–${range.to}`)];
}

const isBlank = (text: string) => text.trim() === '';
