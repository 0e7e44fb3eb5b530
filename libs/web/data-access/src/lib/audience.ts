export { audienceOf, type Audience } from '@samtavle/web-data-access';
