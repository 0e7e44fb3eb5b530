import { Controller, Get } from '@nestjs/common';
import { NOBODY, UnitOfWork } from '../database/unit-of-work.js';
import { Failure } from '../failure.js';
import { migrations } from '../database/data-source.js';
import { Access } from './access.js';

/** For the proxy and the start script. Says nothing about the inside. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly work: UnitOfWork) {}

  @Get('live')
  @Access('health.live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Access('health.ready')
  async ready(): Promise<{ status: 'ok'; migrations: number }> {
    try {
      await this.work.runAs(NOBODY, (tx) => tx.em.query('SELECT 1'));
    } catch {
      throw new Failure('unavailable');
    }
    return { status: 'ok', migrations: migrations.length };
  }
}
