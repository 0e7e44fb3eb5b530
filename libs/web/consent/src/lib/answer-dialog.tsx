import { type CitizenId } from '@samtavle/contracts';
import { Dialog, useText } from '@samtavle/web-ui';
import { type Answering } from './answering.js';
import { AskForm } from './ask-form.js';
import { ConfirmForm } from './confirm-form.js';
import { GiveForm } from './give-form.js';
import { usePackageWords } from './package-words.js';
import { StopForm } from './stop-form.js';
import { consentTexts } from './texts.js';

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
    <Dialog
      open={answering !== null}
      title={answering === null ? '' : say(`dialog.${answering.answer}`, { name: citizen.name, title: spoken.title })}
      onClose={onClose}
    >
      {answering !== null && (
        <>
          <p className="quote">
            »
            {answering.answer === 'refuse' || answering.answer === 'withdraw'
              ? say(`dialog.${answering.answer}Voice`, { voice: spoken.voice })
              : spoken.voice}
            «
          </p>
          <AnswerForm answering={answering} citizen={citizen} today={today} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
}

function AnswerForm({
  answering: { answer, consent },
  ...around
}: Omit<AnswerDialogProps, 'answering'> & { answering: Answering }) {
  switch (answer) {
    case 'ask':
      return <AskForm consent={consent} {...around} />;
    case 'give':
      return <GiveForm consent={consent} isScope={false} {...around} />;
    case 'scope':
      return <GiveForm consent={consent} isScope {...around} />;
    case 'confirm':
      return <ConfirmForm consent={consent} {...around} />;
    default:
      return <StopForm consent={consent} answer={answer} {...around} />;
  }
}
