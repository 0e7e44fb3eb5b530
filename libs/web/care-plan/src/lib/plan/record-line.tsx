import { mayRevise } from '@samtavle/care-plan';
import { type ElementId, type ElementView } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { Button, IconButton, useText } from '@samtavle/web-ui';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { ElementHistory } from '../history/element-history.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { RecordCopied } from './record-copied.js';
import { RecordEditor } from '../write/record-editor.js';
import { type WrittenKind } from '../write/fields.js';
import { useIsBegun } from '../write/use-record-form.js';

type Mode = 'as left' | 'open' | 'closed';

/**
 * Opens and closes an editor: found as it was left, and the button has the focus again when it closes, unless its writer
 * has gone elsewhere while it was saved.
 */
function useEditing(begun: boolean): {
  isOpen: boolean;
  takeFocus: boolean;
  open: () => void;
  close: () => void;
  button: RefObject<HTMLButtonElement | null>;
} {
  const [mode, setMode] = useState<Mode>('as left');
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Text that was left here opens by itself once, when the page is come to; text typed since is in an open editor.
  const [leftHere] = useState(begun);
  const isOpen = mode === 'open' || (mode === 'as left' && leftHere);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return {
    isOpen,
    takeFocus: mode === 'open',
    open: () => setMode('open'),
    close: () => setMode('closed'),
    button,
  };
}

export interface RecordLineProps {
  element: ElementView;
  kind: WrittenKind;
  /** What it is, in the names of its buttons. */
  what: string;
  children: ReactNode;
  /** Beside the buttons. */
  more?: ReactNode;
  /** In a cell of a table. */
  tight?: boolean;
}

/** One record as it stands, edited in place where this viewer may, with its history. */
export function RecordLine({ element, kind, what, children, more, tight = false }: RecordLineProps) {
  const say = useText(planTexts);
  // What it said before is the team's to look up, not for a screen that the citizen looks at.
  const { citizen, audience } = usePlan();
  const begun = useIsBegun(citizen, { kind, element });
  const { isOpen, takeFocus, open, close, button } = useEditing(begun);
  const [history, setHistory] = useState(false);
  const historyButton = useRef<HTMLButtonElement>(null);
  const closeHistory = () => {
    setHistory(false);
    historyButton.current?.focus();
  };
  const mayChange = element.mayEdit && mayRevise(kind);
  if (isOpen && mayChange) return <RecordEditor kind={kind} element={element} takeFocus={takeFocus} onClose={close} />;
  return (
    <div className="record-line">
      <div className="record-said">
        {children}
        <RecordCopied element={element} part="words" tight={tight} />
      </div>
      <span className="record-acts">
        <RecordCopied element={element} part="mark" tight={tight} />
        {more}
        {mayChange && (
          <Button ref={button} kind="quiet" onClick={open} aria-label={say('write.editWhat', { what })}>
            {say(begun ? 'write.editDraft' : 'write.edit')}
          </Button>
        )}
        {audience !== null && (
          <IconButton
            ref={historyButton}
            icon="history"
            label={say('write.history', { what })}
            onClick={() => setHistory(true)}
          />
        )}
      </span>
      {history && <ElementHistory element={element} kind={kind} onClose={closeHistory} />}
    </div>
  );
}

export interface AddRecordProps {
  kind: WrittenKind;
  /** The verb: »Skriv kriseplan«. */
  label: string;
  under?: ElementId;
  given?: Readonly<Record<string, unknown>>;
  category?: Category;
  big?: boolean;
}

/** A button that becomes the form of a new record, in its place. */
export function AddRecord({ kind, label, under, given, category, big = false }: AddRecordProps) {
  const say = useText(planTexts);
  const { citizen } = usePlan();
  const about = { kind, element: null, ...(under === undefined ? {} : { under }) };
  const begun = useIsBegun(citizen, about);
  const { isOpen, takeFocus, open, close, button } = useEditing(begun);
  if (isOpen)
    return (
      <RecordEditor
        {...about}
        {...(given === undefined ? {} : { given })}
        {...(category === undefined ? {} : { category })}
        takeFocus={takeFocus}
        onClose={close}
      />
    );
  return (
    <Button ref={button} kind="quiet" icon="plus" big={big} onClick={open}>
      {begun ? say('write.goOn', { add: label }) : label}
    </Button>
  );
}
