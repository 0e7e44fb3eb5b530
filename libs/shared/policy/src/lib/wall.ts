import {
  BOARD_REASONS,
  pairOf,
  slotOf,
  type BoardReason,
  type Category,
  type Instant,
  type Owner,
  type Slot,
} from '@samtavle/domain';
import { NOTHING, type Decision, type Grant } from './decision.js';
import { earlier } from './horizon.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { SharingPolicy } from './policy-schema.js';

/** What a shared screen may show of one citizen. */
export interface WallDecision {
  /** For each pair shown, the grant of every class signed in: the log has one line for each participant. */
  readonly grants: ReadonlyMap<Slot, readonly Grant[]>;
  /** The board reasons that may stand in words, by owner; every other reason is the neutral marker. */
  readonly reasons: ReadonlyMap<Owner, ReadonlySet<BoardReason>>;
  readonly until: Instant | null;
}

/**
 * The rights of a room: what every class signed in may see, and of that only what may stand on a wall. Somebody without a
 * relation to the citizen brings {@link NOTHING}, and so hides the citizen. An empty room sees nothing.
 * @see sharing policy, wall_mode and evaluation order step 7
 */
export function intersectDecisions(policy: SharingPolicy, decisions: readonly Decision[]): WallDecision {
  const [first = NOTHING, ...others] = decisions;
  const masked = maskedOnWall(policy);
  const common = new Map<Slot, readonly Grant[]>();
  for (const [slot, grant] of first.grants) {
    const grants = [grant, ...others.flatMap((other) => other.grants.get(slot) ?? [])];
    const forAll = grants.length === decisions.length;
    if (forAll && !grants.some((one) => masked.has(one.rule) || masked.has(one.via))) common.set(slot, grants);
  }

  const shown = wallCategories(policy);
  const owners = new Set([...common.keys()].map((slot) => pairOf(slot).owner));
  return {
    grants: new Map([...common].filter(([slot]) => shown.has(pairOf(slot).category))),
    reasons: new Map([...owners].map((owner) => [owner, readableReasons(policy, common, owner)])),
    until: decisions.reduce<Instant | null>((until, decision) => earlier(until, decision.until), null),
  };
}

/** Whether a reason of an owner's stay may stand in words: only to who sees board_status and the category it inherits. */
export function mayReadReason(policy: SharingPolicy, decision: Decision, owner: Owner, reason: BoardReason): boolean {
  return readableReasons(policy, decision.grants, owner).has(reason);
}

function readableReasons(
  policy: SharingPolicy,
  grants: ReadonlyMap<Slot, unknown>,
  owner: Owner,
): ReadonlySet<BoardReason> {
  const inherits = inheritedCategories(policy);
  if (!grants.has(slotOf(owner, 'board_status'))) return new Set();
  return new Set(
    BOARD_REASONS.filter((reason) => {
      const category = inherits.get(reason);
      return category !== undefined && grants.has(slotOf(owner, category));
    }),
  );
}

const inheritedCategories = oncePerPolicy(
  (policy): ReadonlyMap<BoardReason, Category> =>
    new Map(policy.board_reasons.map((reason) => [reason.id, reason.inherits_category])),
);

/** Categories both made for the wall and listed for it. */
const wallCategories = oncePerPolicy(
  (policy): ReadonlySet<Category> =>
    new Set(
      policy.categories.filter((c) => c.display === 'wall' && policy.wall_mode.shows.includes(c.id)).map((c) => c.id),
    ),
);

/** Rules and gateways that bind whoever uses them to keep it off the wall. */
const maskedOnWall = oncePerPolicy(
  (policy): ReadonlySet<string> =>
    new Set(
      [...policy.rules, ...policy.gateways].filter((one) => one.duties.includes('mask_on_wall')).map((one) => one.id),
    ),
);
