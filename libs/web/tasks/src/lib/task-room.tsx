import { type Task } from '@samtavle/contracts';
import { useTasks } from '@samtavle/web-data-access';
import { EmptyState, ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { type ComponentType } from 'react';
import { ActionLine } from './action-line.js';
import { groupsOf, type Line } from './groups.js';
import { MentionLine } from './mention-line.js';
import { NoticeSwitch } from './notice-switch.js';
import { TaskLine } from './task-line.js';
import { taskTexts } from './texts.js';

/** Shows what a task came from, and what is done about it there. */
export type TaskDoor = ComponentType<{ source: string; today: string; onDone: () => void }>;
export type TaskDoors = Partial<Record<Task['kind'], TaskDoor>>;

/** Opgaver: what the law, the plan and colleagues leave this viewer to do, in one list, the most pressing first. */
export function TaskRoom({ doors = {} }: { doors?: TaskDoors }) {
  const say = useText(taskTexts);
  const { language } = useLanguage();
  const { tasks, again } = useTasks();
  const groups = tasks.kind === 'ready' ? groupsOf(tasks.list) : [];
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
        <span className="sum">{say('about')}</span>
        <span className="grow" />
        {tasks.kind === 'ready' && (
          <span className="sum" role="status">
            {say('count', { count })}
          </span>
        )}
        <NoticeSwitch />
      </div>
      <div className="page narrow">
        {tasks.kind === 'loading' && (
          <div className="sheet task-waiting" aria-busy="true">
            <span className="vh">{say('loading')}</span>
          </div>
        )}
        {tasks.kind === 'failed' && (
          <ErrorState title={say('failed')} code={tasks.error.error} onRetry={again}>
            {tasks.error[language]}
          </ErrorState>
        )}
        {tasks.kind === 'ready' && count === 0 && <EmptyState title={say('emptyTitle')}>{say('empty')}</EmptyState>}
        {tasks.kind === 'ready' &&
          groups.map(({ name, lines }) => (
            <section key={name} aria-labelledby={`tasks-${name}`}>
              <h2 className="task-group" id={`tasks-${name}`}>
                {say(`group.${name}`)} <span className="ink-2">{lines.length}</span>
              </h2>
              <ul className="sheet tasks" aria-labelledby={`tasks-${name}`}>
                {lines.map((line) => (
                  <OneLine
                    key={line.kind === 'task' ? line.task.id : line.action.id}
                    line={line}
                    today={tasks.list.today}
                    doors={doors}
                    onChanged={again}
                  />
                ))}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}

function OneLine({ line, doors, ...rest }: { line: Line; today: string; doors: TaskDoors; onChanged: () => void }) {
  if (line.kind === 'action') return <ActionLine action={line.action} {...rest} />;
  if (line.task.kind === 'mention') return <MentionLine task={line.task} {...rest} />;
  return <TaskLine task={line.task} door={doors[line.task.kind]} {...rest} />;
}
