import { ElementId } from '@samtavle/contracts';
import { goalChoices, useCommand } from '@samtavle/web-data-access';
import { Button, ErrorState, GoalField, useLanguage, useText } from '@samtavle/web-ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Of } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { useFocusKept } from './use-focus-kept.js';

/** Which goal an action is a part of, chosen by whoever may change the action; nothing is saved before it is said so. */
export function ActionGoal({ action }: { action: Of<'action'> }) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { citizen, elements } = usePlan();
  const { send, inFlight, error } = useCommand('element.edit');
  const now = action.content.goalId ?? '';
  const [chosen, setChosen] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const isOpen = chosen !== null;
  const wasOpen = useRef(false);
  useFocusKept(action.id, button);
  useEffect(() => {
    if (isOpen) form.current?.querySelector('select')?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const goals = goalChoices(elements);
  const close = () => setChosen(null);
  const save = async () => {
    if (chosen === null || chosen === now) return close();
    const goalId = chosen === '' ? null : ElementId.parse(chosen);
    const answer = await send({ citizen, element: action.id, version: action.version, goalId });
    if (answer.ok) close();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  if (goals.length === 0 && now === '') return null;
  if (chosen === null)
    return (
      <Button
        ref={button}
        kind="quiet"
        onClick={() => setChosen(now)}
        aria-label={say('actions.chooseGoal', { text: action.content.text })}
      >
        {say(now === '' ? 'actions.goal' : 'actions.otherGoal')}
      </Button>
    );
  return (
    <div ref={form} className="action-goal" onKeyDown={keys}>
      {/* One that has ended stays what it is until another is chosen. */}
      <GoalField choices={goals} now={now} value={chosen} onChange={setChosen} />
      <div className="row wrap">
        <Button kind="primary" disabled={inFlight} onClick={() => void save()}>
          {say(inFlight ? 'write.saving' : 'write.save')}
        </Button>
        <Button kind="quiet" disabled={inFlight} onClick={close}>
          {say('correct.back')}
        </Button>
      </div>
      {error !== null && (
        <ErrorState title={say('write.notSaved')}>
          {error.fields?.find(({ path }) => path === 'goalId')?.[language] ?? error[language]}
        </ErrorState>
      )}
    </div>
  );
}
