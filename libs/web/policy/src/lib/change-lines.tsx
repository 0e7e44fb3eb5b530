import { type PolicyChangeInput, type PolicyView } from '@samtavle/contracts';
import { useText } from '@samtavle/web-ui';
import { useTerms } from './say-terms.js';
import { policyTexts, type TermName } from './texts.js';

/** What a draft or version changes, rule by rule: the terms as they become, and why. */
export function ChangeLines({ view, changes }: { view: PolicyView; changes: readonly PolicyChangeInput[] }) {
  const say = useText(policyTexts);
  const terms = useTerms(view);
  if (changes.length === 0) return null;
  return (
    <ul className="policy-changes">
      {changes.map(({ kind, id, reason, set }) => (
        <li key={`${kind} ${id}`}>
          <b>{id}</b>
          <dl className="policy-terms">
            {Object.entries(set).map(([field, value]) => (
              <div key={field}>
                <dt>{say(`rule.field.${field as TermName}`)}</dt>
                <dd>{terms.value(field, value)}</dd>
              </div>
            ))}
          </dl>
          <p className="ink-2">{say('draft.reason', { reason })}</p>
        </li>
      ))}
    </ul>
  );
}
