import { type ErrorBody, type TaskList } from '@samtavle/contracts';
import { type ApiClient } from './api-client.js';
import { type Cancel, type Clock } from './clock.js';
import { asErrorBody } from './contract-error.js';
import { observable, type Observable } from './observable.js';

/** A burst of changes is read once. */
const SETTLE = 150;

export type LoadedTasks =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly list: TaskList };

/** The viewer's open tasks, read once for the whole page and again whenever the server says that something changed. */
export interface TaskStore {
  readonly tasks: Observable<LoadedTasks>;
  /** Reads the list (again), a moment later. */
  call(): void;
  /** Another person or capacity: nothing of the last one's stays. */
  empty(): void;
}

const LOADING: LoadedTasks = { kind: 'loading' };

export function createTaskStore(api: ApiClient, clock: Clock): TaskStore {
  const tasks = observable<LoadedTasks>(LOADING);
  let cancel: Cancel = () => undefined;
  let asking = new AbortController();

  async function read(): Promise<void> {
    asking.abort();
    const mine = (asking = new AbortController());
    try {
      const list = await api.request('tasks', { signal: mine.signal });
      if (!mine.signal.aborted) tasks.set({ kind: 'ready', list });
    } catch (thrown) {
      // A list that is shown stays: it is as old as the line says.
      if (!mine.signal.aborted)
        tasks.update((before) => (before.kind === 'ready' ? before : { kind: 'failed', error: asErrorBody(thrown) }));
    }
  }

  return {
    tasks,
    call() {
      cancel();
      cancel = clock.after(SETTLE, () => void read());
    },
    empty() {
      cancel();
      asking.abort();
      tasks.set(LOADING);
    },
  };
}
