/**
 * What can be wrong with a sharing policy. Each of these stops the build and the start of the server, but for a condition that
 * was dropped: that is asked of a change, and no policy alone can tell.
 */
export const PROBLEM_CODES = [
  'malformed',
  'unknown-vocabulary',
  'vocabulary-differs',
  'double-id',
  'overlap',
  'missing-basis',
  'consent-over-a-year',
  'consent-without-form',
  'consent-without-expiry-check',
  'consent-without-package',
  'package-flow-nothing-opens',
  'consent-nobody-can-read',
  'emergency-without-reason',
  'emergency-without-notification',
  'emergency-without-citizen-log',
  'pull-outside-health',
  'push-without-holder',
  'emergency-over-a-day',
  'gateway-without-ground',
  'notice-without-end',
  'condition-dropped',
] as const;

/** One fault of a policy: what kind, at which rule, gateway or path, and in words for whoever edits the policy. */
export interface PolicyProblem {
  readonly code: (typeof PROBLEM_CODES)[number];
  readonly where: string;
  readonly message: string;
  /** The term of the rule or gateway it lies in, as the policy file calls it; absent where it is the whole of it. */
  readonly field?: string;
  /** What it is about in words of the policy itself, the same in every language: a flow, a word, a number. */
  readonly about?: string;
}
