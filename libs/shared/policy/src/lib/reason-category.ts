import { type BoardReason, type Category } from '@samtavle/domain';
import { SHARING_POLICY } from './sharing-policy.js';

const inherited = new Map(SHARING_POLICY.board_reasons.map((reason) => [reason.id, reason.inherits_category]));

/** A reason inherits the category of what it says; whoever may not see that sees no reason. @see sharing policy, board_reasons */
export function categoryOfReason(reason: BoardReason): Category {
  const category = inherited.get(reason);
  if (!category) throw new Error(`the policy has no reason ${reason}`);
  return category;
}
