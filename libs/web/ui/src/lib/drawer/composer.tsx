import { type Category, type Owner } from '@samtavle/domain';
import { type ReactNode, type Ref, useId } from 'react';
import { Button } from '../controls/button.js';
import { Icon } from '../icon/icon.js';
import { useLabels } from '../labels/use-labels.js';
import { useText } from '../language/use-text.js';
import { OwnerMark } from '../marks/owner-mark.js';
import { uiTexts } from '../texts.js';
import { type Suggest, SuggestingInput } from './suggesting-input.js';

export interface ComposerProps {
  /** What this person may write, in the order of the server. */
  categories: readonly Category[];
  category: Category;
  onCategory: (category: Category) => void;
  /** Who will own it: follows from the category. */
  owner: Owner;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  /** Who will see it, in words: »Kommunen ser den ikke uden samtykke«. Stands before the text for readers. */
  audience: string;
  sending?: boolean;
  /** A draft has been kept on this machine. */
  draftKept?: boolean;
  problem?: string | null | undefined;
  /** Why writing is closed now; the text stays. */
  blockedBecause?: string | undefined;
  /** Above the line: who is writing. */
  above?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  /** What can be completed while writing: the names of colleagues. */
  suggest?: Suggest | undefined;
}

/** Category, one line, Enter. The category decides owner and readers, so it stands before the text. */
export function Composer({
  categories,
  category,
  onCategory,
  owner,
  value,
  onChange,
  onSend,
  audience,
  sending = false,
  draftKept = false,
  problem,
  blockedBecause,
  above,
  inputRef,
  suggest,
}: ComposerProps) {
  const say = useText(uiTexts);
  const labels = useLabels();
  const id = useId();
  const empty = value.trim() === '';
  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty && !sending && blockedBecause === undefined) onSend();
      }}
    >
      <div className="compose-say">
        {above}
        <span id={`${id}-audience`}>{audience}</span>
        <span className="grow" />
        {draftKept && <span className="ink-3">{say('composer.draft')}</span>}
      </div>
      <div className="composer">
        <OwnerMark owner={owner} />
        <select
          aria-label={say('composer.category')}
          aria-describedby={`${id}-audience`}
          value={category}
          onChange={({ target }) => {
            const chosen = categories.find((known) => known === target.value);
            if (chosen !== undefined) onCategory(chosen);
          }}
        >
          {categories.map((known) => (
            <option key={known} value={known}>
              {labels.categoryShort(known)}
            </option>
          ))}
        </select>
        <SuggestingInput
          inputRef={inputRef}
          suggest={suggest}
          aria-label={say('composer.text')}
          aria-describedby={problem == null ? `${id}-audience` : `${id}-problem`}
          aria-invalid={problem == null ? undefined : true}
          placeholder={say('composer.placeholder')}
          autoComplete="off"
          maxLength={500}
          value={value}
          onText={onChange}
        />
        <Button
          kind="primary"
          type="submit"
          shortcut={say('composer.enter')}
          blockedBecause={blockedBecause}
          disabled={sending}
        >
          {sending ? say('composer.saving') : say('composer.save')}
        </Button>
      </div>
      {problem != null && (
        <p className="problem danger small" id={`${id}-problem`} role="alert">
          <Icon name="warning" small /> {problem}
        </p>
      )}
    </form>
  );
}
