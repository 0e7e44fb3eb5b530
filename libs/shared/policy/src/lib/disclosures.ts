import { type Category, type Owner, type Sector } from '@samtavle/domain';
import { gatewaysFor } from './gateways.js';
import type { Gateway, SharingPolicy } from './policy-schema.js';
import { HEALTH_SECTORS, type Requirement } from './policy-vocabulary.js';
import { ruleFor } from './rule-index.js';

/**
 * A disclosure made outside the board, by a gateway that only makes a log entry, or by a channel the policy leaves to the
 * authorities' own roads (a notification about a child, a call to 112). It opens nothing for anybody.
 */
export interface DisclosureDraft {
  /** An off-board gateway, or one of `outside_board_channels`. */
  readonly road: string;
  readonly from: Owner;
  readonly to: Sector | null;
  readonly categories: readonly Category[];
  readonly purpose: string;
  readonly caseReference: string | null;
  /** What the discloser says holds. */
  readonly confirmed: readonly Requirement[];
  readonly healthPerson: boolean;
}

/** One condition of the road that these words do not meet. */
export type DisclosureProblem =
  | { readonly because: 'unknown_road' | 'on_the_board' | 'disabled' }
  | { readonly because: 'sender' | 'receiver' | 'purpose' | 'case' | 'holder' }
  | { readonly because: 'category'; readonly category: Category }
  | { readonly because: 'condition'; readonly requirement: Requirement };

/** What a contract asks of everybody anyway, so that nobody has to tick it: a reason and a purpose. */
const ASKED_ANYWAY: readonly Requirement[] = ['reason_text', 'purpose_selected'];

/** The gateways that open nothing and only make an entry, disabled ones too: they are refused by name. */
export function offBoardGateways(policy: SharingPolicy): readonly Gateway[] {
  return policy.gateways.filter(({ mode }) => mode === 'off_board_push' || mode === 'off_board_request');
}

/** What has to be confirmed before this gateway may be used. */
export function conditionsToConfirm(gateway: Gateway): readonly Requirement[] {
  return gateway.requires.filter((requirement) => !ASKED_ANYWAY.includes(requirement));
}

/** The legal sources of a road; of one nobody knows, none. */
export function basisOfRoad(policy: SharingPolicy, road: string): readonly string[] {
  const known = [...policy.gateways, ...policy.outside_board_channels].find(({ id }) => id === road);
  return known?.basis ?? [];
}

/** Everything that keeps the road from being used like this; empty when its conditions are met. */
export function disclosureProblems(policy: SharingPolicy, draft: DisclosureDraft): DisclosureProblem[] {
  if (policy.outside_board_channels.some(({ id }) => id === draft.road)) return purposeProblems(policy, draft);
  const gateway = policy.gateways.find(({ id }) => id === draft.road);
  if (gateway === undefined) return [{ because: 'unknown_road' }];
  if (!gateway.enabled) return [{ because: 'disabled' }];
  if (!offBoardGateways(policy).includes(gateway)) return [{ because: 'on_the_board' }];
  const sender = gateway.from.includes(draft.from);
  const receiver = draft.to !== null && draft.to !== draft.from && gateway.to.includes(draft.to);
  return [
    ...(sender ? [] : [{ because: 'sender' } as const]),
    ...(receiver ? [] : [{ because: 'receiver' } as const]),
    ...(sender && receiver ? categoryProblems(policy, gateway, draft) : []),
    ...purposeProblems(policy, draft),
    ...(gateway.expiry.type === 'case_step' && draft.caseReference === null ? [{ because: 'case' } as const] : []),
    ...holderProblems(gateway, draft),
    ...conditionsToConfirm(gateway)
      .filter((requirement) => !draft.confirmed.includes(requirement))
      .map((requirement) => ({ because: 'condition', requirement }) as const),
  ];
}

/** Both have to name the category: the gateway, and the rule for exactly this sender and receiver. */
function categoryProblems(policy: SharingPolicy, gateway: Gateway, draft: DisclosureDraft): DisclosureProblem[] {
  const receiver = draft.to;
  if (receiver === null) return [];
  return draft.categories
    .filter((category) => {
      const flow = { category, owner: draft.from, receiver };
      return !gatewaysFor(policy, ruleFor(policy, category, draft.from, receiver), flow).includes(gateway);
    })
    .map((category) => ({ because: 'category', category }) as const);
}

function purposeProblems(policy: SharingPolicy, { purpose, from, to }: DisclosureDraft): DisclosureProblem[] {
  const known = policy.purposes.find(({ id }) => id === purpose);
  const fits = known?.sectors.some((sector) => sector === from || sector === to) === true;
  return fits ? [] : [{ because: 'purpose' }];
}

/** Out of health the one who decides must be a health person. @see Sundhedsloven § 43 stk. 3 */
function holderProblems(gateway: Gateway, { from, healthPerson }: DisclosureDraft): DisclosureProblem[] {
  const asks = gateway.requires.includes('decision_by_holder') && HEALTH_SECTORS.some((sector) => sector === from);
  return asks && !healthPerson ? [{ because: 'holder' }] : [];
}
