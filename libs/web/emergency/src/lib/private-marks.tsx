import { type CitizenDetail, type CitizenId, type ElementView } from '@samtavle/contracts';
import { type ApiClient, useCommand, useMay, useMe } from '@samtavle/web-data-access';
import { Button, ConfirmDialog, Dialog, EmptyState, IconButton, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { NotDone } from './not-done.js';
import { Reading } from './reading.js';
import { emergencyTexts } from './texts.js';
import { useRead } from './use-read.js';

const MARKABLE: ReadonlySet<ElementView['content']['kind']> = new Set(['note', 'action', 'goal']);

/** On a line of the own sector: the citizen wants it kept. Asks once more, because it leaves the marker's sight too. */
export function MarkPrivate({ element, detail }: { element: ElementView; detail: CitizenDetail }) {
  const say = useText(emergencyTexts);
  const may = useMay('element.mark-private');
  const own = useMe()?.acting.sector;
  const [asking, setAsking] = useState(false);
  const { send, inFlight, error } = useCommand('element.mark-private');
  const canBeMarked =
    may &&
    element.owner === own &&
    element.mayEdit &&
    MARKABLE.has(element.content.kind) &&
    element.category !== 'private_notes';
  if (!canBeMarked) return null;
  const mark = async () => {
    const answer = await send({ citizen: detail.card.id, element: element.id, version: element.version });
    if (answer.ok) setAsking(false);
  };
  return (
    <>
      <IconButton icon="lock" label={say('private.mark')} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        title={say('private.markTitle')}
        confirm={say('private.mark')}
        onConfirm={() => void mark()}
        onClose={() => setAsking(false)}
        busy={inFlight}
      >
        <p>{say('private.markAbout')}</p>
        <NotDone error={error} title={say('notSaved')} />
      </ConfirmDialog>
    </>
  );
}

const readMarks = (api: ApiClient, id: string, signal: AbortSignal) =>
  api.request('citizen.private-marks', { params: { id }, signal });

export interface PrivateMarksDialogProps {
  open: boolean;
  citizen: { id: CitizenId; name: string };
  today: string;
  onClose: () => void;
}

/** The marks one has set oneself, to be lifted when the citizen wants it. */
export function PrivateMarksDialog({ open, citizen, today, onClose }: PrivateMarksDialogProps) {
  const say = useText(emergencyTexts);
  return (
    <Dialog open={open} title={say('private.title', { name: citizen.name })} onClose={onClose}>
      {open && <Marks citizen={citizen} today={today} />}
    </Dialog>
  );
}

function Marks({ citizen, today }: Pick<PrivateMarksDialogProps, 'citizen' | 'today'>) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const format = useFormat();
  const { read, again } = useRead(citizen.id, readMarks);
  const { send, inFlight, error } = useCommand('element.lift-private');
  return (
    <>
      <p className="ink-2">{say('private.about')}</p>
      <Reading read={read} onRetry={again}>
        {({ marks }) =>
          marks.length === 0 ? (
            <EmptyState title={say('private.none')} />
          ) : (
            <ul className="emergency-marks">
              {marks.map(({ element, category, markedAt }) => (
                <li key={element}>
                  <span>
                    {labels.category(category)} · {format.momentText(markedAt, today)}
                  </span>
                  <Button
                    disabled={inFlight}
                    aria-label={`${say('private.lift')}: ${labels.category(category)}`}
                    onClick={() => void send({ citizen: citizen.id, element }).then(({ ok }) => ok && again())}
                  >
                    {say('private.lift')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
      <NotDone error={error} title={say('notSaved')} />
    </>
  );
}
