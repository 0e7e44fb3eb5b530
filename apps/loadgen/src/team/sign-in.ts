import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type SignedIn } from '../wire/screen.js';
import { type Colleague } from './team.js';

/**
 * Sessions as the server would have opened them, written by the owner: hundreds of log-ins from one address are what the
 * server's own limit is there to stop.
 */
export async function signIn(owner: pg.Pool, colleagues: readonly Colleague[]): Promise<SignedIn[]> {
  const opened = colleagues.map((colleague) => ({ colleague, token: randomBytes(32).toString('base64url') }));
  await owner.query(
    `INSERT INTO session (id, token_hash, person_id, member_id, started_at, authenticated_at, last_used_at)
     SELECT r.id, decode(r.hash, 'hex'), r.person, r.member, now(), now(), now()
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, hash text, person uuid, member uuid)`,
    [
      JSON.stringify(
        opened.map(({ colleague, token }) => ({
          id: randomUUID(),
          hash: createHash('sha256').update(token).digest('hex'),
          person: colleague.personId,
          member: colleague.memberId,
        })),
      ),
    ],
  );
  return opened.map(({ colleague, token }) => ({ colleague, cookie: `samtavle=${token}` }));
}
