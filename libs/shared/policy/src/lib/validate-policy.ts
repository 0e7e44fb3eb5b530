import { checkConsents } from './check-consents.js';
import { checkEmergencies } from './check-emergencies.js';
import { checkReferences } from './check-references.js';
import type { PolicyProblem } from './policy-problem.js';
import { sharingPolicySchema } from './policy-schema.js';

/**
 * Everything that is wrong with a policy; an empty list when it may be used. A policy that does not even have the right
 * shape is only told about its shape. @see the acceptance tests drawn from law, no. 18
 */
export function validatePolicy(data: unknown): PolicyProblem[] {
  const parsed = sharingPolicySchema.safeParse(data);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      // An enum that does not know a word, or a glossary with a word of its own: a word nobody has taught the decision.
      code: issue.code === 'invalid_value' || issue.code === 'invalid_key' ? 'unknown-vocabulary' : 'malformed',
      where: issue.path.join('.'),
      message: issue.message,
    }));
  }
  return [...checkReferences(parsed.data), ...checkConsents(parsed.data), ...checkEmergencies(parsed.data)];
}
