import { CONTRACT_ERRORS, ErrorBody, type ErrorCode } from '@samtavle/contracts';

/** A request the server refused, or that never reached it. `body` holds the sentence for the person in both languages. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(
    readonly body: ErrorBody,
    /** False when nothing was heard: the effect may have happened, so a retry must carry the same command id. */
    readonly answered: boolean,
  ) {
    super(body.error);
  }
}

export function errorBody(error: ErrorCode, more: Partial<ErrorBody> = {}): ErrorBody {
  const { da, en } = CONTRACT_ERRORS[error];
  return { error, da, en, ...more };
}

/** What a failed answer says; an answer that is not in the contract (a proxy's page) counts as the nearest code. */
export function readErrorBody(answer: unknown, status: number): ErrorBody {
  const parsed = ErrorBody.safeParse(answer);
  if (parsed.success) return parsed.data;
  if (status === 401) return errorBody('not_signed_in');
  if (status === 413) return errorBody('payload_too_large');
  if (status === 429) return errorBody('rate_limited');
  return errorBody(status >= 500 ? 'unavailable' : 'unexpected');
}

/** Any thrown value as the sentence to show. */
export function asErrorBody(thrown: unknown): ErrorBody {
  return thrown instanceof ContractError ? thrown.body : errorBody('unexpected');
}
