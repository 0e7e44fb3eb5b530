import { OwnerMark } from '@samtavle/web-ui';
import { isOwner, type Terms } from './say-terms.js';

/** From whom to whom, with the owners' marks. */
export function Flow({ from, to, terms }: { from: readonly string[]; to: readonly string[]; terms: Terms }) {
  return (
    <span className="policy-flow">
      {from.filter(isOwner).map((owner) => (
        <OwnerMark key={owner} owner={owner} size="sm" decorative />
      ))}{' '}
      {from.map(terms.owner).join(', ')} → {to.map(terms.sector).join(', ')}
    </span>
  );
}
