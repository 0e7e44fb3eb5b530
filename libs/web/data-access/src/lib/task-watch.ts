import { type CitizenId } from '@samtavle/contracts';
import { type BoardStore, type BoardView } from './board-store.js';
import { type TaskStore } from './task-store.js';

/**
 * Reads the tasks again when something happened to a citizen on the list: what it says of them may have been changed, or
 * be theirs to see no longer. What is new on the list the server calls itself.
 */
export function watchTasks(board: BoardStore, tasks: TaskStore): void {
  let before: BoardView = board.get();
  board.subscribe(() => {
    const [then, now] = [before, board.get()];
    before = now;
    if (then.load.kind !== 'ready' || now.load.kind !== 'ready' || then === now) return;
    const [had, has] = [then.load.state.cards, now.load.state.cards];
    if (then.touched === now.touched && had === has) return;
    const changed = (id: CitizenId) => then.touched.get(id) !== now.touched.get(id) || had.has(id) !== has.has(id);
    if (citizensOf(tasks).some(changed)) tasks.call();
  });
}

function citizensOf(tasks: TaskStore): readonly CitizenId[] {
  const listed = tasks.tasks.get();
  if (listed.kind !== 'ready') return [];
  return [...listed.list.tasks, ...listed.list.actions].flatMap(({ citizen }) => citizen ?? []);
}
