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
  if (answering === null) return null;
  const { consent, answer } = answering;
  const { title, voice } = words(consent);
  return (
    <Dialog open title={say(`dialog.${answer}`, { name: citizen.name, title })} onClose={onClose}>
      <p className="quote">»{answer === 'give' ? voice : say(`dialog.${answer}Voice`, { voice })}«</p>
      {answer === 'give' ? (
        <GiveForm consent={consent} citizen={citizen} today={today} onClose={onClose} />
      ) : (
        <StopForm consent={consent} citizen={citizen} today={today} answer={answer} onClose={onClose} />
      )}
    </Dialog>
  );
}
