import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { Access, CONFIG, type Config, ContractPipe } from '@samtavle/api-platform';
import { type DraftKeyView, type Me, SwitchCapacity } from '@samtavle/contracts';
import { type Response } from 'express';
import { type z } from 'zod';
import { type RequestTrace, type Viewer } from '../viewer.js';
import { DraftKeys } from './draft-keys.js';
import { cookieHeader } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignedIn, Trace } from './signed-in.js';

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly draftKeys: DraftKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Access('session.me')
  me(@SignedIn() viewer: Viewer): Promise<Me> {
    return this.sessions.describe(viewer);
  }

  @Get('draft-key')
  @Access('session.draft-key')
  async draftKey(@SignedIn() viewer: Viewer): Promise<DraftKeyView> {
    return { key: (await this.draftKeys.of(viewer.sessionId)).toString('base64url') };
  }

  @Post('capacity')
  @HttpCode(200)
  @Access('session.capacity')
  async switch(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Body(new ContractPipe(SwitchCapacity)) { memberId }: z.infer<typeof SwitchCapacity>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const opened = await this.sessions.switchCapacity(viewer, memberId, trace);
    response.setHeader('Set-Cookie', this.cookie(opened.token));
    return this.sessions.describe(opened.viewer);
  }

  @Delete()
  @HttpCode(204)
  @Access('session.end')
  async end(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(viewer, trace);
    response.setHeader('Set-Cookie', cookieHeader('', this.config.SAMTAVLE_SECURE_COOKIE, 0));
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
  }

  private cookie(token: string): string {
    return cookieHeader(token, this.config.SAMTAVLE_SECURE_COOKIE, this.config.SAMTAVLE_SESSION_HOURS * 3600);
  }
}
