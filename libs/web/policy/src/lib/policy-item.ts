import { type PolicyGatewayView, type PolicyRuleView } from '@samtavle/contracts';

/** What has a page of its own, and can be changed in a draft. */
export type PolicyItem = PolicyRuleView | PolicyGatewayView;

export const isRule = (item: PolicyItem): item is PolicyRuleView => 'effect' in item;
