import '@samtavle/web-exchange/styles.css';

export { ImportRoom as ImportPage } from '@samtavle/web-exchange';
