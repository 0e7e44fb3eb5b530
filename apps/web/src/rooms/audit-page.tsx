export { AuditRoom as AuditPage } from '@samtavle/web-oversight';
