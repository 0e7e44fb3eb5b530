export { composable } from '@samtavle/web-data-access';
