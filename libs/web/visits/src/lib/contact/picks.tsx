import { Icon } from '@samtavle/web-ui';
import { useId } from 'react';

export interface Pick<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A few choices as large buttons: one press each, with a thumb too. */
export function Picks<Value extends string>({
  label,
  options,
  chosen,
  onPick,
}: {
  label: string;
  options: readonly Pick<Value>[];
  chosen: readonly Value[];
  onPick: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="picks-label" id={id}>
        {label}
      </span>
      <div className="picks">
        {options.map((option) => {
          const isChosen = chosen.includes(option.value);
          return (
            <button
              key={option.value}
              type="button"
              className="pick"
              aria-pressed={isChosen}
              onClick={() => onPick(option.value)}
            >
              {isChosen && <Icon name="check" small />}
              {option.label}
            </button>
          );
        })}
      </div>
    </div>
  );
}
