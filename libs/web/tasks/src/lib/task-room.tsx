import { type Task } from '@samtavle/contracts';
import { useTasks } from '@samtavle/web-data-access';
import { EmptyState, ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { type ComponentType } from 'react';
import { TaskLine } from './task-line.js';
import { taskTexts } from './texts.js';

/** Shows what a task came from, and what is done about it there. */
export type TaskDoor = ComponentType<{ source: string; today: string; onDone: () => void }>;
export type TaskDoors = Partial<Record<Task['kind'], TaskDoor>>;

/** Opgaver: what the law and the citizens' choices leave this viewer to do, the most pressing first. */
export function TaskRoom({ doors = {} }: { doors?: TaskDoors }) {
  const say = useText(taskTexts);
  const { language } = useLanguage();
  const { tasks, again } = useTasks();
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
        <span className="sum">{say('about')}</span>
        <span className="grow" />
        {tasks.kind === 'ready' && (
          <span className="sum" role="status">
            {say('count', { count: tasks.list.tasks.length })}
          </span>
        )}
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
        {tasks.kind === 'ready' && tasks.list.tasks.length === 0 && (
          <EmptyState title={say('emptyTitle')}>{say('empty')}</EmptyState>
        )}
        {tasks.kind === 'ready' && tasks.list.tasks.length > 0 && (
          <ul className="sheet tasks" aria-label={say('list')}>
            {tasks.list.tasks.map((task) => (
              <TaskLine key={task.id} task={task} today={tasks.list.today} door={doors[task.kind]} onChanged={again} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
