import '@samtavle/web-visits/styles.css';

export { DayRoom as DayPage } from '@samtavle/web-visits';
