import { addDays, ok, refuse, type Category, type Day, type Result } from '@samtavle/domain';
import { consentShares, consentTransition, expiryOf } from './consent-packages.js';
import type { ConsentFlow, ConsentPackage } from './policy-schema.js';
import type { ConsentEvent, ConsentState } from './policy-vocabulary.js';

/** What the register holds of one consent, apart from whose it is. */
export interface ConsentRecord {
  readonly state: ConsentState;
  readonly askedOn: Day | null;
  /** Silence until this day closes the question; null while no time is agreed. */
  readonly answerBy: Day | null;
  /** After a no: the first day on which one may ask again. */
  readonly askAgainOn: Day | null;
  readonly givenOn: Day | null;
  /** The first day without sharing. */
  readonly expiresOn: Day | null;
  readonly flows: readonly ConsentFlow[];
  /** When the present question or answer was recorded: what a refusal is older or newer than. */
  readonly answeredOn: Day | null;
}

export const NOT_ASKED: ConsentRecord = {
  state: 'not_asked',
  askedOn: null,
  answerBy: null,
  askAgainOn: null,
  givenOn: null,
  expiresOn: null,
  flows: [],
  answeredOn: null,
};

/** What a yes says besides yes. */
export interface Yes {
  /** The day it was said; today, because a consent is neither backdated nor given in advance. */
  readonly givenOn?: Day | undefined;
  /** Shorter than the law's year, if the citizen wishes. */
  readonly expiresOn?: Day | undefined;
  /** Of what the package names, what the citizen said yes to; all of it when left out. */
  readonly categories?: readonly Category[] | undefined;
}

export type ConsentStep =
  | { readonly event: 'ask'; readonly answerBy?: Day | undefined; readonly ownWish?: boolean | undefined }
  | { readonly event: 'give' | 'renew'; readonly yes: Yes }
  | { readonly event: 'refuse'; readonly askAgainOn?: Day | undefined }
  /** `yes` where nobody had said it before the doubt: then confirming is giving. */
  | { readonly event: 'citizen_confirms' | 'representative_confirms'; readonly yes?: Yes | undefined }
  | { readonly event: Exclude<ConsentEvent, 'ask' | 'give' | 'renew' | 'refuse' | Confirming> };

type Confirming = 'citizen_confirms' | 'representative_confirms';

/** Why a step cannot be taken. Each has its sentence and paragraph where errors are written. */
export const CONSENT_PROBLEMS = [
  'no_such_step',
  'not_before',
  'not_in_the_past',
  'backdated',
  'future',
  'past',
  'over_a_year',
  'no_such_flow',
  'form_needed',
] as const;
export type ConsentProblem = (typeof CONSENT_PROBLEMS)[number];

export interface ConsentRefused {
  readonly path: string;
  readonly problem: ConsentProblem;
}

/** Events after which it is another question or answer that stands. Time, doubt and its end change no answer. */
const ANSWERS: readonly ConsentEvent[] = ['ask', 'give', 'refuse', 'renew', 'withdraw', 'no_answer'];

/** Whether another question or answer stands after this event; where it does, it counts from then against a refusal. */
export function changesAnswer(record: ConsentRecord, event: ConsentEvent): boolean {
  if (event === 'citizen_confirms' || event === 'representative_confirms') return !hasYes(record);
  return ANSWERS.includes(event);
}

/**
 * One step of the policy's state machine on a record: the state is the machine's, and the dates are the law's.
 * @see Sundhedsloven § 44; sharing policy, consent_transitions
 */
export function stepConsent(
  record: ConsentRecord,
  step: ConsentStep,
  asked: ConsentPackage,
  today: Day,
): Result<ConsentRecord, ConsentRefused> {
  const state = consentTransition(record.state, step.event);
  if (state === undefined) return refuse({ path: 'package', problem: 'no_such_step' });
  const next = { ...record, state, answeredOn: changesAnswer(record, step.event) ? today : record.answeredOn };
  switch (step.event) {
    case 'ask':
      if (record.state === 'refused' && !step.ownWish && record.askAgainOn !== null && today < record.askAgainOn)
        return refuse({ path: 'askAgainOn', problem: 'not_before' });
      if (step.answerBy !== undefined && step.answerBy <= today)
        return refuse({ path: 'answerBy', problem: 'not_in_the_past' });
      return ok({ ...next, askedOn: today, answerBy: step.answerBy ?? null, askAgainOn: null });
    case 'refuse':
      if (step.askAgainOn !== undefined && step.askAgainOn <= today)
        return refuse({ path: 'askAgainOn', problem: 'not_in_the_past' });
      return ok({ ...next, askAgainOn: step.askAgainOn ?? null, answerBy: null });
    case 'give':
    case 'renew':
      return given(next, step.yes, asked, today);
    case 'citizen_confirms':
    case 'representative_confirms':
      // What stood before the doubt goes on to its old end; what was only a question is answered now.
      if (hasYes(record)) return ok(next);
      if (step.yes === undefined) return refuse({ path: 'form', problem: 'form_needed' });
      return given(next, step.yes, asked, today);
    default:
      return ok({ ...next, answerBy: null });
  }
}

function given(
  record: ConsentRecord,
  { givenOn = undefined, expiresOn, categories }: Yes,
  asked: ConsentPackage,
  today: Day,
): Result<ConsentRecord, ConsentRefused> {
  if (givenOn !== undefined && givenOn !== today)
    return refuse({ path: 'givenOn', problem: givenOn < today ? 'backdated' : 'future' });
  const latest = expiryOf(today, asked);
  if (expiresOn !== undefined && (expiresOn <= today || expiresOn > latest))
    return refuse({ path: 'expiresOn', problem: expiresOn <= today ? 'past' : 'over_a_year' });
  const flows = flowsAbout(asked, categories);
  if (flows === undefined) return refuse({ path: 'categories', problem: 'no_such_flow' });
  return ok({ ...record, givenOn: today, expiresOn: expiresOn ?? latest, flows, askAgainOn: null, answerBy: null });
}

/** The flows of a package that carry these categories; undefined when one of them is in none. */
function flowsAbout(asked: ConsentPackage, categories?: readonly Category[]): readonly ConsentFlow[] | undefined {
  if (categories === undefined) return asked.flows;
  if (!categories.every((one) => asked.flows.some((flow) => flow.categories.includes(one)))) return undefined;
  return asked.flows
    .map((flow) => ({ ...flow, categories: flow.categories.filter((one) => categories.includes(one)) }))
    .filter((flow) => flow.categories.length > 0);
}

/** Whether a yes to the present question was said: after a consent has lapsed, asking again is another question. */
export function hasYes({ givenOn, expiresOn, answeredOn }: ConsentRecord): boolean {
  return givenOn !== null && !(answeredOn !== null && expiresOn !== null && answeredOn >= expiresOn);
}

/** A reminder goes out when so many days are left; a consent for no longer than that never gets one. */
export const REMIND_DAYS = 30;

/**
 * What time alone does to a record on this day; undefined when nothing. `due_consents` in the database looks for the same.
 * @see Sundhedsloven § 44; sharing policy, duties_vocabulary.renewal_reminder
 */
export function dueByTime(
  record: ConsentRecord,
  today: Day,
): 'no_answer' | 'reach_expiry' | '30_days_left' | undefined {
  const { state, answerBy, givenOn, expiresOn } = record;
  if (state === 'asked') return answerBy !== null && answerBy <= today ? 'no_answer' : undefined;
  if (givenOn === null || expiresOn === null || !(consentShares(state) || state === 'suspended_capacity'))
    return undefined;
  if (expiresOn <= today) return hasYes(record) ? 'reach_expiry' : undefined;
  const reminded = addDays(expiresOn, -REMIND_DAYS);
  return state === 'active' && givenOn < reminded && reminded <= today ? '30_days_left' : undefined;
}

/** Whether the record lets anything be shared on this day: in a state that shares, and within its own dates. */
export function sharesOn({ state, givenOn, expiresOn }: ConsentRecord, today: Day): boolean {
  return consentShares(state) && givenOn !== null && givenOn <= today && expiresOn !== null && today < expiresOn;
}
