import { type CitizenId } from '@samtavle/contracts';
import { useCommand, useData, useMay } from '@samtavle/web-data-access';
import { Button, Dialog, TextField, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, type ReactNode, useState } from 'react';
import { aroundTexts } from './around-texts.js';
import { problemAt, problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';

interface Citizen {
  id: CitizenId;
  name: string;
}

/** Those the citizen has named, each with a consent of their own. */
export function Relatives({ citizen, children }: { citizen: Citizen; children: readonly ReactNode[] }) {
  const say = useText(aroundTexts);
  const mayAdd = useMay('consent.add-relative');
  const [adding, setAdding] = useState(false);
  return (
    <section className="sharing-part" aria-label={say('relatives.title')}>
      <div className="sharing-head">
        <h3>{say('relatives.title')}</h3>
        {mayAdd && <Button onClick={() => setAdding(true)}>{say('relatives.add')}</Button>}
      </div>
      <p className="ink-2 small">{say('relatives.note')}</p>
      {children.length > 0 && <ul className="packages">{children}</ul>}
      <Dialog open={adding} title={say('relatives.dialog', { name: citizen.name })} onClose={() => setAdding(false)}>
        {adding && <RelativeForm citizen={citizen} onClose={() => setAdding(false)} />}
      </Dialog>
    </section>
  );
}

function RelativeForm({ citizen, onClose }: { citizen: Citizen; onClose: () => void }) {
  const say = useText(aroundTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('consent.add-relative');
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [tried, setTried] = useState(false);
  const problem = (path: string, value: string) =>
    tried && value.trim() === '' ? say('missing') : problemAt(error, path, language);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || relation.trim() === '') return;
    const done = await send({ citizen: citizen.id, name, relation });
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label={say('relatives.name')}
        problem={problem('name', name)}
        maxLength={80}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={say('relatives.relation')}
        hint={say('relatives.relationHint')}
        problem={problem('relation', relation)}
        maxLength={80}
        value={relation}
        onChange={({ target }) => setRelation(target.value)}
      />
      <FormEnd
        effect={say('relatives.effect')}
        save={say('relatives.save')}
        problem={problemOfForm(error, ['name', 'relation'], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
