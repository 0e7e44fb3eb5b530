import { type Transaction } from './unit-of-work.js';

/** The advisory lock of a team's enrolments: `shared` by each, and an import's alone. @see find_or_make_citizen */
export const ENROLLING_LOCK = 11;

/**
 * Lets nobody of the team enrol until this transaction has ended. Who enrols one of many who are being enrolled has to wait
 * for the number; if others did not, the waiting would tell that the other authority has this one.
 */
export async function enrolAlone(tx: Transaction): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, $2))', [tx.scope.teamId, ENROLLING_LOCK]);
}
