import { type ElementView } from '@samtavle/contracts';
import { useCommand, useDraft } from '@samtavle/web-data-access';
import { Button, ErrorState, TextAreaField, useLanguage, useText } from '@samtavle/web-ui';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { useFaultText } from '../write/field-editor.js';

/** It was wrong, or about somebody else. Says what it does before it does it, and asks why. */
export function CorrectElement({
  element,
  onBack,
  onDone,
}: {
  element: ElementView;
  onBack: () => void;
  onDone: () => void;
}) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { citizen } = usePlan();
  const { draft, keep, drop } = useDraft(`${citizen}:correct-${element.id}`);
  const { send, inFlight, error } = useCommand('element.correct');
  const fault = error?.fields?.find(({ path }) => path === 'because');
  const problem = useFaultText(fault);
  const because = draft?.text ?? '';
  const correct = async () => {
    const answer = await send({ citizen, element: element.id, version: element.version, because });
    if (!answer.ok) return;
    drop();
    onDone();
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!inFlight) void correct();
      }}
    >
      <p>{say('correct.what')}</p>
      <p className="ink-2">{say('correct.stays')}</p>
      <TextAreaField
        label={say('correct.because')}
        rows={2}
        maxLength={500}
        problem={problem}
        value={because}
        onChange={({ target }) => keep(target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
      />
      {error !== null && fault === undefined && (
        <ErrorState title={say('write.notSaved')}>{error[language]}</ErrorState>
      )}
      <div className="row wrap">
        <Button kind="danger" type="submit" disabled={inFlight || because.trim() === ''}>
          {say('correct.do')}
        </Button>
        <Button disabled={inFlight} onClick={onBack}>
          {say('correct.back')}
        </Button>
      </div>
    </form>
  );
}
