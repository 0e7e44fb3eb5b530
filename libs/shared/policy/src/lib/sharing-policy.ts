import { sharingPolicyData } from '../data/sharing-policy-data.js';
import { sharingPolicySchema, type SharingPolicy } from './policy-schema.js';
import { validatePolicy } from './validate-policy.js';

/**
 * Reads a policy file. A faulty policy stops the process at start rather than letting one citizen's information through.
 * @throws Error naming every problem found
 */
export function readPolicy(data: unknown): SharingPolicy {
  const problems = validatePolicy(data);
  if (problems.length > 0) {
    throw new Error(
      `the sharing policy is faulty:\n${problems.map((p) => `${p.code} at ${p.where}: ${p.message}`).join('\n')}`,
    );
  }
  return sharingPolicySchema.parse(data);
}

/** The policy in force: read once, validated, frozen. A bundle that asks nothing of it leaves it out. */
export const SHARING_POLICY: SharingPolicy = /* @__PURE__ */ readPolicy(sharingPolicyData);
