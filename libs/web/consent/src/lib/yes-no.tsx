import { Icon, useText } from '@samtavle/web-ui';
import { consentTexts } from './texts.js';

export interface YesNoProps {
  label: string;
  /** Null: unanswered is neither. */
  answer: 'yes' | 'no' | null;
  /** What a press does; null where the answer cannot be given now. */
  yes: (() => void) | null;
  no: (() => void) | null;
}

/** Ja and Nej of the same size and weight; nothing is chosen in advance, and a press asks before it does anything. */
export function YesNo({ label, answer, yes, no }: YesNoProps) {
  const say = useText(consentTexts);
  const half = (which: 'yes' | 'no', act: (() => void) | null) => {
    const chosen = answer === which;
    return (
      <button
        type="button"
        aria-pressed={chosen}
        aria-disabled={(!chosen && act === null) || undefined}
        className={chosen ? `on ${which}` : undefined}
        onClick={() => {
          if (!chosen) act?.();
        }}
      >
        {chosen && <Icon name={which === 'yes' ? 'check' : 'close'} small />}
        {say(which)}
      </button>
    );
  };
  return (
    <div className="yes-no" role="group" aria-label={label}>
      {half('yes', yes)}
      {half('no', no)}
    </div>
  );
}
