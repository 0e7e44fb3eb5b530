import { type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { FRESH_LOG_IN_MINUTES } from '@samtavle/contracts';

/**
 * Whoever breaks the glass has just shown who they are: a screen left open is not enough. Asked of the session as it
 * stands, because a socket may not know yet that it was confirmed, or that it has ended.
 * @throws Failure `fresh_login_needed`, `session_ended`
 */
export async function checkFreshLogIn(tx: Transaction, viewer: Viewer): Promise<void> {
  const [session] = await tx.em.query<{ authenticated_at: string; ended_at: string | null }[]>(
    'SELECT authenticated_at, ended_at FROM session WHERE id = $1',
    [viewer.sessionId],
  );
  if (session && session.ended_at !== null) throw new Failure('session_ended');
  const last = Math.max(
    Date.parse(viewer.authenticatedAt),
    Date.parse(session?.authenticated_at ?? viewer.authenticatedAt),
  );
  if (Date.parse(tx.now) - last > FRESH_LOG_IN_MINUTES * 60_000) throw new Failure('fresh_login_needed');
}
