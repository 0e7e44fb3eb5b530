import { randomUUID, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock, CONFIG, type Config, Failure, notFound, ROUTE } from '@samtavle/api-platform';
import { type RouteAccess, type RouteName, ROUTES } from '@samtavle/contracts';
import { may } from '../may.js';
import { type Request } from 'express';
import { type RequestTrace, type Viewer } from '../viewer.js';
import { isOwnOrigin } from './own-origin.js';
import { RateLimit } from './rate-limit.js';
import { RefusalRecorder } from './refusal-recorder.js';
import { readToken } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** What the guard leaves on the request for the handler. */
export interface SignedInRequest extends Request {
  requestId: string;
  trace: RequestTrace;
  viewer?: Viewer;
}

/**
 * Every route passes here: its declared contract says who may call it. A route that declares nothing does not exist.
 * State changes need our own header and origin, so no foreign form, link or script can make them.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly perPerson = new RateLimit(40, 150);
  private readonly perAddress = new RateLimit(5, 120);

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly refusals: RefusalRecorder,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = this.reflector.get<string | undefined>(ROUTE, context.getHandler());
    // In Nest 12 this guard reaches gateways too. What it asks there is only that the message is declared: the person
    // was authenticated in middleware, and the door checks rate, contract and right, and always answers.
    if (context.getType() !== 'http') return declared?.startsWith('socket:') ?? false;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    request.requestId = randomUUID();
    request.trace = traceOf(request);
    const access = accessOf(declared);
    if (!access) throw notFound('undeclared route');
    await this.check(access, request);
    return true;
  }

  private async check(access: RouteAccess, request: SignedInRequest): Promise<void> {
    switch (access.kind) {
      case 'public':
        return;
      case 'machine':
        return this.checkMachine(request);
      case 'test-clock':
        if (!this.config.SAMTAVLE_TEST_CLOCK) throw notFound('no test clock');
        return;
      case 'demo':
        if (!this.config.SAMTAVLE_DEMO) throw notFound('no demo mode');
        this.limit(this.perAddress, request.ip ?? 'unknown');
        this.checkBrowser(request);
        return;
      case 'signed-in':
      case 'action':
        return this.checkPerson(access, request);
    }
  }

  private async checkPerson(
    access: RouteAccess & { kind: 'signed-in' | 'action' },
    request: SignedInRequest,
  ): Promise<void> {
    this.checkBrowser(request);
    const token = readToken(request.headers.cookie, this.config.SAMTAVLE_SECURE_COOKIE);
    const viewer = await this.sessions.viewerOf(token, true);
    request.viewer = viewer;
    this.limit(this.perPerson, viewer.personId);
    if (access.kind === 'action' && !may(viewer, access.action, access.subject)) {
      await this.refusals.record(viewer, request.trace, `${access.action} ${access.subject}`);
      throw new Failure('action_not_allowed');
    }
  }

  /** A page of ours sends the header; a foreign page cannot without a preflight, which is never granted. */
  private checkBrowser(request: Request): void {
    const allowed = this.config.SAMTAVLE_ORIGINS.split(',').filter(Boolean);
    const loopbackOnly = LOOPBACK_HOSTS.includes(this.config.HOST) && allowed.length === 0;
    const origin = request.headers.origin;
    if (origin !== undefined && !isOwnOrigin(origin, request.headers.host, allowed, loopbackOnly))
      throw new Failure('origin_refused');
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (origin === undefined && request.headers['sec-fetch-site'] !== 'same-origin')
      throw new Failure('origin_refused', {}, 'no origin');
    if (request.headers['x-samtavle'] !== '1') throw new Failure('origin_refused', {}, 'no own header');
    if (hasBody(request) && !ACCEPTED_CONTENT.some((type) => request.is(type)))
      throw new Failure('unsupported_media_type');
  }

  private checkMachine(request: Request): void {
    const given = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const wanted = Buffer.from(this.config.SAMTAVLE_EXCHANGE_TOKEN);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      throw new Failure('not_signed_in', {}, 'machine credential');
  }

  private limit(limit: RateLimit, key: string): void {
    const wait = limit.take(key, this.clock.ticks());
    if (wait > 0) throw new Failure('rate_limited', { retryAfterSeconds: wait });
  }
}

function accessOf(declared: string | undefined): RouteAccess | undefined {
  if (declared === 'commands') return { kind: 'signed-in' };
  return declared !== undefined && Object.hasOwn(ROUTES, declared) ? ROUTES[declared as RouteName].access : undefined;
}

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '::1'];
const ACCEPTED_CONTENT = ['application/json', 'application/octet-stream'];

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function traceOf(request: SignedInRequest): RequestTrace {
  const agent = String(request.headers['user-agent'] ?? '')
    .replace(/[^\x20-\x7E]/g, '')
    .slice(0, 120);
  return { requestId: request.requestId, client: agent || null, network: request.ip ?? null };
}
