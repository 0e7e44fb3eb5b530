import { checkConsents } from './check-consents.js';
import { checkEmergencies } from './check-emergencies.js';
import { checkGateways } from './check-gateways.js';
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
      ...placeOf(data, issue.path),
      message: issue.message,
    }));
  }
  return [checkReferences, checkConsents, checkEmergencies, checkGateways].flatMap((check) => check(parsed.data));
}

/** Which rule or gateway a path leads into, and to which word: `rules.12.category.0` helps nobody who edits a rule. */
function placeOf(data: unknown, path: readonly PropertyKey[]): Pick<PolicyProblem, 'where' | 'field' | 'about'> {
  const [list, nth, term] = path;
  const id = valueAt(data, [...path.slice(0, 2), 'id']);
  const word = valueAt(data, path);
  const about = typeof word === 'string' || typeof word === 'number' ? { about: String(word) } : {};
  if ((list !== 'rules' && list !== 'gateways') || nth === undefined || typeof id !== 'string')
    return { where: path.join('.'), ...about };
  return { where: id, ...(term === undefined ? {} : { field: String(term) }), ...about };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null && Object.hasOwn(within, key)
        ? Reflect.get(within, key)
        : undefined,
    data,
  );
}
