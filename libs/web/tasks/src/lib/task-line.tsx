import { endsByItself, type Task } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, Icon, useAnnouncements, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useId, useState } from 'react';
import { CitizenLink } from './citizen-link.js';
import { type TaskDoor } from './task-room.js';
import { useTaskWords } from './task-words.js';
import { taskTexts } from './texts.js';

/** One task: what to do, about whom, by when, and the way to be done with it. */
export function TaskLine({
  task,
  today,
  door: Door,
  onChanged,
}: {
  task: Task;
  today: string;
  door: TaskDoor | undefined;
  onChanged: () => void;
}) {
  const say = useText(taskTexts);
  const words = useTaskWords();
  const format = useFormat();
  const isLate = task.dueOn < today;
  const [open, setOpen] = useState(false);
  const panel = useId();
  const canOpen = Door !== undefined && task.opens !== null && task.source !== null;
  const shown = canOpen ? <Door source={task.source ?? ''} today={today} onDone={onChanged} /> : null;
  return (
    <li className="task">
      <p className="task-what">{words(task)}</p>
      <p className="task-about small">
        {task.citizen === null ? (
          <span className="ink-2">{say('notYours')}</span>
        ) : (
          <CitizenLink id={task.citizen} tab="deling" />
        )}
        <span className="ink-2"> · {say(`whom.${task.forWhom}`)} · </span>
        <span className={isLate ? 'task-late' : 'ink-2'}>
          {isLate && <Icon name="warning" small />}{' '}
          {say(isLate ? 'overdue' : 'due', { day: format.plannedDay(task.dueOn, today) })}
        </span>
      </p>
      <div className="task-acts">
        {shown !== null && (
          <Button aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
            {say(open ? 'close' : 'open')}
            <span className="vh">: {words(task)}</span>
          </Button>
        )}
        {!endsByItself(task) && <Tick task={task} onChanged={onChanged} />}
      </div>
      {open && shown !== null && (
        <div className="task-shown" id={panel}>
          {shown}
        </div>
      )}
    </li>
  );
}

function Tick({ task, onChanged }: { task: Task; onChanged: () => void }) {
  const say = useText(taskTexts);
  const words = useTaskWords();
  const { language } = useLanguage();
  const { announce } = useAnnouncements();
  const done = useCommand('task.done');
  const tick = async () => {
    const answer = await done.send({ task: task.id, version: task.version });
    if (answer.ok) announce(`${words(task)} ${say('done')}`);
    // Somebody else may have been first: either way the list is asked for again.
    onChanged();
  };
  return (
    <>
      <Button aria-disabled={done.inFlight || undefined} onClick={() => void tick()}>
        {done.inFlight ? say('saving') : say('done')}
        <span className="vh">: {words(task)}</span>
      </Button>
      {done.error !== null && done.error.error !== 'stale_version' && done.error.error !== 'not_found' && (
        <p role="alert" className="small">
          {done.error[language]}
        </p>
      )}
    </>
  );
}
