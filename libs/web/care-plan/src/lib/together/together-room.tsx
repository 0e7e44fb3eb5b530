import { arrangeGoals } from '@samtavle/care-plan';
import { type CitizenId, type TogetherView } from '@samtavle/contracts';
import { useCitizenTogether, useConnection } from '@samtavle/web-data-access';
import {
  Button,
  ConnectionState,
  ErrorState,
  firstName,
  Icon,
  useFormat,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { inGoalOrder, type Of, ofKind } from '../of-kind.js';
import { PlanProvider } from '../plan-context.js';
import { inDueOrder } from '../plan/actions.js';
import { useChosenCitizen } from '../plan/chosen-citizen.js';
import { useGoalMeta } from '../plan/goals.js';
import { useMayAdd } from '../plan/may-add.js';
import { Rating } from '../plan/rating.js';
import { AddRecord, RecordLine } from '../plan/record-line.js';
import { CrisisPlan } from '../sheets/crisis-sheets.js';
import { planTexts } from '../texts.js';
import { usePlanWords } from '../words.js';
import { useCallNames } from '../words.js';

/** Sammen: a calm page for two, with nothing on it that one of them may not read. One press leaves it. */
export function TogetherRoom() {
  const say = useText(planTexts);
  const citizen = useChosenCitizen();
  if (citizen === null) return <Calm title={say('shared.titleNone')} to="/borgere" children={<p>{say('none')}</p>} />;
  return <TogetherWith key={citizen} citizen={citizen} />;
}

function TogetherWith({ citizen }: { citizen: CitizenId }) {
  const say = useText(planTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { loaded, again } = useCitizenTogether(citizen);
  const to = `/plan?kort=${citizen}`;
  const title = say('shared.titleNone');
  switch (loaded.kind) {
    case 'loading':
      return (
        <Calm title={title} to={to}>
          <p aria-busy="true">{say('shared.loading')}</p>
        </Calm>
      );
    case 'failed':
      return (
        <Calm title={title} to={to}>
          <ErrorState title={say('shared.failed')} onRetry={again}>
            {loaded.error[language]}
          </ErrorState>
        </Calm>
      );
    case 'closed':
      return <Calm title={title} to="/borgere" children={<p role="status">{say('shared.closed')}</p>} />;
    case 'ready': {
      const { name, unclear } = loaded.value;
      if (unclear || name === null)
        return <Calm title={title} to={to} children={<p role="status">{say('shared.unclear')}</p>} />;
      return (
        <Calm title={say('shared.title', { whose: format.genitive(firstName(name)) })} to={to}>
          <Shared view={loaded.value} name={firstName(name)} />
        </Calm>
      );
    }
  }
}

/** Nothing of the board, no colleagues, no messages: whose page it is, whether it is live, and the way out. */
function Calm({ title, to, children }: { title: string; to: string; children: ReactNode }) {
  const say = useText(planTexts);
  const navigate = useNavigate();
  return (
    <div className="together">
      <header>
        <h1>{title}</h1>
        <ConnectionState {...useConnection()} />
        <Button big icon="close" onClick={() => void navigate(to)}>
          {say('shared.leave')}
        </Button>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Shared({ view, name }: { view: TogetherView; name: string }) {
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
    }),
    [id, name, today, elements, mayWriteGoals],
  );
  return (
    <PlanProvider plan={plan}>
      <SharedGoals elements={elements} />
      <SharedActions elements={elements} />
      <section aria-labelledby="together-crisis">
        <h2 id="together-crisis">{say('sheet.crisis')}</h2>
        {ofKind(elements, 'crisis_plan').map((crisis) => (
          <CrisisPlan key={crisis.id} content={crisis.content} />
        ))}
        {ofKind(elements, 'crisis_plan').length === 0 && <p>{say('shared.noCrisis')}</p>}
      </section>
    </PlanProvider>
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
      <h3>{say('goals.others')}</h3>
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

function SharedActions({ elements }: Pick<TogetherView, 'elements'>) {
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
              {dueOn !== null && <> · {format.fullDate(dueOn)}</>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
