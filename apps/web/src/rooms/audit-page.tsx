import '@samtavle/web-oversight/styles.css';

export { AuditRoom as AuditPage } from '@samtavle/web-oversight';
