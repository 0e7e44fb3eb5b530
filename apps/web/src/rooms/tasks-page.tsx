import '@samtavle/web-tasks/styles.css';

export { TaskRoom as TasksPage } from '@samtavle/web-tasks';
