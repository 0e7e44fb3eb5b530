import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { describeError, LOG, type Logger, NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { instant, type Instant } from '@samtavle/domain';

/** A preview older than this is looked at again: the board has moved on. */
const FRESH_MS = 60 * 60_000;
const EVERY_MS = 60_000;

export function isFresh(madeAt: string, now: Instant): boolean {
  return Date.parse(now) - Date.parse(madeAt) <= FRESH_MS;
}

/** Names and numbers of a spreadsheet nobody went on with are not kept, sealed or not. */
@Injectable()
export class StalePreviews implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.forget())
        .catch((error: unknown) => this.log.error(describeError(error), 'forgetting previews failed'));
    }, EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async forget(): Promise<void> {
    await this.work.runAs(NOBODY, (tx) =>
      tx.em.query('SELECT forget_import_previews($1)', [instant(new Date(Date.parse(tx.now) - FRESH_MS))]),
    );
  }
}
