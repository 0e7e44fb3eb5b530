import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { asFailure, Failure } from '../failure.js';
import { describeError, type Logger } from '../log.js';

/** Every failed request answers with the contract's body; what really happened goes to the log. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request & { requestId?: string }>();
    const failure = thrown instanceof HttpException ? fromHttp(thrown) : asFailure(fromExpress(thrown));
    if (failure.status >= 500)
      this.log.error({ requestId: request.requestId, ...describeError(failure.cause ?? failure) }, 'request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    if (failure.extra.retryAfterSeconds) response.setHeader('Retry-After', failure.extra.retryAfterSeconds);
    response.status(failure.status).json(failure.body(request.requestId));
  }
}

function fromHttp(thrown: HttpException): Failure {
  const status = thrown.getStatus();
  if (status === 404) return new Failure('not_found');
  if (status === 413) return new Failure('payload_too_large');
  if (status === 415) return new Failure('unsupported_media_type');
  if (status < 500) return new Failure('invalid_input');
  return asFailure(thrown);
}

/** The body parser says what was wrong in `type`; its message repeats the body and is not passed on. */
function fromExpress(thrown: unknown): unknown {
  const type = thrown instanceof Error && 'type' in thrown ? String(thrown.type) : '';
  if (type === 'entity.too.large') return new Failure('payload_too_large');
  if (type.startsWith('entity.') || type.startsWith('encoding.') || type.startsWith('charset.'))
    return new Failure('invalid_input');
  return thrown;
}
