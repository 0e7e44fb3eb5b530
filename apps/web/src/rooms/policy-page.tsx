import '@samtavle/web-policy/styles.css';

export { PolicyRoom as PolicyPage } from '@samtavle/web-policy';
