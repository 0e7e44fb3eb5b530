import { MultiSelect, Select } from '@mantine/core';
import { type ReactNode } from 'react';

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

interface ChooseProps {
  label: ReactNode;
  hint?: ReactNode;
  problem?: string | null | undefined;
  choices: readonly Choice[];
  placeholder?: string;
  disabled?: boolean;
  /** Takes focus when its dialog opens. */
  autoFocus?: boolean;
}

const CLASS_NAMES = { input: 'm-input', dropdown: 'm-dropdown', option: 'm-option' };
/** No transition: reduced motion means 0 ms, and a list that opens needs none. */
const COMBOBOX = { transitionProps: { duration: 0 }, withinPortal: true } as const;

/** One of many, found by typing. */
export function ChooseOne({
  choices,
  hint,
  problem,
  autoFocus = false,
  value,
  onChange,
  ...rest
}: ChooseProps & { value: string | null; onChange: (value: string | null) => void }) {
  return (
    <Select
      data={choices.map((choice) => ({ ...choice }))}
      searchable
      value={value}
      onChange={onChange}
      description={hint}
      error={problem ?? undefined}
      classNames={CLASS_NAMES}
      comboboxProps={COMBOBOX}
      data-autofocus={autoFocus || undefined}
      {...rest}
    />
  );
}

/** Up to a few of many, in the order they were chosen. */
export function ChooseSeveral({
  choices,
  hint,
  problem,
  autoFocus = false,
  value,
  onChange,
  ...rest
}: ChooseProps & { value: readonly string[]; onChange: (value: string[]) => void; max?: number }) {
  const { max, ...shown } = rest;
  return (
    <MultiSelect
      data={choices.map((choice) => ({ ...choice }))}
      searchable
      hidePickedOptions
      value={[...value]}
      onChange={onChange}
      description={hint}
      error={problem ?? undefined}
      classNames={{ ...CLASS_NAMES, pill: 'm-pill' }}
      comboboxProps={COMBOBOX}
      data-autofocus={autoFocus || undefined}
      {...(max === undefined ? {} : { maxValues: max })}
      {...shown}
    />
  );
}
