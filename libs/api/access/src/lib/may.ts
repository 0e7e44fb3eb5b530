import { type AnyMongoAbility } from '@casl/ability';
import { actionAbility } from '@samtavle/policy';
import { type Viewer } from './viewer.js';

/**
 * Whether this viewer's class may do such a thing at all. Says nothing about one citizen or one row: that is asked of
 * rows loaded by scope, inside the writing transaction.
 */
export function may(viewer: Pick<Viewer, 'viewerClass' | 'policy'>, action: string, subject: string): boolean {
  const ability: AnyMongoAbility = actionAbility(viewer.policy, viewer.viewerClass);
  return ability.can(action, subject);
}
