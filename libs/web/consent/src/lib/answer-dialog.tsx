import { type CitizenId, type ConsentView } from '@samtavle/contracts';
import { Dialog, useText } from '@samtavle/web-ui';
import { GiveForm } from './give-form.js';
import { usePackageWords } from './package-words.js';
import { StopForm } from './stop-form.js';
import { consentTexts } from './texts.js';

/** Yes; no to a question; or a yes taken back. */
export type Answer = 'give' | 'refuse' | 'withdraw';

export interface Answering {
  readonly consent: ConsentView;
  readonly answer: Answer;
}

export interface AnswerDialogProps {
  answering: Answering | null;
  citizen: { id: CitizenId; name: string };
  today: string;
  onClose: () => void;
}

/** Asks once more, in the citizen's voice, before an answer is registered. */
export function AnswerDialog({ answering, citizen, today, onClose }: AnswerDialogProps) {
  const say = useText(consentTexts);
  const words = usePackageWords();
  const spoken = answering === null ? { title: '', voice: '' } : words(answering.consent);
  return (
    // Always in the page, open or not: a dialog gives the focus back when it closes.
    <Dialog
      open={answering !== null}
      title={answering === null ? '' : say(`dialog.${answering.answer}`, { name: citizen.name, title: spoken.title })}
      onClose={onClose}
    >
      {answering !== null && (
        <>
          <p className="quote">
            »
            {answering.answer === 'give'
              ? spoken.voice
              : say(`dialog.${answering.answer}Voice`, { voice: spoken.voice })}
            «
          </p>
          {answering.answer === 'give' ? (
            <GiveForm consent={answering.consent} citizen={citizen} today={today} onClose={onClose} />
          ) : (
            <StopForm
              consent={answering.consent}
              citizen={citizen}
              today={today}
              answer={answering.answer}
              onClose={onClose}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
