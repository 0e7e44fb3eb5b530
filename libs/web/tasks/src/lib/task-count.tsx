import { useTasks } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { pressing } from './groups.js';
import { taskTexts } from './texts.js';
import { useNotices } from './use-notices.js';

/** How many tasks press, beside the room's name in the menu. Nothing when there are none. Always there, so it tells of new ones too. */
export function TaskCount() {
  const say = useText(taskTexts);
  const { tasks } = useTasks();
  useNotices();
  const count = tasks.kind === 'ready' ? pressing(tasks.list) : 0;
  if (count === 0) return null;
  return (
    <span className="task-count">
      <span aria-hidden="true">{count}</span>
      <span className="vh"> ({say('badge', { count })})</span>
    </span>
  );
}
