import { CONTRACT_ERRORS, type ErrorBody, type ErrorCode } from '@samtavle/contracts';

/** A request that fails in a way the contract knows. Everything else is `unexpected` to the person and whole in the log. */
export class Failure extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly extra: Pick<ErrorBody, 'fields' | 'current' | 'retryAfterSeconds'> = {},
    /** Goes to the audit record and the log, never to the person. No personal content. */
    readonly because: string = code,
    /** What the answer shows all the same: recorded before it is sent, as any look. */
    readonly shows: readonly { readonly citizenId: string; readonly slots: Iterable<number> }[] = [],
    /** What was searched for and not found, under our key: for the record, so that tries can be told to be the same. */
    readonly sought: string | null = null,
  ) {
    super(code);
  }

  get status(): number {
    return CONTRACT_ERRORS[this.code].status;
  }

  body(requestId?: string): ErrorBody {
    const { da, en } = CONTRACT_ERRORS[this.code];
    return { error: this.code, da, en, ...(requestId ? { requestId } : {}), ...this.extra };
  }
}

/** "Not there" and "not yours" are one answer. */
export const notFound = (because = 'not_found') => new Failure('not_found', {}, because);

/** Turns anything thrown into a contract failure; the original stays in `cause` for the log. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const failure = new Failure(isUnavailable(thrown) ? 'unavailable' : 'unexpected');
  failure.cause = thrown;
  return failure;
}

/**
 * Whether two transactions stood in each other's way, and this one was chosen to give way, or a migration overtook it: it
 * may be tried once more.
 */
export function gaveWay(thrown: unknown): boolean {
  // A deadlock, or a snapshot that was overtaken. Whoever rethrew it as a failure has kept what happened as its cause.
  return (
    thrown instanceof Error &&
    (['40P01', '40001'].includes(codeOf(thrown)) || isOvertaken(thrown) || gaveWay(thrown.cause))
  );
}

/** Whether a kept plan answers with other types of columns than when it was made: a newer node has migrated meanwhile. */
export const isOvertaken = (thrown: unknown): boolean => codeOf(thrown) === '0A000';

function isUnavailable(thrown: unknown): boolean {
  const code = codeOf(thrown);
  // Connection refused or lost, database shutting down or starting, too many connections; in each other's way too often, or
  // for too long.
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|57P0|57014|08|53300|40P01|40001|55P03)/.test(code) ||
    (thrown instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(thrown.message))
  );
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
