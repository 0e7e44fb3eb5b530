export { ImportRoom as ImportPage } from '@samtavle/web-exchange';
