import { type ReactNode } from 'react';
import { useFormat } from '../format/use-format.js';

export interface ChipProps {
  pressed: boolean;
  onToggle: (pressed: boolean) => void;
  children: ReactNode;
  /** How many it would show, computed on what this viewer may see. */
  count?: number;
}

/** A filter that is on or off. */
export function Chip({ pressed, onToggle, children, count }: ChipProps) {
  const format = useFormat();
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={() => onToggle(!pressed)}>
      {children}
      {count !== undefined && <b>{format.count(count)}</b>}
    </button>
  );
}

export interface SegmentedProps<Value extends string> {
  /** What is being chosen, for readers. */
  label: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** Exactly one of a few. */
export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
