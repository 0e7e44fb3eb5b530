import { type Task } from '@samtavle/contracts';
import { useColleagues, useCommand } from '@samtavle/web-data-access';
import { Button, firstName, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { CitizenLink } from './citizen-link.js';
import { taskTexts } from './texts.js';

/** A colleague named the viewer in a line: it is read by opening the card, or by a tick. */
export function MentionLine({ task, today, onChanged }: { task: Task; today: string; onChanged: () => void }) {
  const say = useText(taskTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { of } = useColleagues();
  const done = useCommand('task.done');
  const by = of(task.mention?.by ?? null);
  const text = task.mention?.text ?? '';
  const read = async () => {
    await done.send({ task: task.id, version: task.version });
    onChanged();
  };
  return (
    <li className="task">
      <p className="task-what">{text}</p>
      <p className="task-about small">
        {task.citizen === null ? (
          <span className="ink-2">{say('notYours')}</span>
        ) : (
          <CitizenLink id={task.citizen} onOpen={() => void read()} />
        )}
        <span className="ink-2">
          {' · '}
          {by === null ? say('mentioned') : say('mentionedBy', { name: firstName(by.name) })}{' '}
          {format.momentText(task.openedAt, today)}
        </span>
      </p>
      <div className="task-acts">
        <Button aria-disabled={done.inFlight || undefined} onClick={() => void read()}>
          {done.inFlight ? say('saving') : say('read')}
          <span className="vh">: {text}</span>
        </Button>
        {done.error !== null && done.error.error !== 'stale_version' && done.error.error !== 'not_found' && (
          <p role="alert" className="small">
            {done.error[language]}
          </p>
        )}
      </div>
    </li>
  );
}
