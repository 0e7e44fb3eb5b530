import type { Gateway, Rule, SharingPolicy } from './policy-schema.js';
import { readPolicy } from './sharing-policy.js';

/** What a version of the policy is made of: everything else is the program's own file. @see docs/adr/0014 */
export interface PolicyTerms {
  readonly rules: readonly Rule[];
  readonly gateways: readonly Gateway[];
}

/**
 * A version of the policy as decisions follow it: its rules and gateways over the roles, categories, packages, states and
 * words of the file. `terms` may come from a database and is parsed.
 * @throws Error naming every problem, when the terms do not fit the file
 */
export function composePolicy(
  file: SharingPolicy,
  version: string,
  terms: { readonly rules: unknown; readonly gateways: unknown },
): SharingPolicy {
  return readPolicy({ ...file, policy_version: version, rules: terms.rules, gateways: terms.gateways });
}
