import type { SharingPolicy } from './policy-schema.js';

/**
 * Something worked out from a policy, once for each policy object. The policy is frozen, so the answer cannot grow old;
 * a new version is a new object, and the old answer goes with it.
 */
export function oncePerPolicy<T>(workOut: (policy: SharingPolicy) => T): (policy: SharingPolicy) => T {
  const known = new WeakMap<SharingPolicy, T>();
  return (policy) => {
    let answer = known.get(policy);
    if (answer === undefined) {
      answer = workOut(policy);
      known.set(policy, answer);
    }
    return answer;
  };
}
