import { type CitizenId } from '@samtavle/contracts';
import { type Category, CATEGORIES, type Sector, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { CheckField, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { aroundTexts } from './around-texts.js';
import { CategoryChecks } from './category-checks.js';
import { problemAt, problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { RadioGroup } from './radio-group.js';

export interface ObjectionFormProps {
  citizen: { id: CitizenId; name: string };
  own: Sector | undefined;
  /** Kinds the viewer may write about; the others are refused whole, with »everything«. */
  writable: readonly Category[];
  onClose: () => void;
}

/** What, to whom, and how it was said. »All« is every other part of the team, never the own work. */
export function ObjectionForm({ citizen, own, writable, onClose }: ObjectionFormProps) {
  const say = useText(aroundTexts);
  const labels = useLabels();
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('objection.register');
  const [how, setHow] = useState<'oral' | 'written' | null>(null);
  const [extent, setExtent] = useState<'all' | 'some' | null>(null);
  const [towards, setTowards] = useState<'all' | 'some' | null>(null);
  const [kinds, setKinds] = useState<ReadonlySet<Category>>(new Set());
  const [receivers, setReceivers] = useState<readonly StaffSector[]>([]);
  const [tried, setTried] = useState(false);
  const others = STAFF_SECTORS.filter((sector) => sector !== own);
  const missingKinds = extent === 'some' && kinds.size === 0;
  const missingReceivers = towards === 'some' && receivers.length === 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (how === null || extent === null || towards === null || missingKinds || missingReceivers) return;
    const done = await send({
      citizen: citizen.id,
      how,
      categories: extent === 'all' ? null : [...kinds],
      receivers: towards === 'all' ? null : [...receivers],
    });
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  const unless = (chosen: string | null) => (tried && chosen === null ? say('choose') : undefined);
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <RadioGroup
        label={say('objections.what')}
        options={[
          { value: 'all', label: say('objections.everything') },
          { value: 'some', label: say('objections.some') },
        ]}
        value={extent}
        onChange={setExtent}
        problem={unless(extent) ?? problemAt(error, 'categories', language)}
      />
      {extent === 'some' && (
        <CategoryChecks
          label={say('objections.kinds')}
          categories={CATEGORIES.filter((category) => category !== 'consent_records' && writable.includes(category))}
          chosen={kinds}
          onChange={setKinds}
          problem={tried && missingKinds ? say('chooseOne') : undefined}
        />
      )}
      <RadioGroup
        label={say('objections.whom')}
        options={[
          { value: 'all', label: say('objections.everybody') },
          { value: 'some', label: say('objections.few') },
        ]}
        value={towards}
        onChange={setTowards}
        problem={unless(towards) ?? problemAt(error, 'receivers', language)}
      />
      {towards === 'some' && (
        <fieldset>
          <legend className="vh">{say('objections.few')}</legend>
          {others.map((sector) => (
            <CheckField
              key={sector}
              label={labels.sector(sector)}
              checked={receivers.includes(sector)}
              onChange={(checked) =>
                setReceivers(checked ? [...receivers, sector] : receivers.filter((one) => one !== sector))
              }
            />
          ))}
          {tried && missingReceivers && (
            <p className="problem danger small" role="alert">
              {say('chooseOne')}
            </p>
          )}
        </fieldset>
      )}
      <RadioGroup
        label={say('objections.how')}
        options={[
          { value: 'oral', label: say('objections.oral') },
          { value: 'written', label: say('objections.written') },
        ]}
        value={how}
        onChange={setHow}
        problem={unless(how)}
      />
      <p className="ink-2">{say('objections.beside', { name: citizen.name })}</p>
      <FormEnd
        effect={say('objections.effect')}
        save={say('objections.save')}
        problem={problemOfForm(error, ['categories', 'receivers'], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
