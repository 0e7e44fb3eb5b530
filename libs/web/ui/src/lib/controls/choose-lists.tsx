import { MultiSelect, Select } from '@mantine/core';
import { type ChooseOneProps, type ChooseSeveralProps } from './choose.js';

const CLASS_NAMES = { input: 'm-input', dropdown: 'm-dropdown', option: 'm-option' };
/** No transition: reduced motion means 0 ms, and a list that opens needs none. */
const COMBOBOX = { transitionProps: { duration: 0 }, withinPortal: true } as const;

/** Mantine's lists. Fetched apart from the first screen, because only dialogs need them (choose.tsx). */
export function ListOfOne({ choices, hint, problem, autoFocus = false, value, onChange, ...rest }: ChooseOneProps) {
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
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      {...rest}
    />
  );
}

export function ListOfSeveral({
  choices,
  hint,
  problem,
  autoFocus = false,
  value,
  onChange,
  max,
  ...rest
}: ChooseSeveralProps) {
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
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      {...(max === undefined ? {} : { maxValues: max })}
      {...rest}
    />
  );
}
