import '@samtavle/web-meeting/styles.css';

export { MeetingRoom as MeetingPage } from '@samtavle/web-meeting';
