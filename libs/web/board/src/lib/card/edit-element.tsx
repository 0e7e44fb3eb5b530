import { type CitizenDetail, ElementView, type ErrorBody } from '@samtavle/contracts';
import { type DraftKey, useColleagues, useCommand, useDraft, usePresence } from '@samtavle/web-data-access';
import { Button, ConflictBox, firstName, uiTexts, useFormat, useText } from '@samtavle/web-ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';

export interface EditElementProps {
  element: ElementView;
  text: string;
  detail: CitizenDetail;
  today: string;
  onDone: () => void;
}

interface Theirs {
  readonly text: string;
  readonly version: number;
  readonly by: ElementView['updatedBy'];
  readonly at: string;
}

/**
 * Edits one text in place. The text is kept until it is saved; when a colleague saved first, both texts stand side by
 * side and the writer decides.
 */
export function EditElement({ element, text, detail, today, onDone }: EditElementProps) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const format = useFormat();
  const { of } = useColleagues();
  const { typed } = usePresence();
  const key: DraftKey = `${detail.card.id}:element-${element.id}`;
  const { draft, keep, drop } = useDraft(key);
  const { send, inFlight, error } = useCommand('element.edit');
  // What the writer started from, kept with the draft when the editor was closed meanwhile: a colleague's newer text
  // must not be overwritten unseen.
  const [opened] = useState({ text, version: element.version });
  const base = draft?.version ?? opened.version;
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const mine = draft?.text ?? opened.text;

  const save = async (next: string, version: number) => {
    if (next.trim() === text && version === element.version) return finish();
    keep(next, base);
    const answer = await send({ citizen: detail.card.id, element: element.id, version, text: next });
    if (answer.ok) return finish();
    const current = answer.error.error === 'stale_version' ? (theirsIn(answer.error) ?? theirsOf(element)) : null;
    if (current !== null) setTheirs(current);
  };
  const finish = () => {
    drop();
    setTheirs(null);
    onDone();
  };

  if (theirs !== null) {
    const by = of(theirs.by);
    return (
      <ConflictBox
        mine={mine}
        theirs={theirs.text}
        theirName={by === null ? null : firstName(by.name)}
        savedAt={format.momentText(theirs.at, today)}
        saving={inFlight}
        onMerge={(joined) => void save(joined, theirs.version)}
        onKeepMine={() => void save(mine, theirs.version)}
        onKeepTheirs={finish}
      />
    );
  }
  return (
    <form
      className="edit-element"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (mine.trim() !== '' && !inFlight) void save(mine, base);
      }}
    >
      <textarea
        ref={field}
        className="input"
        rows={2}
        maxLength={500}
        aria-label={say('card.editText')}
        value={mine}
        onChange={({ target }) => {
          // One line in the record: a pasted line break becomes a space.
          keep(target.value.replace(/\s*[\r\n]+\s*/g, ' '), base);
          typed();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          }
        }}
      />
      <Refusal error={error} />
      <span className="row">
        <Button kind="primary" type="submit" shortcut="Enter" disabled={inFlight || mine.trim() === ''}>
          {inFlight ? sayUi('composer.saving') : sayUi('composer.save')}
        </Button>
        <Button disabled={inFlight} onClick={finish}>
          {say('card.discard')}
        </Button>
      </span>
    </form>
  );
}

/** What the server says stands there now, as this viewer may see it. */
function theirsIn(error: ErrorBody): Theirs | null {
  const parsed = ElementView.safeParse(error.current);
  return parsed.success ? theirsOf(parsed.data) : null;
}

function theirsOf({ content, version, updatedBy, updatedAt }: ElementView): Theirs | null {
  return 'text' in content ? { text: content.text, version, by: updatedBy, at: updatedAt } : null;
}
