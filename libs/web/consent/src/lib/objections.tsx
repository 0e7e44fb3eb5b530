import { type CitizenDetail, type CitizenId, type ObjectionView } from '@samtavle/contracts';
import { useCommand, useData, useMay, useMe } from '@samtavle/web-data-access';
import { Button, Dialog, useFormat, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { aroundTexts } from './around-texts.js';
import { problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { ObjectionForm } from './objection-form.js';

export interface ObjectionsProps {
  detail: CitizenDetail;
  citizen: { id: CitizenId; name: string };
  today: string;
}

/** The refusals this viewer may know of, and a new one. */
export function Objections({ detail, citizen, today }: ObjectionsProps) {
  const say = useText(aroundTexts);
  const mayRegister = useMay('objection.register');
  const own = useMe()?.acting.sector;
  const [open, setOpen] = useState<ObjectionView | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="sharing-part" aria-label={say('objections.title')}>
      <div className="sharing-head">
        <h3>{say('objections.title')}</h3>
        {mayRegister && <Button onClick={() => setOpen('new')}>{say('objections.add')}</Button>}
      </div>
      <p className="ink-2 small">{say('objections.note')}</p>
      {detail.objections.length === 0 ? (
        <p className="ink-2 small">{say('objections.none')}</p>
      ) : (
        <ul className="packages">
          {detail.objections.map((objection) => (
            <ObjectionRow key={objection.id} objection={objection} today={today} onLift={() => setOpen(objection)} />
          ))}
        </ul>
      )}
      <Dialog
        open={open !== null}
        title={
          open === null
            ? ''
            : say(open === 'new' ? 'objections.dialog' : 'objections.liftDialog', { name: citizen.name })
        }
        onClose={close}
      >
        {open === 'new' && <ObjectionForm citizen={citizen} own={own} writable={detail.writable} onClose={close} />}
        {open !== null && open !== 'new' && <LiftForm objection={open} citizen={citizen} onClose={close} />}
      </Dialog>
    </section>
  );
}

function ObjectionRow({ objection, today, onLift }: { objection: ObjectionView; today: string; onLift: () => void }) {
  const say = useText(aroundTexts);
  const labels = useLabels();
  const format = useFormat();
  const { categories, receivers, givenTo, how, recordedAt, mayLift } = objection;
  const what =
    categories.length === 0 ? say('objections.all') : categories.map((one) => labels.category(one)).join(', ');
  const whom = receivers.map((one) => labels.sector(one)).join(', ');
  return (
    <li className="package">
      <div className="package-words">
        <h3>{say('objections.said', { what, whom })}</h3>
        <p>
          {say('objections.given', {
            to: labels.sector(givenTo),
            when: format.momentText(recordedAt, today),
            how: say(how === 'oral' ? 'objections.oralWord' : 'objections.writtenWord'),
          })}
        </p>
      </div>
      <div className="package-answer">{mayLift && <Button onClick={onLift}>{say('objections.lift')}</Button>}</div>
    </li>
  );
}

function LiftForm({
  objection,
  citizen,
  onClose,
}: {
  objection: ObjectionView;
  citizen: { id: CitizenId };
  onClose: () => void;
}) {
  const say = useText(aroundTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('objection.lift');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await send({ citizen: citizen.id, objection: objection.id, version: objection.version });
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <FormEnd
        effect={say('objections.liftEffect')}
        save={say('objections.liftSave')}
        problem={problemOfForm(error, [], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
