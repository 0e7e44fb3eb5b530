import { useCommand, useData } from '@samtavle/web-data-access';
import { useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { type AnswerFormProps, which } from './answering.js';
import { problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { consentTexts } from './texts.js';
import { useYes } from './use-yes.js';
import { YES_FIELDS, YesFields } from './yes-fields.js';

/** A yes, or another extent of one: which kinds, how it was given, until when. */
export function GiveForm({ consent, citizen, today, isScope, onClose }: AnswerFormProps & { isScope: boolean }) {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const giving = useCommand('consent.give');
  const changing = useCommand('consent.change-scope');
  const { inFlight, error } = isScope ? changing : giving;
  const yes = useYes(consent, language, isScope);
  const [tried, setTried] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { form, categories } = yes.draft;
    if (form === null || yes.missing.size > 0) return;
    const said = { ...which(citizen, consent), ...yes.send(form) };
    const kinds = [...categories];
    const done = isScope
      ? await changing.send({ ...said, categories: kinds })
      : await giving.send({ ...said, ...(kinds.length === 0 ? {} : { categories: kinds }) });
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <YesFields
        consent={consent}
        name={citizen.name}
        today={today}
        yes={yes}
        tried={tried}
        error={error}
        isScope={isScope}
      />
      <FormEnd
        effect={isScope ? say('scope.effect') : say('give.effect')}
        save={isScope ? say('scope.save') : say('give.save')}
        problem={problemOfForm(error, YES_FIELDS, language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
