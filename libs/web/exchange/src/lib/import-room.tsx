import { Button, useText } from '@samtavle/web-ui';
import { ChooseFile } from './choose-file.js';
import { ImportDone } from './import-done.js';
import { type Step } from './import-steps.js';
import { LookThrough } from './look-through.js';
import { importTexts } from './texts.js';
import { useImport } from './use-import.js';

const STEPS = ['choose', 'look', 'done'] as const;
const STEP_OF = { choose: 'choose', reading: 'choose', look: 'look', confirming: 'look', done: 'done' } as const;

/** Import of the team's own spreadsheet: choose, look through, confirm. */
export function ImportRoom() {
  const say = useText(importTexts);
  const { step, choose, remap, confirm, again, restart } = useImport();
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
        <span className="sum import-about">{say('about')}</span>
        <span className="grow" />
        <Steps step={step} />
      </div>
      {step.kind === 'choose' && <ChooseFile problem={step.problem} onChoose={choose} />}
      {step.kind === 'reading' && <Reading name={step.file.name} onStop={restart} />}
      {(step.kind === 'look' || step.kind === 'confirming') && (
        <LookThrough step={step} onRemap={remap} onConfirm={confirm} onAgain={again} onRestart={restart} />
      )}
      {step.kind === 'done' && <ImportDone done={step.done} onRestart={restart} />}
    </>
  );
}

function Steps({ step }: { step: Step }) {
  const say = useText(importTexts);
  const now = STEP_OF[step.kind];
  return (
    <ol className="steps" aria-label={say('steps.label')}>
      {STEPS.map((name, at) => (
        <li key={name} aria-current={name === now ? 'step' : undefined}>
          {at + 1} {say(`steps.${name}`)}
        </li>
      ))}
    </ol>
  );
}

/** Ten thousand rows take some seconds: it says what is going on, and can be stopped. */
function Reading({ name, onStop }: { name: string; onStop: () => void }) {
  const say = useText(importTexts);
  return (
    <div className="page narrow">
      <section className="sheet drop" aria-busy="true">
        <p role="status">{say('reading', { name })}</p>
        <Button onClick={onStop}>{say('cancel')}</Button>
      </section>
    </div>
  );
}
