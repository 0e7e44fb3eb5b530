import { mayWrite, type Viewer } from '@samtavle/api-access';
import { type SharingOverview } from '@samtavle/contracts';
import { CATEGORIES, type Owner } from '@samtavle/domain';
import { conditionsToConfirm, offBoardGateways } from '@samtavle/policy';
import { legalSources } from '../legal-sources.js';

/** The roads outside the board that the own sector may use, and what each asks for. From the policy and the role alone. */
export function disclosureRoads(viewer: Viewer, owner: Owner): SharingOverview['roads'] {
  const own = CATEGORIES.filter((category) => mayWrite(viewer, { owner, category }));
  if (own.length === 0) return [];
  const gateways = offBoardGateways(viewer.policy)
    .filter(({ enabled, from }) => enabled && from.includes(owner))
    .map((gateway) => ({
      id: gateway.id,
      basis: legalSources(gateway.basis),
      to: gateway.to.filter((sector) => sector !== owner),
      categories: own.filter((category) => gateway.categories.includes(category)),
      confirm: [...conditionsToConfirm(gateway)],
      caseNeeded: gateway.expiry.type === 'case_step',
    }))
    .filter(({ categories }) => categories.length > 0);
  const channels = viewer.policy.outside_board_channels.map(({ id, basis }) => ({
    id,
    basis: legalSources(basis),
    to: null,
    categories: own,
    confirm: [],
    caseNeeded: false,
  }));
  return [...gateways, ...channels];
}
