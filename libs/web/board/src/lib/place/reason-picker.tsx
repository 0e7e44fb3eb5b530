import { BOARD_REASONS, type BoardReason, OWNERS } from '@samtavle/domain';
import { useAbility, useMe } from '@samtavle/web-data-access';
import { Field, IconButton, useLabels, useText } from '@samtavle/web-ui';
import { type Ref, useMemo, useState } from 'react';
import { REASON_CATEGORY } from '../arrange/reason-categories.js';
import { Combobox } from '../search/combobox.js';
import { folded } from '../search/name-match.js';
import { boardTexts } from '../texts.js';

const MOST = 3;

export interface ReasonPickerProps {
  chosen: readonly BoardReason[];
  problem: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  onChange: (reasons: readonly BoardReason[]) => void;
  /** Enter in the empty field, once a reason is chosen. */
  onNext: () => void;
}

/** One to three reasons, primary first. Only those whose category this person may write are offered. */
export function ReasonPicker({ chosen, problem, inputRef, autoFocus = false, onChange, onNext }: ReasonPickerProps) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const writable = useWritableReasons();
  const [query, setQuery] = useState('');
  const options = useMemo(() => {
    if (chosen.length >= MOST) return [];
    const typed = folded(query);
    return writable
      .filter((reason) => !chosen.includes(reason) && folded(labels.reason(reason)).includes(typed))
      .map((reason) => ({
        value: reason,
        label: labels.reason(reason),
        hint: labels.categoryShort(REASON_CATEGORY[reason]),
      }));
  }, [chosen, labels, query, writable]);
  return (
    <Field
      label={say('place.reasons')}
      hint={chosen.length >= MOST ? say('place.reasonsFull') : say('place.reasonsHint')}
      problem={problem}
    >
      {({ id, ...described }) => (
        <div className="reason-picker">
          {chosen.length > 0 && (
            <ul className="tags">
              {chosen.map((reason) => (
                <li key={reason} className="tag plain">
                  <span className="t">{labels.reason(reason)}</span>
                  <IconButton
                    icon="close"
                    label={say('place.removeReason', { reason: labels.reason(reason) })}
                    onClick={() => onChange(chosen.filter((other) => other !== reason))}
                  />
                </li>
              ))}
            </ul>
          )}
          <Combobox
            id={id}
            describedBy={described['aria-describedby']}
            invalid={problem !== undefined}
            query={query}
            onQuery={setQuery}
            options={query === '' && chosen.length > 0 ? NOTHING : options}
            empty={say('place.noReason')}
            autoFocus={autoFocus}
            {...(inputRef === undefined ? {} : { inputRef })}
            onPick={(reason) => {
              setQuery('');
              onChange([...chosen, reason]);
            }}
            onEmptyEnter={() => chosen.length > 0 && onNext()}
          />
        </div>
      )}
    </Field>
  );
}

const NOTHING: readonly { value: BoardReason; label: string }[] = [];

/** Reasons whose category the acting role may write for its own sector. */
export function useWritableReasons(): readonly BoardReason[] {
  const ability = useAbility();
  const sector = useMe()?.acting.sector;
  return useMemo(() => {
    const owner = OWNERS.find((known) => known === sector);
    if (owner === undefined) return [];
    return BOARD_REASONS.filter((reason) =>
      ability.can('write', { kind: 'Element', owner, category: REASON_CATEGORY[reason] }),
    );
  }, [ability, sector]);
}
