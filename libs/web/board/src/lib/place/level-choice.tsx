import { INTENSITIES, type Intensity } from '@samtavle/domain';
import { LevelBars, useLabels, useText } from '@samtavle/web-ui';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { boardTexts } from '../texts.js';

export interface LevelChoiceProps {
  level: Intensity;
  groupRef: Ref<HTMLDivElement>;
  onChange: (level: Intensity) => void;
  onNext: () => void;
}

/** 3, 2 or 1: by arrow, by digit, by hand. Enter goes on. */
export function LevelChoice({ level, groupRef, onChange, onNext }: LevelChoiceProps) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const name = useId();
  const press = (event: KeyboardEvent) => {
    const digit = INTENSITIES.find((known) => String(known) === event.key);
    if (digit !== undefined) onChange(digit);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onNext();
  };
  return (
    <fieldset className="level-choice" onKeyDown={press}>
      <legend className="field-label">{say('place.level')}</legend>
      <div ref={groupRef}>
        {[...INTENSITIES].reverse().map((known) => (
          <label key={known} className={known === level ? 'on' : undefined}>
            <input type="radio" name={name} value={known} checked={known === level} onChange={() => onChange(known)} />
            <LevelBars level={known} decorative />
            {labels.columnFull(known)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
