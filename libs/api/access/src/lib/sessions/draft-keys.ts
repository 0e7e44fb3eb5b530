import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Failure, NOBODY, type Transaction, UnitOfWork } from '@samtavle/api-platform';

/**
 * The key a browser encrypts a session's unsaved texts with. It belongs to one session, is made when that session first
 * asks, and is erased with it: what a machine still holds then cannot be read by anybody.
 */
@Injectable()
export class DraftKeys {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** 32 bytes, the same for as long as the session lasts. @throws Failure `session_ended` */
  async of(sessionId: string): Promise<Buffer> {
    return this.work.runAs(NOBODY, async (tx) => {
      await this.eraseOutlived(tx);
      const [rows] = await tx.em.query<[{ draft_key: Buffer }[], number]>(
        'UPDATE session SET draft_key = COALESCE(draft_key, $2) WHERE id = $1 AND ended_at IS NULL RETURNING draft_key',
        [sessionId, randomBytes(32)],
      );
      const [row] = rows;
      if (!row) throw new Failure('session_ended');
      return row.draft_key;
    });
  }

  /** A session nobody came back to is closed by nobody: its key goes when the next one is asked for. */
  private async eraseOutlived(tx: Transaction): Promise<void> {
    const before = (minutes: number) => new Date(Date.parse(tx.now) - minutes * 60_000).toISOString();
    await tx.em.query(
      `UPDATE session SET draft_key = NULL WHERE id IN (SELECT id FROM session
         WHERE draft_key IS NOT NULL AND (authenticated_at < $1 OR last_used_at < $2) FOR UPDATE SKIP LOCKED)`,
      [before(this.config.SAMTAVLE_SESSION_HOURS * 60), before(this.config.SAMTAVLE_IDLE_MINUTES)],
    );
  }
}
