import { Button, Icon, useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type Done } from './import-steps.js';
import { importTexts } from './texts.js';

const COUNTS = ['citizens', 'placed', 'unchanged', 'skipped'] as const;

/** Last step: what was done, as the server counted it. */
export function ImportDone({ done, onRestart }: { done: Done; onRestart: () => void }) {
  const say = useText(importTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page narrow">
      <section className="sheet import-done">
        <h2 ref={heading} tabIndex={-1}>
          <Icon name="check" /> {say('done.title')}
        </h2>
        <ul>
          {COUNTS.filter((name) => done[name] > 0 || name === 'citizens').map((name) => (
            <li key={name}>{say(`done.${name}`, { count: done[name] })}</li>
          ))}
        </ul>
        <p className="ink-2">{say('done.repeat')}</p>
        <div className="row wrap">
          <Link className="btn primary" to="/tavle">
            {say('done.board')}
          </Link>
          <Button onClick={onRestart}>{say('done.another')}</Button>
        </div>
      </section>
    </div>
  );
}
