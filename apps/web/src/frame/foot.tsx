import { OWNERS } from '@samtavle/domain';
import { useMe } from '@samtavle/web-data-access';
import { OwnerMark, uiTexts, useLabels, useShowShortcuts, useText } from '@samtavle/web-ui';
import { appTexts } from '../texts.js';

/** Legend and keys. */
export function Foot() {
  const say = useText(appTexts);
  const sayUi = useText(uiTexts);
  const labels = useLabels();
  const showKeys = useShowShortcuts();
  const demo = useMe()?.demo === true;
  return (
    <footer className="foot">
      <ul aria-label={say('foot.legend')}>
        {OWNERS.map((owner) => (
          <li key={owner} className="key">
            <OwnerMark owner={owner} size="sm" decorative />
            {labels.owner(owner)}
          </li>
        ))}
        <li className="key">
          <span className="tag held plain">{sayUi('held.tag')}</span>
          {say('foot.held')}
        </li>
      </ul>
      <span className="grow" />
      {demo && <span>{say('foot.demo')}</span>}
      {showKeys !== null && (
        <button type="button" className="key foot-keys" onClick={showKeys}>
          <kbd aria-hidden="true">?</kbd> {say('foot.keys')}
        </button>
      )}
    </footer>
  );
}
