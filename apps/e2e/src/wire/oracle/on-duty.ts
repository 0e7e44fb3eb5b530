import { danishDay, type Instant } from '@samtavle/domain';
import { type Server } from '../../support/server.js';
import { type Moment } from './rights.js';

/** The server's moment, and who is on duty then. */
export async function momentAt(server: Server, at: Instant): Promise<Moment> {
  const { rows } = await server.owner.query<{ member_id: string }>(
    'SELECT member_id FROM duty WHERE valid_from <= $1 AND valid_to > $1',
    [at],
  );
  return { at, day: danishDay(at), onDuty: new Set(rows.map((row) => row.member_id)) };
}

/** Members who act on an authorised person's responsibility. */
export async function withResponsible(server: Server): Promise<Set<string>> {
  const { rows } = await server.owner.query<{ id: string }>('SELECT id FROM member WHERE responsible_id IS NOT NULL');
  return new Set(rows.map((row) => row.id));
}
