import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Failure } from '@samtavle/api-platform';
import { type RequestTrace, type Viewer } from '../viewer.js';
import { type SignedInRequest } from './access.guard.js';

/** The viewer the guard found. @throws Failure when the route forgot to declare that it needs one */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const viewer = context.switchToHttp().getRequest<SignedInRequest>().viewer;
  if (!viewer) throw new Failure('not_signed_in', {}, 'the route declares no viewer');
  return viewer;
});

export const Trace = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestTrace => context.switchToHttp().getRequest<SignedInRequest>().trace,
);
