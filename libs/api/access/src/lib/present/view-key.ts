import { createHash } from 'node:crypto';
import { type Viewer } from '../viewer.js';

/**
 * Names everything about a viewer that a change of access in the stream does not carry: the policy's version, the class,
 * the capacity and its reach. A screen whose key no longer fits starts afresh.
 */
export function viewKeyOf(viewer: Pick<Viewer, 'classKey' | 'memberId' | 'reach' | 'policy'>): string {
  return createHash('sha256')
    .update([viewer.policy.policy_version, viewer.classKey, viewer.memberId, viewer.reach].join('|'))
    .digest('base64url')
    .slice(0, 22);
}
