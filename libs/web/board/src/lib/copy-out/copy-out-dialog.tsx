import { type CitizenDetail, type CopyOut } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import {
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  TextAreaField,
  useAnnouncements,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { useRef, useState } from 'react';
import { Refusal } from '../room/refusal.js';
import { codeOf } from '../room/board-loading.js';
import { boardTexts } from '../texts.js';
import { copyText } from './copy-text.js';
import { useCopyOut } from './use-copy-out.js';
import { useCopyWords } from './use-copy-words.js';

/** What is to go into the own record, as plain text; marked once it is on the clipboard, and not before. */
export function CopyOutDialog({ detail, onClose }: { detail: CitizenDetail; onClose: () => void }) {
  const say = useText(boardTexts);
  const { language } = useLanguage();
  const { loaded, again } = useCopyOut(detail.card.id);
  return (
    <Dialog open wide title={say('copy.title')} onClose={onClose}>
      <p className="small ink-2">{say('copy.about', { name: detail.card.name })}</p>
      {loaded.kind === 'loading' && <p aria-busy="true">{say('copy.loading')}</p>}
      {loaded.kind === 'failed' && (
        <ErrorState
          title={say('copy.failed')}
          code={loaded.error.error === 'not_found' ? undefined : codeOf(loaded.error)}
          onRetry={again}
        >
          {loaded.error[language]}
        </ErrorState>
      )}
      {loaded.kind === 'ready' && (
        <Lines key={loaded.value.asOf} due={loaded.value} detail={detail} onNext={again} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** `refused`: by the browser. `copied`: on the clipboard, the mark did not come through. */
type Progress = 'read' | 'refused' | 'copied' | 'marked after copying' | 'marked by hand';

function Lines({
  due,
  detail,
  onNext,
  onClose,
}: {
  due: CopyOut;
  detail: CitizenDetail;
  onNext: () => void;
  onClose: () => void;
}) {
  const say = useText(boardTexts);
  const words = useCopyWords(detail);
  const { announce } = useAnnouncements();
  const { send, inFlight, error } = useCommand('element.copied');
  const [progress, setProgress] = useState<Progress>('read');
  const area = useRef<HTMLTextAreaElement>(null);
  const { lines, more } = due;
  const text = copyText(lines, words);

  const mark = async (after: 'marked after copying' | 'marked by hand') => {
    const answer = await send({
      citizen: detail.card.id,
      elements: lines.map(({ element, version }) => ({ element, version })),
    });
    if (!answer.ok) return;
    setProgress(after);
    announce(say(after === 'marked by hand' ? 'copy.marked' : 'copy.done'));
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      setProgress('refused');
      area.current?.focus();
      area.current?.select();
      return;
    }
    setProgress('copied');
    await mark('marked after copying');
  };

  if (lines.length === 0) return <EmptyState title={say('copy.empty')} />;
  const isMarked = progress === 'marked after copying' || progress === 'marked by hand';
  return (
    <>
      <TextAreaField
        ref={area}
        label={lines.length === 1 ? say('copy.textOne') : say('copy.text', { count: lines.length })}
        value={text}
        rows={12}
        readOnly
      />
      {progress === 'refused' && (
        <p role="alert" className="small">
          {say('copy.refused')}
        </p>
      )}
      {progress === 'copied' && error !== null && (
        <p role="alert" className="small">
          {say('copy.unmarked')}
        </p>
      )}
      <Refusal error={error} />
      {isMarked && (
        <p className="small">
          {say(progress === 'marked by hand' ? 'copy.marked' : 'copy.done')} {more && say('copy.more')}
        </p>
      )}
      <div className="dialog-acts">
        {!isMarked && (
          <Button kind="primary" icon="page" disabled={inFlight} onClick={() => void copy()}>
            {say('copy.copy')}
          </Button>
        )}
        {(progress === 'refused' || (progress === 'copied' && error !== null)) && (
          <Button
            disabled={inFlight}
            onClick={() => void mark(progress === 'refused' ? 'marked by hand' : 'marked after copying')}
          >
            {say('copy.mark')}
          </Button>
        )}
        {isMarked && more && (
          <Button kind="primary" onClick={onNext}>
            {say('copy.next')}
          </Button>
        )}
        <Button onClick={onClose}>{say('copy.close')}</Button>
      </div>
    </>
  );
}
