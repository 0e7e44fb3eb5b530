import { useTasks } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { taskTexts } from './texts.js';

/** How many tasks are open, beside the room's name in the menu. Nothing when there are none. */
export function TaskCount() {
  const say = useText(taskTexts);
  const { tasks } = useTasks();
  if (tasks.kind !== 'ready' || tasks.list.tasks.length === 0) return null;
  const count = tasks.list.tasks.length;
  return (
    <span className="task-count">
      <span aria-hidden="true">{count}</span>
      <span className="vh"> ({say('badge', { count })})</span>
    </span>
  );
}
