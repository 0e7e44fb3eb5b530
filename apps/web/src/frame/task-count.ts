import '@samtavle/web-tasks/styles.css';

/** The count beside the room's name has its looks in every room, not only in its own. */
export { TaskCount } from '@samtavle/web-tasks';
