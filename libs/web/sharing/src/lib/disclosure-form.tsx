import { type CitizenId, type SharingOverview } from '@samtavle/contracts';
import { type Category, type Sector } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, CheckField, SelectField, TextField, useLabels, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { FieldsetProblem } from './fieldset-problem.js';
import { ProblemList } from './problem-list.js';
import { isCondition, isRoad, type PurposeName, PURPOSES, sharingTexts } from './texts.js';

export interface DisclosureFormProps {
  roads: SharingOverview['roads'];
  citizen: CitizenId;
  today: string;
  onClose: () => void;
}

/** Asks what the road asks for: its receivers, its categories and its conditions. Nothing is ticked in advance. */
export function DisclosureForm({ roads, citizen, today, onClose }: DisclosureFormProps) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('disclosure.record');
  const [roadId, setRoadId] = useState(roads[0]?.id ?? '');
  const [to, setTo] = useState<Sector | null>(null);
  const [receiver, setReceiver] = useState('');
  const [purpose, setPurpose] = useState<PurposeName>('psp');
  const [caseReference, setCaseReference] = useState('');
  const [categories, setCategories] = useState<readonly Category[]>([]);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [onDay, setOnDay] = useState(today);
  const [tried, setTried] = useState(false);
  const road = roads.find(({ id }) => id === roadId);
  if (road === undefined) return null;
  const receivers = road.to ?? [];
  const receiverSector = receivers.find((sector) => sector === to) ?? receivers[0] ?? null;
  const chosen = categories.filter((category) => road.categories.includes(category));
  const missing = (text: string) => (tried && text.trim() === '' ? say('record.missing') : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (receiver.trim() === '' || reason.trim() === '' || chosen.length === 0 || onDay === '') return;
    if (road.caseNeeded && caseReference.trim() === '') return;
    const answer = await send({
      citizen,
      gateway: road.id,
      purpose,
      caseReference: caseReference.trim() === '' ? null : caseReference,
      receiverSector,
      receiver,
      categories: [...chosen],
      reason,
      confirmed: road.confirm.filter((condition) => confirmed.includes(condition)),
      onDay,
    });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onClose();
  };
  const toggle = <T,>(all: readonly T[], one: T, on: boolean) =>
    on ? [...all.filter((known) => known !== one), one] : all.filter((known) => known !== one);

  return (
    <form className="plan-form" onSubmit={(event) => void submit(event)}>
      <SelectField
        label={say('record.road')}
        hint={labels.law(road.basis.map(({ id }) => id))}
        options={roads.map(({ id }) => ({ value: id, label: isRoad(id) ? say(`road.${id}`) : id }))}
        value={roadId}
        onChange={(id) => {
          setRoadId(id);
          setConfirmed([]);
        }}
      />
      {receiverSector !== null && (
        <SelectField
          label={say('record.receiverSector')}
          options={receivers.map((sector) => ({ value: sector, label: labels.sector(sector) }))}
          value={receiverSector}
          onChange={setTo}
        />
      )}
      <TextField
        label={say('record.receiver')}
        maxLength={200}
        problem={missing(receiver)}
        value={receiver}
        onChange={({ target }) => setReceiver(target.value)}
      />
      <SelectField
        label={say('record.purpose')}
        options={PURPOSES.map((name) => ({ value: name, label: say(`purpose.${name}`) }))}
        value={purpose}
        onChange={setPurpose}
      />
      <TextField
        label={say('record.case')}
        hint={say('record.caseHint')}
        maxLength={200}
        problem={road.caseNeeded ? missing(caseReference) : undefined}
        value={caseReference}
        onChange={({ target }) => setCaseReference(target.value)}
      />
      <fieldset>
        <legend>{say('record.categories')}</legend>
        <div className="plan-fields">
          {road.categories.map((category) => (
            <CheckField
              key={category}
              label={labels.category(category)}
              checked={chosen.includes(category)}
              onChange={(on) => setCategories(toggle(categories, category, on))}
            />
          ))}
        </div>
        {tried && chosen.length === 0 && <FieldsetProblem>{say('record.chooseCategory')}</FieldsetProblem>}
      </fieldset>
      <TextField
        label={say('record.reason')}
        maxLength={500}
        problem={missing(reason)}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <TextField
        type="date"
        label={say('record.onDay')}
        max={today}
        value={onDay}
        onChange={({ target }) => setOnDay(target.value)}
      />
      {road.confirm.length > 0 && (
        <fieldset>
          <legend>{say('record.confirm')}</legend>
          {road.confirm.map((condition) => (
            <CheckField
              key={condition}
              label={isCondition(condition) ? say(`condition.${condition}`) : condition}
              checked={confirmed.includes(condition)}
              onChange={(on) => setConfirmed(toggle(confirmed, condition, on))}
            />
          ))}
        </fieldset>
      )}
      <p className="ink-2">{say('record.effect')}</p>
      <ProblemList title={say('record.notSaved')} error={error} />
      <div className="dialog-acts">
        <Button kind="primary" big type="submit" disabled={inFlight}>
          {say('record.save')}
        </Button>
        <Button big onClick={onClose} disabled={inFlight}>
          {say('plans.cancel')}
        </Button>
      </div>
    </form>
  );
}
