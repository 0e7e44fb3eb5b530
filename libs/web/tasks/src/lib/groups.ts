import { type OwnAction, type Task, type TaskList } from '@samtavle/contracts';

/** One line of the list. */
export type Line =
  { readonly kind: 'task'; readonly task: Task } | { readonly kind: 'action'; readonly action: OwnAction };

export const GROUPS = ['late', 'today', 'mentions', 'later', 'undated'] as const;
export type GroupName = (typeof GROUPS)[number];

export interface Group {
  readonly name: GroupName;
  readonly lines: readonly Line[];
}

/** The list in the order it presses: what is late, what is due today, who was named, what comes, and what has no day. */
export function groupsOf({ today, tasks, actions }: TaskList): readonly Group[] {
  const lines: readonly Line[] = [
    ...tasks.map((task) => ({ kind: 'task', task }) as const),
    ...actions.map((action) => ({ kind: 'action', action }) as const),
  ];
  return GROUPS.map((name) => ({
    name,
    // The server's order stands within a day: the sort is stable.
    lines: lines
      .filter((line) => groupOf(line, today) === name)
      .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)),
  })).filter((group) => group.lines.length > 0);
}

/** A mention has no day by which it must be read; what it is about may have. */
function groupOf(line: Line, today: string): GroupName {
  if (line.kind === 'task' && line.task.kind === 'mention') return 'mentions';
  const day = dayOf(line);
  if (day === '') return 'undated';
  return day < today ? 'late' : day === today ? 'today' : 'later';
}

const dayOf = (line: Line): string => (line.kind === 'task' ? line.task.dueOn : (line.action.dueOn ?? ''));

/** What is counted in the bar: the law's tasks, mentions, and own actions that are due. What comes later waits in the room. */
export function pressing({ today, tasks, actions }: TaskList): number {
  return tasks.length + actions.filter(({ dueOn }) => dueOn !== null && dueOn <= today).length;
}

/** A name for each line, to tell what is new on the list. */
export function namesOf({ tasks, actions }: TaskList): ReadonlySet<string> {
  return new Set([...tasks.map(({ id }) => id), ...actions.map(({ id }) => id)]);
}
