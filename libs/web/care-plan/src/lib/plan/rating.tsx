import { useCommand } from '@samtavle/web-data-access';
import { Button, ErrorState, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { type Of } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** How far the citizen says it is. Chosen with one press. */
export function Rating({ goal, asked = false }: { goal: Of<'goal'>; asked?: boolean }) {
  const say = useText(planTexts);
  const format = useFormat();
  const { name } = usePlan();
  const [isOpen, setIsOpen] = useState(asked);
  const value = goal.content.rating?.value ?? null;
  const said = value === null ? say('goals.notRated') : say('goals.rated', { whose: format.genitive(name), value });
  if (!goal.mayEdit) return value === null ? null : <p className="small ink-2">{said}</p>;
  return (
    <div className="rating">
      {!asked && (
        <p className="small ink-2">
          {said}{' '}
          <Button kind="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {say('goals.rate')}
          </Button>
        </p>
      )}
      {isOpen && <Scale goal={goal} label={asked ? say('shared.ratingQuestion') : say('goals.rateWhat', { name })} />}
    </div>
  );
}

function Scale({ goal, label }: { goal: Of<'goal'>; label: string }) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { citizen } = usePlan();
  const { send, inFlight, error } = useCommand('record.revise');
  const value = goal.content.rating?.value ?? null;
  const rate = (rating: number | null) =>
    void send({ citizen, element: goal.id, version: goal.version, changes: { kind: 'goal', rating } });
  return (
    <>
      <div role="group" aria-label={label}>
        <p aria-hidden="true">{label}</p>
        <div className="scale">
          {STEPS.map((step) => (
            <button
              key={step}
              type="button"
              aria-pressed={step === value}
              aria-disabled={inFlight || undefined}
              onClick={() => !inFlight && rate(step)}
            >
              {step}
            </button>
          ))}
          {value !== null && (
            <Button kind="quiet" onClick={() => !inFlight && rate(null)}>
              {say('goals.rateNone')}
            </Button>
          )}
        </div>
      </div>
      {error !== null && <ErrorState title={say('write.notSaved')}>{error[language]}</ErrorState>}
    </>
  );
}
