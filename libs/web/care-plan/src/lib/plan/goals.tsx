import { arrangeGoals, type EffortPart } from '@samtavle/care-plan';
import { inGoalOrder, useMay } from '@samtavle/web-data-access';
import { Icon, OwnerMark, useFormat, useText } from '@samtavle/web-ui';
import { type ReactNode } from 'react';
import { type Of, ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords } from '../words.js';
import { ActionsUnder } from './actions.js';
import { useMayAdd } from './may-add.js';
import { Rating } from './rating.js';
import { AddRecord, RecordLine } from './record-line.js';

type Part = EffortPart<Of<'effort_goal'>, Of<'sub_goal'>>;

/** What the citizen wants, in own words; under each what staff do for it; last what the citizen has not asked for, and why. */
export function Goals() {
  const say = useText(planTexts);
  const format = useFormat();
  const { elements, name } = usePlan();
  const mayAddGoal = useMayAdd('goal');
  const mayAddEffort = useMayAdd('effort_goal');
  const goals = [...ofKind(elements, 'goal')].sort(inGoalOrder);
  const arranged = arrangeGoals<Of<'goal'>, Of<'effort_goal'>, Of<'sub_goal'>>(
    goals,
    ofKind(elements, 'effort_goal'),
    ofKind(elements, 'sub_goal'),
  );
  return (
    <section aria-labelledby="plan-goals">
      <h3 id="plan-goals">{say('goals.title')}</h3>
      {goals.length === 0 && <p className="ink-2">{say('goals.empty')}</p>}
      {arranged.wanted.map(({ goal, efforts, steps }) => (
        <section key={goal.id} className="plan-goal of-many">
          <OwnWords goal={goal} />
          <ActionsUnder goal={goal.id} />
          {efforts.map((part) => (
            <Effort key={part.effort.id} part={part} />
          ))}
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </section>
      ))}
      {mayAddGoal && (
        <AddRecord kind="goal" label={say('goals.add', { whose: format.genitive(name) })} given={NO_RATING} />
      )}
      {arranged.notAskedFor.length > 0 && (
        <Unasked title={say('goals.notAskedFor', { name })} about={say('goals.notAskedForAbout')}>
          {arranged.notAskedFor.map((part) => (
            <Effort key={part.effort.id} part={part} />
          ))}
        </Unasked>
      )}
      {(arranged.others.length > 0 || arranged.otherSteps.length > 0) && (
        <Unasked title={say('goals.others')} about={say('goals.othersAbout')}>
          {arranged.others.map((part) => (
            <Effort key={part.effort.id} part={part} />
          ))}
          {arranged.otherSteps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </Unasked>
      )}
      {mayAddEffort && (
        <p>
          <AddRecord kind="effort_goal" label={say('goals.addEffort')} />
        </p>
      )}
    </section>
  );
}

const NO_RATING = { rating: null } as const;

/** When it was said, whose words, about what, and how far: what stands under the words. */
export function useGoalMeta(): (goal: Of<'goal'>) => string {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { name, today } = usePlan();
  const whose = format.genitive(name);
  return ({ content: { saidOn, source = 'citizen', theme, state = 'active' } }) =>
    [
      format.relativeDay(saidOn, today),
      source === 'citizen' ? say('goals.ownWords', { whose }) : words.source[source],
      theme && words.theme[theme],
      state !== 'active' && words.state[state],
    ]
      .filter(Boolean)
      .join(' · ');
}

function OwnWords({ goal }: { goal: Of<'goal'> }) {
  const say = useText(planTexts);
  const meta = useGoalMeta();
  const what = say('goals.goal', { text: goal.content.text });
  return (
    <div className="own-words">
      <OwnerMark owner="citizen" size="lg" />
      <RecordLine element={goal} kind="goal" what={what}>
        <p className="own-quote">»{goal.content.text}«</p>
        <p className="ink-2 small">{meta(goal)}</p>
        <Rating goal={goal} />
      </RecordLine>
    </div>
  );
}

function Effort({ part: { effort, steps } }: { part: Part }) {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { today } = usePlan();
  const mayWrite = useMay('record.write');
  const { text, aim, theme, state, dueOn, whyNot } = effort.content;
  const due = dueOn === null ? null : format.due(dueOn, today);
  return (
    <div className="plan-effort">
      <RecordLine element={effort} kind="effort_goal" what={say('goals.effort', { text })}>
        <p className="effort-text">
          <OwnerMark owner={effort.owner} /> <b>{text}</b>
        </p>
        <p className="ink-2 small">
          {[
            `${words.aim[aim]}, ${words.theme[theme].toLocaleLowerCase('da')}`,
            state !== 'active' && words.state[state],
          ]
            .filter(Boolean)
            .join(' · ')}
          {due !== null && <Due {...due} isOpen={state === 'active'} />}
        </p>
        {whyNot !== null && whyNot !== '' && <p className="ink-2">{whyNot}</p>}
      </RecordLine>
      <ActionsUnder goal={effort.id} />
      {steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
      {effort.mayEdit && mayWrite && (
        <AddRecord
          kind="sub_goal"
          label={say('goals.addStep')}
          under={effort.id}
          given={{ of: effort.id }}
          category={effort.category}
        />
      )}
    </div>
  );
}

function Step({ step }: { step: Of<'sub_goal'> }) {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { today } = usePlan();
  const { text, state, dueOn } = step.content;
  return (
    <>
      <RecordLine element={step} kind="sub_goal" what={say('goals.step', { text })}>
        <p className="plan-step">
          {state === 'reached' && <Icon name="check" small />} {text}{' '}
          <span className="ink-2 small">
            {state !== 'active' && words.state[state]}
            {dueOn !== null && <Due {...format.due(dueOn, today)} isOpen={state === 'active'} />}
          </span>
        </p>
      </RecordLine>
      <ActionsUnder goal={step.id} />
    </>
  );
}

/** A day; late in words and with a triangle while it is still to be done. */
function Due({ text, late, isOpen }: { text: string; late: boolean; isOpen: boolean }) {
  return late && isOpen ? (
    <span className="status danger">
      {' '}
      <Icon name="warning" />
      {text}
    </span>
  ) : (
    <span> · {text}</span>
  );
}

function Unasked({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="plan-goal">
      <div className="own-words none">
        <Icon name="question" />
        <div>
          <h4 className="own-quote">{title}</h4>
          <p className="ink-2 small">{about}</p>
        </div>
      </div>
      {children}
    </section>
  );
}
