import { addDays } from '@samtavle/domain';
import { type Facts } from './facts.js';
import { type PolicyTable } from './policy-table.js';
import { type Moment, type Reader } from './rights.js';

/** The hospital's notice: while the stay lasts and until the 30th day after discharge has ended. @see RSL § 12 c */
export function noticeOpen(table: PolicyTable, reader: Reader, facts: Facts, moment: Moment): boolean {
  const isOpen = table.hasGateway('RSL12C', 'admission_discharge', 'region_psych', reader.sector);
  if (!isOpen || !table.ceiling(reader.role).has('admission_discharge') || !facts.hospital) return false;
  const services = [...facts.enrolled.values()];
  const serves =
    (reader.sector === 'muni_social' && services.some(({ sel }) => sel)) ||
    (reader.sector === 'muni_employment' && services.some(({ sickness }) => sickness));
  const { dischargedOn } = facts.hospital;
  return serves && (dischargedOn === null || moment.day <= addDays(dischargedOn, 30));
}
