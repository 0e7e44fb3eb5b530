import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { Icon } from '../icon/icon.js';

interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** In words, beside the field, linked to it. */
  problem?: string | null | undefined;
}

interface Described {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** Label, hint and problem around any control; the control receives the ids that tie them together. */
export function Field({
  label,
  hint,
  problem,
  children,
}: FieldWords & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const hintId = hint === undefined ? '' : `${id}-hint`;
  const problemId = problem == null ? '' : `${id}-problem`;
  const describedBy = [problemId, hintId].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(problem == null ? {} : { 'aria-invalid': true as const }),
      })}
      {hint !== undefined && (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      {problem != null && (
        <span className="problem" id={problemId}>
          <Icon name="warning" small />
          {problem}
        </span>
      )}
    </div>
  );
}

export function TextField({ label, hint, problem, ...input }: FieldWords & ComponentPropsWithRef<'input'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(described) => <input type="text" autoComplete="off" {...input} {...described} />}
    </Field>
  );
}

export function TextAreaField({ label, hint, problem, ...area }: FieldWords & ComponentPropsWithRef<'textarea'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(described) => <textarea rows={3} {...area} {...described} />}
    </Field>
  );
}

export interface SelectFieldProps<Value extends string> extends FieldWords {
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** The browser's own list: the same keys everywhere, and the phone's own wheel. */
export function SelectField<Value extends string>({
  label,
  hint,
  problem,
  options,
  value,
  onChange,
  disabled = false,
}: SelectFieldProps<Value>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(described) => (
        <select
          value={value}
          disabled={disabled}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
          {...described}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface CheckFieldProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
}

export function CheckField({ label, checked, onChange, hint }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <span>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span className="hint ink-2 small" id={`${id}-hint`}>
            {' '}
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
