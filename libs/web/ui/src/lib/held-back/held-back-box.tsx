import { type HeldBackNote } from '@samtavle/contracts';
import { Button } from '../controls/button.js';
import { Icon } from '../icon/icon.js';
import { useFormat } from '../format/use-format.js';
import { useLabels } from '../labels/use-labels.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { heldBackSentences } from './held-back-sentences.js';

export interface HeldBackBoxProps {
  note: HeldBackNote;
  /** The citizen by first name. */
  citizen: string;
  today: string;
  /** Who asked, where the viewer may know it. */
  askedBy?: string | undefined;
  /** A colleague to whose role it belongs. */
  helper?: string | undefined;
  /** Lawful here and now; left out where it is not. */
  onAsk?: (() => void) | undefined;
  onAskNow?: (() => void) | undefined;
}

/** What is missing · what would open it · what to do. The same whether or not anything is recorded. */
export function HeldBackBox({ note, citizen, today, askedBy, helper, onAsk, onAskNow }: HeldBackBoxProps) {
  const say = useText(uiTexts);
  const labels = useLabels();
  const format = useFormat();
  const { title, rest } = heldBackSentences(note, { citizen, today, askedBy, helper }, { say, labels, format });
  const mayAsk =
    onAsk !== undefined &&
    note.road === 'consent' &&
    (note.consentState === 'not_asked' || note.consentState === 'ended');
  const mayAskNow = onAskNow !== undefined && note.askNow;
  const law = [labels.law(note.basis.slice(0, 2)), say('heldBack.rule', { rule: note.rule })]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className="held-note" role="note" aria-label={say('heldBack.label', { from: labels.ownerFrom(note.owner) })}>
      <Icon name="lock" />
      <div>
        <p>
          <b>{title}</b> {rest.join(' ')}
        </p>
        <div className="acts">
          {mayAsk && <Button onClick={onAsk}>{say('heldBack.ask')}</Button>}
          {mayAskNow && <Button onClick={onAskNow}>{say('heldBack.askNow')}</Button>}
          <span className="law">{law}</span>
        </div>
      </div>
    </div>
  );
}

/** Sharing stopped while the viewer had it open. */
export function SharingStopped({ at, today, draftKept }: { at: string; today: string; draftKept: boolean }) {
  const say = useText(uiTexts);
  const format = useFormat();
  return (
    <div className="held-note" role="note">
      <Icon name="lock" />
      <p>
        <b>{say('heldBack.titleStopped', { when: format.momentSentence(at, today) })}</b>{' '}
        {draftKept && say('heldBack.kept')}
      </p>
    </div>
  );
}
