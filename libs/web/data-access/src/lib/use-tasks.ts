import { useData } from './data-provider.js';
import { type LoadedTasks } from './task-store.js';
import { useObservable } from './use-observable.js';

const whole = (tasks: LoadedTasks) => tasks;

/** The viewer's open tasks, kept up to date. */
export function useTasks(): { readonly tasks: LoadedTasks; again(): void } {
  const { tasks } = useData();
  return { tasks: useObservable(tasks.tasks, whole), again: tasks.call };
}
