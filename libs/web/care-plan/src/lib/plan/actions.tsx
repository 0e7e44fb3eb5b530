import { type ArrangedActions, arrangeActions } from '@samtavle/care-plan';
import { type ElementId, type ElementKind } from '@samtavle/contracts';
import { earliestFirst } from '@samtavle/domain';
import { useCommand } from '@samtavle/web-data-access';
import { ErrorState, IconButton, OwnerMark, Status, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { type Of, ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { useCallNames } from '../words.js';
import { ActionGoal } from './action-goal.js';
import { RecordCopied } from './record-copied.js';

/** What is still to be done: under the goal it is a part of, where that stands on the page, and else by itself. */
export function useOpenActions(): ArrangedActions<Of<'action'>> {
  const { elements } = usePlan();
  const goals = elements.filter(({ content }) => GOALS.has(content.kind)).map(({ id }) => id);
  return arrangeActions(inDueOrder(ofKind(elements, 'action').filter(({ content }) => content.doneAt === null)), goals);
}

const GOALS: ReadonlySet<ElementKind> = new Set(['goal', 'effort_goal', 'sub_goal']);

/** The actions that are a part of one goal. */
export function ActionsUnder({ goal }: { goal: ElementId }) {
  const say = useText(planTexts);
  const { audience } = usePlan();
  const actions = useOpenActions().under(goal);
  if (actions.length === 0 || audience === null) return null;
  return (
    <ul className="plan-actions under" aria-label={say('actions.title')}>
      {actions.map((action) => (
        <Action key={action.id} action={action} />
      ))}
    </ul>
  );
}

/** What is to be done beside the goals, by whom and when; what is late first. */
export function Actions() {
  const say = useText(planTexts);
  const { elements } = usePlan();
  const actions = useOpenActions().others;
  // Some may stand under their goals: it is not said that there are none.
  const some = ofKind(elements, 'action').some(({ content }) => content.doneAt === null);
  return (
    <section aria-labelledby="plan-actions">
      <h3 id="plan-actions">{say('actions.title')}</h3>
      {actions.length === 0 && <p className="ink-2">{say(some ? 'actions.emptyOthers' : 'actions.empty')}</p>}
      <ul className="plan-actions">
        {actions.map((action) => (
          <Action key={action.id} action={action} />
        ))}
      </ul>
      <p className="ink-2 small">{say('actions.add')}</p>
    </section>
  );
}

/** The day decides; what has none comes last, in the order it was written. */
export function inDueOrder(actions: readonly Of<'action'>[]): readonly Of<'action'>[] {
  return [...actions].sort(earliestFirst(({ content, createdAt }) => `${content.dueOn ?? '9999'} ${createdAt}`));
}

function Action({ action }: { action: Of<'action'> }) {
  const say = useText(planTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const names = useCallNames();
  const { citizen, today } = usePlan();
  const { send, inFlight, error } = useCommand('element.edit');
  const { text, responsible, dueOn } = action.content;
  const due = dueOn === null ? null : format.due(dueOn, today);
  return (
    <li>
      <OwnerMark owner={action.owner} />
      <span className="grow">
        {text} <RecordCopied element={action} />
      </span>
      <span className="ink-2">{(responsible === null ? null : names.get(responsible)) ?? say('actions.nobody')}</span>
      {due !== null &&
        (due.late ? (
          <Status tone="danger" icon="warning">
            {due.text}
          </Status>
        ) : (
          <span className="ink-2">{due.text}</span>
        ))}
      {action.mayEdit && (
        <IconButton
          icon="check"
          label={say('actions.complete', { text })}
          disabled={inFlight}
          onClick={() => void send({ citizen, element: action.id, version: action.version, done: true })}
        />
      )}
      {action.mayEdit && <ActionGoal action={action} />}
      {error !== null && <ErrorState title={say('write.notSaved')}>{error[language]}</ErrorState>}
    </li>
  );
}
