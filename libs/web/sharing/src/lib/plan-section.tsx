import { type CitizenDetail, type ElementContent, type ElementView, type SharingOverview } from '@samtavle/contracts';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, ConfirmDialog, Dialog, OwnerMark, Status, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { PlanForm } from './plan-form.js';
import { ProblemList } from './problem-list.js';
import { sharingTexts } from './texts.js';

export type PlanContent = Extract<ElementContent, { kind: 'plan' }>;
export type Plan = Omit<ElementView, 'content'> & { readonly content: PlanContent };

const isPlan = (element: ElementView): element is Plan => element.content.kind === 'plan';

/** The plans one is a party to: between whom, what they open, until when; and the department makes, changes and ends them. */
export function PlanSection({
  detail,
  overview,
  today,
}: {
  detail: CitizenDetail;
  overview: SharingOverview;
  today: string;
}) {
  const say = useText(sharingTexts);
  const [writing, setWriting] = useState<Plan | 'new' | null>(null);
  const [ending, setEnding] = useState<Plan | null>(null);
  const plans = detail.elements.filter(isPlan);
  return (
    <section className="sharing-part" aria-labelledby="sharing-plans">
      <header>
        <h3 id="sharing-plans">{say('plans.title')}</h3>
        {overview.mayPlan && (
          <Button icon="plus" onClick={() => setWriting('new')}>
            {say('plans.make')}
          </Button>
        )}
      </header>
      {plans.length === 0 && <p className="ink-2">{say('plans.none')}</p>}
      <ul className="plans">
        {plans.map((plan) => (
          <PlanLine
            key={plan.id}
            plan={plan}
            today={today}
            onChange={plan.mayEdit && overview.mayPlan ? () => setWriting(plan) : null}
            onEnd={plan.mayEdit && overview.mayPlan ? () => setEnding(plan) : null}
          />
        ))}
      </ul>
      <Dialog
        open={writing !== null}
        wide
        title={say(writing === 'new' ? 'form.makeTitle' : 'form.changeTitle')}
        onClose={() => setWriting(null)}
      >
        {writing !== null && (
          <PlanForm
            citizen={detail.card.id}
            plan={writing === 'new' ? null : writing}
            choices={overview.planChoices}
            own={overview.own}
            today={today}
            onClose={() => setWriting(null)}
          />
        )}
      </Dialog>
      <EndPlan plan={ending} citizen={detail.card.id} onClose={() => setEnding(null)} />
    </section>
  );
}

function PlanLine({
  plan: { content, owner },
  today,
  onChange,
  onEnd,
}: {
  plan: Plan;
  today: string;
  onChange: (() => void) | null;
  onEnd: (() => void) | null;
}) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const format = useFormat();
  const { planKind, parties, fields, firstDay, lastDay, agreements, followUpOn } = content;
  const isOver = lastDay !== null && lastDay < today;
  const rows: [string, string][] = [
    [say('plans.parties'), parties.map((party) => labels.owner(party)).join(', ')],
    [say('plans.opens'), [...fields.map((field) => labels.category(field)), say('plans.follows')].join(', ')],
    [
      say('plans.runs'),
      lastDay === null
        ? say('plans.noEnd', { when: format.fullDate(firstDay) })
        : say('plans.fromTo', { first: format.fullDate(firstDay), last: format.fullDate(lastDay) }),
    ],
    [say('plans.agreed'), agreements],
    ...(followUpOn === null ? [] : [[say('plans.followUp'), format.plannedDay(followUpOn, today)] as [string, string]]),
  ];
  return (
    <li className="plan">
      <h4>
        <OwnerMark owner={owner} /> {say(`plans.kind.${planKind}`)}
        {isOver && <Status icon="clock">{say('plans.ended', { when: format.fullDate(lastDay) })}</Status>}
        {firstDay > today && <Status icon="clock">{say('plans.coming', { when: format.fullDate(firstDay) })}</Status>}
      </h4>
      <dl>
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {(onChange !== null || onEnd !== null) && (
        <p className="plan-acts">
          {onChange !== null && <Button onClick={onChange}>{say('plans.change')}</Button>}
          {onEnd !== null && <Button onClick={onEnd}>{say('plans.end')}</Button>}
        </p>
      )}
    </li>
  );
}

function EndPlan({
  plan,
  citizen,
  onClose,
}: {
  plan: Plan | null;
  citizen: CitizenDetail['card']['id'];
  onClose: () => void;
}) {
  const say = useText(sharingTexts);
  const { board } = useData();
  const { send, inFlight, error, forget } = useCommand('plan.end');
  const end = async () => {
    if (plan === null) return;
    const answer = await send({ citizen, plan: plan.id, version: plan.version });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onClose();
  };
  return (
    <ConfirmDialog
      open={plan !== null}
      title={say('plans.endTitle')}
      confirm={say('plans.end')}
      busy={inFlight}
      onConfirm={() => void end()}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      <p>{say('plans.endWhat')}</p>
      <ProblemList title={say('plans.notSaved')} error={error} />
    </ConfirmDialog>
  );
}
