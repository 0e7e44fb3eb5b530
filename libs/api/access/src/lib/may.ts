import { type AnyMongoAbility } from '@casl/ability';
import { actionAbility, type ViewerClassKey } from '@samtavle/policy';
import { type Viewer } from './viewer.js';

const byClass = new Map<ViewerClassKey, AnyMongoAbility>();

/**
 * Whether this viewer's class may do such a thing at all. Says nothing about one citizen or one row: that is asked of
 * rows loaded by scope, inside the writing transaction.
 */
export function may(viewer: Pick<Viewer, 'classKey' | 'viewerClass'>, action: string, subject: string): boolean {
  const known = byClass.get(viewer.classKey);
  if (known) return known.can(action, subject);
  const ability: AnyMongoAbility = actionAbility(viewer.viewerClass);
  byClass.set(viewer.classKey, ability);
  return ability.can(action, subject);
}
