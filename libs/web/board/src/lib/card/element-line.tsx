import { type CitizenDetail, type ElementView } from '@samtavle/contracts';
import { useColleagues, useCommand, useDraft } from '@samtavle/web-data-access';
import { Button, ElementRow, IconButton, Quote, Status, useFormat, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { CopiedMark } from '../copy-out/copied-mark.js';
import { useCallNames } from '../presence/use-call-names.js';
import { Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';
import { EditElement } from './edit-element.js';
import { EditStayButton } from './edit-stay.js';
import { useUrgentParts } from './urgent-parts.js';
import { useElementLabel } from './element-label.js';
import { ElementText } from './element-text.js';

export interface ElementLineProps {
  element: ElementView;
  detail: CitizenDetail;
  today: string;
  /** The citizen's own words stand in »…«, large. */
  asQuote?: boolean;
}

/** label · content · when and who; edited in place where this viewer may. */
export function ElementLine({ element, detail, today, asQuote = false }: ElementLineProps) {
  const say = useText(boardTexts);
  const label = useElementLabel();
  const urgent = useUrgentParts();
  const { content } = element;
  const { draft } = useDraft(`${detail.card.id}:element-${element.id}`);
  const [mode, setMode] = useState<'as left' | 'open' | 'closed'>('as left');
  // A text that was left half written is found again where it was.
  const editing = isEditable(element) && isText(content) && (mode === 'open' || (mode === 'as left' && draft !== null));
  if (editing) {
    return (
      <ElementRow label={label(element)}>
        <EditElement
          element={element}
          text={content.text}
          detail={detail}
          today={today}
          onDone={() => setMode('closed')}
        />
      </ElementRow>
    );
  }
  const edit = isEditable(element) && (
    <Button
      kind="quiet"
      className="edit"
      onClick={() => setMode('open')}
      aria-label={say('card.editWhat', { what: label(element) })}
    >
      {draft === null ? say('card.edit') : say('card.editDraft')}
    </Button>
  );
  return (
    <ElementRow label={label(element)} meta={<WhenAndWho element={element} today={today} />}>
      {asQuote && isText(content) ? <Quote>{content.text}</Quote> : <Shown element={element} today={today} />} {edit}
      {content.kind === 'action' && content.doneAt === null && element.mayEdit && (
        <CompleteAction element={element} detail={detail} />
      )}
      {urgent !== null && <urgent.OnLine element={element} detail={detail} />}
      {content.kind === 'stay' && content.endedOn === null && element.mayEdit && (
        <EditStayButton element={element} detail={detail} />
      )}
      <CopiedMark element={element} detail={detail} today={today} />
    </ElementRow>
  );
}

type TextContent = Extract<ElementView['content'], { text: string }>;
const isText = (content: ElementView['content']): content is TextContent => 'text' in content;

/** The citizen's own words stand as they were said: new words are written, the old are not edited. */
const isEditable = ({ mayEdit, content }: ElementView): boolean =>
  mayEdit && isText(content) && content.kind !== 'goal';

function Shown({ element: { content, owner }, today }: { element: ElementView; today: string }) {
  const format = useFormat();
  const names = useCallNames();
  // An open action says its day as the card does: late in words and with a triangle.
  if (content.kind !== 'action' || content.doneAt !== null || content.dueOn === null)
    return <ElementText content={content} owner={owner} today={today} />;
  const due = format.due(content.dueOn, today);
  const who = content.responsible === null ? undefined : names.get(content.responsible);
  return (
    <>
      {[content.text, who].filter(Boolean).join(' · ')} ·{' '}
      {due.late ? (
        <Status tone="danger" icon="warning">
          {due.text}
        </Status>
      ) : (
        due.text
      )}
    </>
  );
}

function WhenAndWho({ element, today }: { element: ElementView; today: string }) {
  const format = useFormat();
  const names = useCallNames();
  const { of } = useColleagues();
  const by = of(element.updatedBy);
  return (
    <>
      {format.momentText(element.updatedAt, today)} {by === null ? '' : (names.get(by.id) ?? '')}
    </>
  );
}

function CompleteAction({ element, detail }: { element: ElementView; detail: CitizenDetail }) {
  const say = useText(boardTexts);
  const { send, inFlight, error } = useCommand('element.edit');
  return (
    <>
      <IconButton
        icon="check"
        label={say('card.complete')}
        disabled={inFlight}
        onClick={() =>
          void send({ citizen: detail.card.id, element: element.id, version: element.version, done: true })
        }
      />
      <Refusal error={error} />
    </>
  );
}
