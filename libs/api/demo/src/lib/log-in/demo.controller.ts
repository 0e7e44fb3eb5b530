import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { cookieHeader, readToken, type RequestTrace, Sessions, Trace } from '@samtavle/api-access';
import { Access, CONFIG, type Config, ContractPipe, Failure, notFound } from '@samtavle/api-platform';
import { ConfirmLogIn, type DemoPersonas, DemoSignIn, type Me } from '@samtavle/contracts';
import { type Response } from 'express';
import { type z } from 'zod';
import { AUTHORITIES, TEAM_NAME } from '../team/staff.js';
import { DemoLogIn } from './demo-log-in.js';
import { PERSONAS } from './personas.js';
import { RefusedLogIn } from './refused-log-in.js';

/** Demo mode only: the guard answers `not_found` to both routes when the process was not started for it. */
@Controller('api')
export class DemoController {
  constructor(
    private readonly logIn: DemoLogIn,
    private readonly sessions: Sessions,
    private readonly refused: RefusedLogIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('demo/personas')
  @Access('demo.personas')
  personas(): z.infer<typeof DemoPersonas> {
    return { team: TEAM_NAME, authorities: AUTHORITIES.map(({ name }) => name), personas: [...PERSONAS] };
  }

  /** @throws Failure `not_found` for a persona that does not exist; the try is recorded */
  @Post('session/demo')
  @HttpCode(200)
  @Access('session.demo')
  async signIn(
    @Trace() trace: RequestTrace,
    @Body(new ContractPipe(DemoSignIn)) { persona, sector }: z.infer<typeof DemoSignIn>,
    @Res({ passthrough: true }) response: Response,
    @Headers('cookie') cookies?: string,
  ): Promise<Me> {
    const personId = await this.logIn.personOf(persona);
    if (!personId) {
      await this.refused.record(trace, 'no such persona');
      throw notFound('no such persona');
    }
    const { SAMTAVLE_SECURE_COOKIE: secure, SAMTAVLE_SESSION_HOURS: hours } = this.config;
    const { token, viewer } = await this.sessions.start(personId, sector, trace, readToken(cookies, secure));
    response.setHeader('Set-Cookie', cookieHeader(token, secure, hours * 3600));
    return this.sessions.describe(viewer);
  }

  /**
   * The same person once more, in the session they have: nothing on their screens is lost.
   * @throws Failure `action_not_allowed` when it is somebody else; the try is recorded
   */
  @Post('session/confirm')
  @HttpCode(200)
  @Access('session.confirm')
  async confirm(
    @Trace() trace: RequestTrace,
    @Body(new ContractPipe(ConfirmLogIn)) { persona }: z.infer<typeof ConfirmLogIn>,
    @Headers('cookie') cookies?: string,
  ): Promise<Me> {
    const viewer = await this.sessions.viewerOf(readToken(cookies, this.config.SAMTAVLE_SECURE_COOKIE), true);
    if ((await this.logIn.personOf(persona)) !== viewer.personId) {
      await this.refused.record(trace, 'not the person of the session');
      throw new Failure('action_not_allowed', {}, 'not the person of the session');
    }
    return this.sessions.describe(await this.sessions.confirm(viewer, trace));
  }
}
