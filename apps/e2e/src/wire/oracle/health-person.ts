import { type PolicyTable } from './policy-table.js';
import { type Reader } from './rights.js';

const HEALTH_SECTORS: readonly string[] = ['region_psych', 'muni_health'];

/** Authorised, or on a registered authorised person’s responsibility; and only in a health sector. @see Sundhedsloven § 6 */
export function isHealthPerson(table: PolicyTable, reader: Reader): boolean {
  const kind = table.healthPerson(reader.role);
  return (
    HEALTH_SECTORS.includes(reader.sector) && (kind === 'yes' || (kind === 'conditional' && reader.hasResponsible))
  );
}
