import { type AuditEventType, type AuditQuery } from '@samtavle/contracts';
import { addDays, day, startOfDanishDay } from '@samtavle/domain';
import { type z } from 'zod';

type Query = z.input<typeof AuditQuery>;
export type Outcome = NonNullable<Query['outcome']>;

/** What the officer has chosen; days are Danish calendar days, empty text means all. */
export interface AuditFilter {
  from: string;
  to: string;
  type: AuditEventType | '';
  outcome: Outcome | '';
  person: string;
  citizen: string;
}

export const NO_FILTER: AuditFilter = { from: '', to: '', type: '', outcome: '', person: '', citizen: '' };

/** One page of the log. */
export const PAGE_SIZE = 50;

/** False when the last day lies before the first. */
export const inOrder = ({ from, to }: AuditFilter): boolean => from === '' || to === '' || from <= to;

/** The question to the server; both days are inside. */
export function queryOf(filter: AuditFilter, before?: Query['before']): Query {
  const { from, to, type, outcome } = filter;
  const person = filter.person.trim();
  const citizen = filter.citizen.trim();
  return {
    limit: PAGE_SIZE,
    ...(from === '' ? {} : { from: startOfDanishDay(day(from)) }),
    ...(to === '' ? {} : { to: startOfDanishDay(addDays(day(to), 1)) }),
    ...(type === '' ? {} : { type }),
    ...(outcome === '' ? {} : { outcome }),
    ...(person === '' ? {} : { person }),
    ...(citizen === '' ? {} : { citizen }),
    ...(before === undefined ? {} : { before }),
  };
}
