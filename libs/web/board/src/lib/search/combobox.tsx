import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useState } from 'react';

export interface ComboboxOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Beside the label: why it cannot be chosen, or what is known. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface ComboboxProps<Value extends string> {
  id?: string;
  /** The name for readers, where no label stands beside it. */
  label?: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  query: string;
  onQuery: (query: string) => void;
  options: readonly ComboboxOption<Value>[];
  onPick: (value: Value) => void;
  /** Enter in an empty field: go on to the next one. */
  onEmptyEnter?: () => void;
  /** Enter while what was typed has no options yet. */
  onEarlyEnter?: () => void;
  onEscape?: () => void;
  placeholder?: string;
  /** Said when nothing fits. */
  empty?: ReactNode;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** Type a few letters, Enter takes the first. The list belongs to the field; focus never leaves it. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const { query, onQuery, options, onPick, onEmptyEnter, onEarlyEnter, onEscape, empty } = props;
  const own = useId();
  const id = props.id ?? own;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  useEffect(() => setActive(firstUsable(options)), [options]);
  const expanded = open && (options.length > 0 || (empty !== undefined && query !== ''));
  const pick = (option: ComboboxOption<Value> | undefined) => {
    if (option === undefined || option.disabled === true) return;
    setOpen(false);
    onPick(option.value);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        setOpen(true);
        return setActive((now) => next(options, now, event.key === 'ArrowDown' ? 1 : -1));
      case 'Enter':
        event.preventDefault();
        if (expanded && options.length > 0) return pick(options[active]);
        return query === '' ? onEmptyEnter?.() : onEarlyEnter?.();
      case 'Escape':
        if (expanded) {
          // The field's own list closes before the dialog around it.
          event.stopPropagation();
          event.preventDefault();
          return setOpen(false);
        }
        return onEscape?.();
    }
  };
  return (
    <span className="combobox">
      <input
        id={id}
        ref={props.inputRef}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid === true ? true : undefined}
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded && options[active] !== undefined ? `${id}-${active}` : undefined}
        placeholder={props.placeholder}
        data-autofocus={props.autoFocus === true ? true : undefined}
        value={query}
        onChange={({ target }) => {
          setOpen(true);
          onQuery(target.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        className={expanded ? 'combobox-list' : 'combobox-list is-closed'}
      >
        {expanded &&
          options.map((option, at) => (
            <li
              key={option.value}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              aria-disabled={option.disabled === true ? true : undefined}
              className={at === active ? 'on' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              {option.label}
              {option.hint !== undefined && <small>{option.hint}</small>}
            </li>
          ))}
        {expanded && options.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            {empty}
          </li>
        )}
      </ul>
    </span>
  );
}

const firstUsable = (options: readonly ComboboxOption<string>[]): number =>
  Math.max(
    0,
    options.findIndex(({ disabled }) => disabled !== true),
  );

function next(options: readonly ComboboxOption<string>[], from: number, by: 1 | -1): number {
  return options.length === 0 ? 0 : (from + by + options.length) % options.length;
}
