import '@samtavle/web-visits/styles.css';

export { WeekRoom as WeekPage } from '@samtavle/web-visits';
