import { type Instant } from '@samtavle/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { gaveWay } from '../failure.js';
import { type Doorbell } from '../stream/doorbell.js';
import { appendTeamEvents, type TeamEventDraft } from '../stream/team-stream.js';

/**
 * On whose behalf a transaction runs. Row-level security reads it; background work carries the recipient's scope too.
 * A missing part opens nothing.
 */
export interface ActingScope {
  readonly teamId: string | null;
  readonly classKey: string | null;
  readonly memberId: string | null;
  readonly sector: string | null;
  /** `sector`: a leader or somebody on duty reaches the own sector's whole caseload. */
  readonly reach: 'class' | 'sector';
  readonly duty?: 'exchange';
  /** An audit officer's own authority. */
  readonly authority?: string;
}

/** A scope that sees nothing: signing in, recording a refusal. */
export const NOBODY: ActingScope = { teamId: null, classKey: null, memberId: null, sector: null, reach: 'class' };

/** One open transaction. Handed down through every call; nothing else reaches the database. */
export interface Transaction {
  readonly em: EntityManager;
  /** When the transaction began: what everything in it is decided by. */
  readonly now: Instant;
  readonly scope: ActingScope;
  /**
   * The moment of asking. For what counts in the order it was written: a transaction that waited for its turn began before
   * the one it waited for. Never before it began: by a clock that was put back, what it has just written would lie ahead.
   */
  moment(): Instant;
  /** To be appended to the team's stream as the last thing before commit. */
  record(event: TeamEventDraft): void;
  /** Takes on another scope for the statements that follow, as the relay does class by class. */
  actAs(scope: ActingScope): Promise<void>;
  /** Run after the stream has its numbers and before commit. */
  beforeCommit(finish: (lastSeq: number | null) => Promise<void>): void;
}

const MOST_TRIES = 3;

export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * Runs `work` in one transaction for `scope`, and once or twice more when it had to give way to another: nothing of the
   * first try remains, so `work` changes nothing but the database. The team's events are appended last, because their
   * counter row is the one lock every writer of a team shares; the doorbell rings only when all of it is durable.
   * @throws whatever `work` throws, after everything has been rolled back
   */
  async runAs<T>(
    scope: ActingScope,
    work: (tx: Transaction) => Promise<T>,
    isolation: 'READ COMMITTED' | 'REPEATABLE READ' = 'READ COMMITTED',
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(scope, work, isolation);
      } catch (thrown) {
        if (tries === MOST_TRIES || !gaveWay(thrown)) throw thrown;
      }
    }
  }

  private async once<T>(
    scope: ActingScope,
    work: (tx: Transaction) => Promise<T>,
    isolation: 'READ COMMITTED' | 'REPEATABLE READ',
  ): Promise<T> {
    const events: TeamEventDraft[] = [];
    const finishers: ((lastSeq: number | null) => Promise<void>)[] = [];
    let lastSeq: number | null = null;
    const steps = async (em: EntityManager): Promise<T> => {
      // Only now is there a connection: by an earlier moment, what ended while this waited for one would still hold.
      const now = this.clock.now();
      await take(em, scope, now);
      const result = await work({
        em,
        now,
        scope,
        moment: () => later(now, this.clock.now()),
        record: (event) => events.push(event),
        actAs: (other) => take(em, other, now),
        beforeCommit: (finish) => finishers.push(finish),
      });
      if (scope.teamId && events.length > 0) lastSeq = await appendTeamEvents(em, scope.teamId, events, now);
      for (const finish of finishers) await finish(lastSeq);
      return result;
    };
    // READ COMMITTED is what every transaction has by itself; naming it costs one more round trip each time.
    const value =
      isolation === 'READ COMMITTED'
        ? await this.dataSource.transaction(steps)
        : await this.dataSource.transaction(isolation, steps);
    if (scope.teamId && lastSeq !== null) this.doorbell.ring(scope.teamId, lastSeq);
    return value;
  }
}

const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);

async function take(em: EntityManager, scope: ActingScope, now: Instant): Promise<void> {
  await em.query(
    `SELECT set_config('app.team', $1, true), set_config('app.class', $2, true), set_config('app.member', $3, true),
            set_config('app.sector', $4, true), set_config('app.reach', $5, true), set_config('app.now', $6, true),
            set_config('app.duty', $7, true), set_config('app.authority', $8, true)`,
    [
      scope.teamId ?? '',
      scope.classKey ?? '',
      scope.memberId ?? '',
      scope.sector ?? '',
      scope.reach,
      now,
      scope.duty ?? '',
      scope.authority ?? '',
    ],
  );
}
