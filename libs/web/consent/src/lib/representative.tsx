import {
  type CitizenId,
  REPRESENTATIVE_KINDS,
  type RepresentativeKind,
  type RepresentativeView,
} from '@samtavle/contracts';
import { useCommand, useData, useMay } from '@samtavle/web-data-access';
import { Button, Dialog, SelectField, TextField, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { aroundTexts } from './around-texts.js';
import { problemAt, problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { RadioGroup } from './radio-group.js';

export interface RepresentativeProps {
  known: RepresentativeView;
  citizen: { id: CitizenId; name: string };
}

/** Who can act for the citizen, as the own sector has it on record. @see Sundhedsloven § 14 */
export function Representative({ known, citizen }: RepresentativeProps) {
  const say = useText(aroundTexts);
  const mayRecord = useMay('representative.record');
  const [open, setOpen] = useState(false);
  const title = say('representative.title', { name: citizen.name });
  return (
    <section className="sharing-part" aria-label={title}>
      <div className="sharing-head">
        <h3>{title}</h3>
        {mayRecord && (
          <Button onClick={() => setOpen(true)}>
            {say('representative.change')}
            <span className="vh">: {title}</span>
          </Button>
        )}
      </div>
      <p className="ink-2 small">
        {known.state === 'mandate_recorded' && known.kind !== null
          ? say('representative.recorded', {
              kind: say(`representative.kind.${known.kind}`),
              who: known.name ?? '',
              scope: known.scope ?? '',
            })
          : say(known.state === 'unclear' ? 'representative.unclear' : 'representative.none', { name: citizen.name })}
      </p>
      <Dialog open={open} title={title} onClose={() => setOpen(false)}>
        {open && <RepresentativeForm known={known} citizen={citizen} onClose={() => setOpen(false)} />}
      </Dialog>
    </section>
  );
}

const STATES = ['none', 'unclear', 'mandate_recorded'] as const;

function RepresentativeForm({ known, citizen, onClose }: RepresentativeProps & { onClose: () => void }) {
  const say = useText(aroundTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('representative.record');
  const [state, setState] = useState<RepresentativeView['state']>(known.state);
  const [kind, setKind] = useState<RepresentativeKind>(known.kind ?? 'power_of_attorney');
  const [who, setWho] = useState(known.name ?? '');
  const [scope, setScope] = useState(known.scope ?? '');
  const [tried, setTried] = useState(false);
  const problem = (path: string, value: string) =>
    tried && value.trim() === '' ? say('missing') : problemAt(error, path, language);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (state === 'mandate_recorded' && (who.trim() === '' || scope.trim() === '')) return;
    const about = { citizen: citizen.id, version: known.version };
    const done = await send(
      state === 'mandate_recorded' ? { ...about, state, kind, name: who, scope } : { ...about, state },
    );
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <RadioGroup
        label={say('representative.title', { name: citizen.name })}
        options={STATES.map((value) => ({
          value,
          label: say(`representative.state.${value}`, { name: citizen.name }),
        }))}
        value={state}
        onChange={setState}
      />
      {state === 'mandate_recorded' && (
        <>
          <SelectField
            label={say('representative.kindLabel')}
            options={REPRESENTATIVE_KINDS.map((value) => ({ value, label: say(`representative.kind.${value}`) }))}
            value={kind}
            onChange={setKind}
          />
          <TextField
            label={say('representative.who')}
            problem={problem('name', who)}
            maxLength={80}
            value={who}
            onChange={({ target }) => setWho(target.value)}
          />
          <TextField
            label={say('representative.scope')}
            hint={say('representative.scopeHint')}
            problem={problem('scope', scope)}
            maxLength={200}
            value={scope}
            onChange={({ target }) => setScope(target.value)}
          />
        </>
      )}
      <FormEnd
        effect={say(`representative.effect.${state}`)}
        save={say('representative.save')}
        problem={problemOfForm(error, ['name', 'scope'], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
