import { useId } from 'react';

export interface RadioGroupProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  /** Null: nothing is chosen in advance. */
  value: Value | null;
  onChange: (value: Value) => void;
  problem?: string | undefined;
}

/** One of a few, said aloud as one question; its problem stands with it. */
export function RadioGroup<Value extends string>({ label, options, value, onChange, problem }: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset aria-describedby={problem === undefined ? undefined : `${name}-problem`}>
      <legend className="field-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {problem !== undefined && (
        <p className="problem danger small" id={`${name}-problem`} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
