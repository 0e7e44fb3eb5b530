import { type BoardReason, type Owner } from '@samtavle/domain';
import { useLabels } from '../labels/use-labels.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { OwnerMark } from './owner-mark.js';

export interface ReasonTagProps {
  owner: Owner;
  reason: BoardReason;
  /** Says more than the reason alone: »Indlagt, afsnit P2«. */
  text?: string;
}

/** One reason, with whose it is. */
export function ReasonTag({ owner, reason, text }: ReasonTagProps) {
  const labels = useLabels();
  return (
    <span className="tag">
      <OwnerMark owner={owner} />
      <span className="t">{text ?? labels.reason(reason)}</span>
    </span>
  );
}

/**
 * Stands only where the viewer may see the stay but none of its reasons. A stay always has a reason, so it tells
 * nothing new. Never beside a visible reason.
 */
export function HeldTag({ owner }: { owner: Owner }) {
  const say = useText(uiTexts);
  const labels = useLabels();
  return (
    <span className="tag held">
      <OwnerMark owner={owner} decorative />
      <span className="t" aria-hidden="true">
        {say('held.tag')}
      </span>
      <span className="vh">{say('held.tagFrom', { owner: labels.owner(owner) })}</span>
    </span>
  );
}
