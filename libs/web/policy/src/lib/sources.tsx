import { type PolicyView } from '@samtavle/contracts';
import { type Say, useText } from '@samtavle/web-ui';
import { type Terms } from './say-terms.js';
import { policyTexts } from './texts.js';

/** The legal sources with their addresses, and how each was checked. */
export function Sources({ ids, view, terms }: { ids: readonly string[]; view: PolicyView; terms: Terms }) {
  const say = useText(policyTexts);
  return (
    <ul className="policy-sources">
      {ids.map((id) => {
        const source = view.sources.find((one) => one.id === id);
        return (
          <li key={id}>
            {source?.url ? (
              <a href={source.url} target="_blank" rel="noreferrer noopener">
                {terms.source(id)}
              </a>
            ) : (
              terms.source(id)
            )}
            {source !== undefined && (
              <span className="ink-2 small policy-under">
                <span lang="en">{source.note}</span>{' '}
                {say('rule.source', { verification: checkedText(source.verification, say) })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A word that a later file brings is shown as it stands there. */
function checkedText(verification: string, say: Say<(typeof policyTexts)['da']>): string {
  if (verification === 'read' || verification === 'secondary') return say(`rule.verification.${verification}`);
  return verification;
}
