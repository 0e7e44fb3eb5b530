import { type CitizenId, type ConsentView } from '@samtavle/contracts';
import { useMay } from '@samtavle/web-data-access';
import { Button, useLabels, useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { type Answer } from './answering.js';
import { choicesIn } from './consent-state.js';
import { flowLines } from './flows.js';
import { PackageMore } from './package-more.js';
import { usePackageWords } from './package-words.js';
import { StateWords } from './state-words.js';
import { consentTexts } from './texts.js';
import { YesNo } from './yes-no.js';

export interface PackageRowProps {
  consent: ConsentView;
  citizen: { id: CitizenId; name: string };
  today: string;
  /** Somebody came here to ask about it. */
  wanted: boolean;
  onAnswer: (answer: Answer) => void;
}

/** One package: what it says in the citizen's voice, what it opens, the answer, and what can be done now. */
export function PackageRow({ consent, citizen, today, wanted, onAnswer }: PackageRowProps) {
  const say = useText(consentTexts);
  const words = usePackageWords()(consent);
  const mayAsk = useMay('consent.ask');
  const mayRegister = useMay('consent.give');
  const mayWithdraw = useMay('consent.withdraw');
  const choices = choicesIn(consent);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!wanted) return;
    row.current?.scrollIntoView?.({ block: 'start' });
    // What to press next; where nothing can be asked, the package itself.
    const next = row.current?.querySelector<HTMLElement>('[data-ask]') ?? row.current;
    next?.focus();
  }, [wanted, mayAsk]);
  return (
    <li className={wanted ? 'package wanted' : 'package'} aria-label={words.title} ref={row} tabIndex={-1}>
      <div className="package-words">
        <h3>{words.title}</h3>
        <p>»{words.voice}«</p>
        <Opens consent={consent} />
        <PackageMore consent={consent} citizen={citizen} title={words.title} choices={choices} onAnswer={onAnswer} />
      </div>
      <div className="package-answer">
        <YesNo
          label={say('answerTo', { title: words.title })}
          answer={choices.answer}
          yes={choices.give && mayRegister ? () => onAnswer('give') : null}
          no={
            choices.withdraw && mayWithdraw
              ? () => onAnswer('withdraw')
              : choices.refuse && mayRegister
                ? () => onAnswer('refuse')
                : null
          }
        />
        <StateWords consent={consent} today={today} />
        {choices.renew && mayRegister && <Button onClick={() => onAnswer('give')}>{say('renew')}</Button>}
        {choices.confirm && mayRegister && <Button onClick={() => onAnswer('confirm')}>{say('confirm')}</Button>}
        {choices.ask && mayAsk && (
          <Button data-ask="" onClick={() => onAnswer('ask')}>
            {say('ask')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What the package opens: who may tell whom about what. */
function Opens({ consent }: { consent: ConsentView }) {
  const say = useText(consentTexts);
  const labels = useLabels();
  return (
    <details className="opens">
      <summary>{say('opens')}</summary>
      <ul>
        {flowLines(consent.flows).map(({ from, to, categories }) => (
          <li key={`${from}-${to.join()}-${categories.join()}`}>
            <b>
              {labels.owner(from)} → {to.map((sector) => labels.sector(sector)).join(', ')}:
            </b>{' '}
            {categories.map((category) => labels.category(category)).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
