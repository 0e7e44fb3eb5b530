import { progressOf } from '@samtavle/care-plan';
import { type CitizenId } from '@samtavle/contracts';
import { Icon, LevelBars, useFormat, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { minutesText } from './minutes-text.js';
import { meetingTexts } from './texts.js';
import { type Person, type Queue } from './use-queue.js';

/** Everybody on the viewer's own board, in the fixed order. */
export function QueueList({
  queue,
  shown,
  onChoose,
}: {
  queue: Queue;
  shown: CitizenId | null;
  onChoose: (citizen: CitizenId) => void;
}) {
  const say = useText(meetingTexts);
  const { done, all } = progressOf(queue);
  // On a phone the queue is looked up when it is wanted.
  const [isWide] = useState(() => window.matchMedia('(min-width: 62.5rem)').matches);
  return (
    <details className="mt-queue" open={isWide}>
      <summary>
        <b>{say('queue.title')}</b>{' '}
        <span className="ink-2 small">
          {say('queue.order')} · {say('queue.of', { done, all })}
        </span>
      </summary>
      <ol>
        {queue.map(({ person, state }) => (
          <li key={person.id} className={`is-${state}`}>
            <button
              type="button"
              aria-current={state === 'current' ? 'step' : undefined}
              aria-pressed={person.id === shown}
              onClick={() => onChoose(person.id)}
            >
              {person.stay !== null && <LevelBars level={person.stay.level} />}
              <span className="cut">{person.card.name}</span>
              <span className="st">
                <State person={person} state={state} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

function State({ person, state }: { person: Person; state: Queue[number]['state'] }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  if (state === 'current') return <>{say('queue.now')}</>;
  const { item } = person;
  if (item === null) return null;
  return (
    <>
      {item.outcome !== null && (
        <>
          <Icon name={item.outcome === 'unchanged' ? 'check' : item.outcome === 'changed' ? 'move' : 'right'} small />
          {say(`outcome.${item.outcome}`)}
        </>
      )}
      {item.seconds > 0 && <span className="ink-2"> {minutesText(item.seconds, format)}</span>}
    </>
  );
}
