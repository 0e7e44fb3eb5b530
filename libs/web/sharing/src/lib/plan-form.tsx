import {
  type CitizenId,
  type CommandDraft,
  ElementView,
  PLAN_KINDS,
  type PlanKind,
  type SharingOverview,
} from '@samtavle/contracts';
import { type Category, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, CheckField, TextAreaField, TextField, useLabels, useText } from '@samtavle/web-ui';
import { type FormEvent, useId, useState } from 'react';
import { FieldsetProblem } from './fieldset-problem.js';
import { PlanEffect } from './plan-effect.js';
import { PlanFields } from './plan-fields.js';
import { openedBy, usefulFields } from './plan-opens.js';
import { type Plan } from './plan-section.js';
import { ProblemList } from './problem-list.js';
import { sharingTexts } from './texts.js';

export interface PlanFormProps {
  citizen: CitizenId;
  /** The plan that is changed; null for a new one. */
  plan: Plan | null;
  choices: SharingOverview['planChoices'];
  own: StaffSector;
  today: string;
  onClose: () => void;
}

/** Between whom, what it opens, when and what is agreed; and before it is saved, what then opens to whom. */
export function PlanForm({ citizen, plan, choices, own, today, onClose }: PlanFormProps) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const { board } = useData();
  const making = useCommand('plan.make');
  const changing = useCommand('plan.change');
  const name = useId();
  const before = plan?.content;
  const [kind, setKind] = useState<PlanKind>(before?.planKind ?? 'discharge_agreement');
  const [parties, setParties] = useState<readonly StaffSector[]>(before?.parties ?? [own]);
  const [fields, setFields] = useState<readonly Category[]>(before?.fields ?? []);
  const [opensNothing, setOpensNothing] = useState(before?.fields.length === 0);
  const [firstDay, setFirstDay] = useState(before?.firstDay ?? today);
  const [lastDay, setLastDay] = useState(before?.lastDay ?? '');
  const [followUpOn, setFollowUpOn] = useState(before?.followUpOn ?? '');
  const [agreements, setAgreements] = useState(before?.agreements ?? '');
  const [version, setVersion] = useState(plan?.version ?? 0);
  const [tried, setTried] = useState(false);
  const useful = usefulFields(choices, parties);
  const chosen = opensNothing ? [] : fields.filter((field) => useful.includes(field));
  const lacks = {
    parties: parties.length < 2,
    fields: !opensNothing && chosen.length === 0,
    agreements: agreements.trim() === '',
  };
  const inFlight = making.inFlight || changing.inFlight;
  const error = making.error ?? changing.error;
  const now = error?.error === 'stale_version' ? currentPlan(error.current) : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.parties || lacks.fields || lacks.agreements || firstDay === '') return;
    const terms: Omit<CommandDraft<'plan.make'>, 'citizen'> = {
      planKind: kind,
      parties: [...parties],
      fields: opensNothing ? 'none' : [...chosen],
      firstDay,
      lastDay: lastDay === '' ? null : lastDay,
      followUpOn: followUpOn === '' ? null : followUpOn,
      agreements,
    };
    const answer =
      plan === null
        ? await making.send({ citizen, ...terms })
        : await changing.send({ citizen, plan: plan.id, version, ...terms });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onClose();
  };
  const toggle = <T,>(all: readonly T[], one: T, on: boolean) =>
    on ? [...all.filter((known) => known !== one), one] : all.filter((known) => known !== one);

  return (
    <form className="plan-form" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{say('form.kind')}</legend>
        {PLAN_KINDS.map((known) => (
          <label key={known} className="check">
            <input type="radio" name={name} value={known} checked={kind === known} onChange={() => setKind(known)} />
            <span>
              {say(`plans.kind.${known}`)} <span className="ink-2 small">{say(`plans.kindHint.${known}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('form.parties')}</legend>
        <p className="ink-2 small">{say('form.partiesHint')}</p>
        {STAFF_SECTORS.map((sector) => (
          <CheckField
            key={sector}
            label={sector === own ? say('form.department', { name: labels.owner(sector) }) : labels.owner(sector)}
            checked={parties.includes(sector)}
            onChange={(on) => setParties(sector === own ? parties : toggle(parties, sector, on))}
          />
        ))}
        {tried && lacks.parties && <FieldsetProblem>{say('form.chooseParties')}</FieldsetProblem>}
      </fieldset>
      <PlanFields
        useful={parties.length < 2 ? null : useful}
        chosen={chosen}
        opensNothing={opensNothing}
        problem={tried && !lacks.parties && lacks.fields ? say('form.chooseFields') : null}
        onOpensNothing={setOpensNothing}
        onChoose={(field, on) => setFields(toggle(fields, field, on))}
      />
      <div className="plan-days">
        <TextField
          type="date"
          label={say('form.firstDay')}
          required
          value={firstDay}
          onChange={({ target }) => setFirstDay(target.value)}
        />
        <TextField
          type="date"
          label={say('form.lastDay')}
          hint={say('form.lastDayHint')}
          min={firstDay}
          value={lastDay}
          onChange={({ target }) => setLastDay(target.value)}
        />
        <TextField
          type="date"
          label={say('form.followUpOn')}
          min={firstDay}
          value={followUpOn}
          onChange={({ target }) => setFollowUpOn(target.value)}
        />
      </div>
      <TextAreaField
        label={say('form.agreements')}
        maxLength={4_000}
        rows={5}
        problem={tried && lacks.agreements ? say('form.agreementsMissing') : undefined}
        value={agreements}
        onChange={({ target }) => setAgreements(target.value)}
      />
      {parties.length >= 2 && <PlanEffect lines={openedBy(choices, parties, chosen)} />}
      {now !== null && (
        <div className="note warn" role="alert">
          <p>
            <b>{say('form.changed')}</b> {now.content.agreements}
          </p>
          <span className="note-act">
            <Button
              onClick={() => {
                setVersion(now.version);
                changing.forget();
              }}
            >
              {say('form.keepMine')}
            </Button>
          </span>
        </div>
      )}
      {now === null && <ProblemList title={say('plans.notSaved')} error={error} />}
      <div className="dialog-acts">
        <Button kind="primary" big type="submit" disabled={inFlight}>
          {say('form.save')}
        </Button>
        <Button big onClick={onClose} disabled={inFlight}>
          {say('plans.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the server says the plan reads now, if it is a plan. */
function currentPlan(current: unknown): Plan | null {
  const read = ElementView.safeParse(current);
  return read.success && read.data.content.kind === 'plan' ? { ...read.data, content: read.data.content } : null;
}
