import { TaskList } from '../tasks.js';
import { action, type Routes } from './route-contract.js';

/** What the viewer is to do. */
export const TASK_ROUTES = {
  tasks: {
    method: 'GET',
    path: '/api/tasks',
    access: action('open', 'Board'),
    says: 'What the law leaves the viewer to do.',
    output: TaskList,
  },
} as const satisfies Routes;
