import { type BoardReason, type Category } from '@samtavle/domain';
import { SHARING_POLICY } from '@samtavle/policy';

const inherited = new Map(SHARING_POLICY.board_reasons.map((reason) => [reason.id, reason.inherits_category]));

/** What a reason is about, as the policy says. @see sharing policy, board_reasons */
export function categoryOfReason(reason: BoardReason): Category {
  const category = inherited.get(reason);
  if (category === undefined) throw new Error(`the policy has no reason ${reason}`);
  return category;
}
