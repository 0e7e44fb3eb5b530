import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';

/** One way to go on writing: the whole text as it would be, and where the writing goes on. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly caret: number;
}

export interface Suggest {
  /** The name of the list for readers. */
  readonly label: string;
  /** What fits where the caret stands; nothing most of the time. */
  readonly at: (text: string, caret: number) => readonly Suggestion[];
}

export interface SuggestingInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly suggest: Suggest | undefined;
  readonly inputRef: Ref<HTMLInputElement> | undefined;
}

/**
 * One line that can be completed: arrows choose, Enter or Tab takes, Escape closes the list and nothing else. It stays an
 * ordinary text field for readers; the list is announced when it opens.
 */
export function SuggestingInput({ value, onText, suggest, inputRef, ...rest }: SuggestingInputProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => field.current);
  /** Where the caret stood after the last key; null while the list is closed. */
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const options = suggest === undefined || caret === null ? [] : suggest.at(value, caret);
  const chosen = options[Math.min(active, options.length - 1)];

  const take = ({ text, caret: goOn }: Suggestion) => {
    flushSync(() => {
      onText(text);
      setCaret(null);
    });
    field.current?.focus();
    field.current?.setSelectionRange(goOn, goOn);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (chosen === undefined || event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        return setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
      case 'Enter':
      case 'Tab':
        event.preventDefault();
        return take(chosen);
      case 'Escape':
        // The list closes before the drawer around it.
        event.preventDefault();
        event.stopPropagation();
        return setCaret(null);
    }
  };
  return (
    <>
      <input
        {...rest}
        ref={field}
        value={value}
        aria-autocomplete={suggest === undefined ? undefined : 'list'}
        aria-controls={chosen === undefined ? undefined : `${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
        onChange={({ target }) => {
          setActive(0);
          setCaret(target.selectionStart);
          onText(target.value);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={press}
      />
      {chosen !== undefined && (
        <ul className="suggest-list" id={`${id}-list`} role="listbox" aria-label={suggest?.label}>
          {options.map((option) => (
            <li
              key={option.id}
              id={`${id}-${option.id}`}
              role="option"
              aria-selected={option === chosen}
              className={option === chosen ? 'on' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              {option.label}
              <small>{option.hint}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
