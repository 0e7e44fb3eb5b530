import { arrangeGoals } from '@samtavle/care-plan';
import { type TogetherView } from '@samtavle/contracts';
import { inGoalOrder } from '@samtavle/web-data-access';
import { Icon, OwnerMark, useFormat, useText } from '@samtavle/web-ui';
import { useMemo } from 'react';
import { type Of, ofKind } from '../of-kind.js';
import { PlanProvider } from '../plan-context.js';
import { inDueOrder } from '../plan/actions.js';
import { useGoalMeta } from '../plan/goals.js';
import { useMayAdd } from '../plan/may-add.js';
import { Rating } from '../plan/rating.js';
import { AddRecord, RecordLine } from '../plan/record-line.js';
import { CrisisPlan } from '../sheets/crisis-sheets.js';
import { planTexts } from '../texts.js';
import { useCallNames, usePlanWords } from '../words.js';

/** What both may read, in the citizen's order. */
export function SharedPlan({ view, name }: { view: TogetherView; name: string }) {
  const say = useText(planTexts);
  const { id, today, elements, mayWriteGoals } = view;
  const plan = useMemo(
    () => ({
      citizen: id,
      name,
      today,
      elements,
      writable: mayWriteGoals ? (['own_goals'] as const) : [],
      audience: null,
      relatives: [],
      copyWithinDays: undefined,
    }),
    [id, name, today, elements, mayWriteGoals],
  );
  return (
    <PlanProvider plan={plan}>
      <SharedAnswers elements={elements} />
      <SharedGoals elements={elements} />
      <SharedActions elements={elements} today={today} />
      <section aria-labelledby="together-crisis">
        <h2 id="together-crisis">{say('sheet.crisis')}</h2>
        {ofKind(elements, 'crisis_plan').map((crisis) => (
          <CrisisPlan key={crisis.id} content={crisis.content} />
        ))}
        {ofKind(elements, 'crisis_plan').length === 0 && <p>{say('shared.noCrisis')}</p>}
        <SharedStatements elements={elements} />
      </section>
    </PlanProvider>
  );
}

/** How far the citizen goes along with the plan, and the reservation. */
function SharedAnswers({ elements }: Pick<TogetherView, 'elements'>) {
  const say = useText(planTexts);
  const words = usePlanWords();
  const answers = ofKind(elements, 'plan_agreement');
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="together-answer">
      <h2 id="together-answer">{say('shared.answer')}</h2>
      {answers.map(({ id, owner, content }) => (
        <p key={id}>
          {answers.length > 1 && <OwnerMark owner={owner} size="lg" />} {words.agreement[content.state]}
          {content.said !== '' && <>: »{content.said}«</>}
        </p>
      ))}
    </section>
  );
}

/** What the citizen has said beforehand about treatment. */
function SharedStatements({ elements }: Pick<TogetherView, 'elements'>) {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const statements = ofKind(elements, 'advance_statement');
  if (statements.length === 0) return null;
  return (
    <>
      <h3>{say('sheet.statement')}</h3>
      {statements.map(({ id, content }) => (
        <p key={id} className="as-written">
          {words.statement[content.state]} {format.fullDate(content.on)}. {content.text}
        </p>
      ))}
    </>
  );
}

function SharedGoals({ elements }: Pick<TogetherView, 'elements'>) {
  const say = useText(planTexts);
  const mayAdd = useMayAdd('goal');
  const meta = useGoalMeta();
  const goals = [...ofKind(elements, 'goal')].sort(inGoalOrder);
  const { wanted, notAskedFor } = arrangeGoals<Of<'goal'>, Of<'effort_goal'>, Of<'sub_goal'>>(
    goals,
    ofKind(elements, 'effort_goal'),
    ofKind(elements, 'sub_goal'),
  );
  return (
    <section aria-labelledby="together-goals">
      <h2 id="together-goals">{say('goals.title')}</h2>
      {goals.length === 0 && <p>{say('goals.empty')}</p>}
      {wanted.map(({ goal, efforts, steps }) => (
        <section key={goal.id} className="together-goal">
          <RecordLine element={goal} kind="goal" what={say('goals.goal', { text: goal.content.text })}>
            <p className="together-quote">»{goal.content.text}«</p>
            <p className="ink-2">{meta(goal)}</p>
          </RecordLine>
          <Rating goal={goal} asked />
          <ul>
            {efforts.map(({ effort, steps: towards }) => (
              <li key={effort.id}>
                {effort.content.text}
                <Steps steps={towards} />
              </li>
            ))}
          </ul>
          <Steps steps={steps} />
        </section>
      ))}
      {mayAdd && <AddRecord kind="goal" label={say('shared.add')} given={{ rating: null }} big />}
      {notAskedFor.length > 0 && <NotAskedFor parts={notAskedFor} />}
    </section>
  );
}

function NotAskedFor({ parts }: { parts: readonly { readonly effort: Of<'effort_goal'> }[] }) {
  const say = useText(planTexts);
  return (
    <section className="together-goal">
      <h3>{say('shared.notAskedFor')}</h3>
      <ul>
        {parts.map(({ effort }) => (
          <li key={effort.id}>
            {effort.content.text}
            <p className="ink-2">{effort.content.whyNot}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ steps }: { steps: readonly Of<'sub_goal'>[] }) {
  const words = usePlanWords();
  if (steps.length === 0) return null;
  return (
    <ul>
      {steps.map(({ id, content }) => (
        <li key={id}>
          {content.state === 'reached' && <Icon name="check" small />} {content.text}
          {content.state !== 'active' && <span className="ink-2"> · {words.state[content.state]}</span>}
        </li>
      ))}
    </ul>
  );
}

function SharedActions({ elements, today }: Pick<TogetherView, 'elements' | 'today'>) {
  const say = useText(planTexts);
  const format = useFormat();
  const names = useCallNames();
  const actions = inDueOrder(ofKind(elements, 'action').filter(({ content }) => content.doneAt === null));
  if (actions.length === 0) return null;
  return (
    <section aria-labelledby="together-agreed">
      <h2 id="together-agreed">{say('shared.agreed')}</h2>
      <ul>
        {actions.map(({ id, content: { text, responsible, dueOn } }) => (
          <li key={id}>
            {text}
            <span className="ink-2">
              {responsible !== null && names.has(responsible) && <> · {names.get(responsible)}</>}
              {dueOn !== null && <> · {format.plannedDay(dueOn, today)}</>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
