import { Icon } from '../icon/icon.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

/** Card-sized blocks in the real grid while the board is on its way. No shimmer. */
export function CardSkeleton() {
  return (
    <div className="card sk" aria-hidden="true">
      <div className="head">
        <i className="w-45" />
        <i className="w-end" />
      </div>
      <div className="line">
        <i className="w-62" />
      </div>
      <div className="line">
        <i className="w-80" />
      </div>
      <div className="line">
        <i className="w-48" />
      </div>
    </div>
  );
}

/** Where a card was that is no longer shared: same height, no name, nothing of its content left in the page. */
export function Tombstone({ height }: { height?: number }) {
  const say = useText(uiTexts);
  return (
    <div className="card gone" style={height === undefined ? undefined : { minHeight: height }}>
      <div className="line">
        <Icon name="lock" />
        <span>{say('card.gone')}</span>
      </div>
    </div>
  );
}
