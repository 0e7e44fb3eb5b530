import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AccessChanges, Decisions } from '@samtavle/api-access';
import { describeError, LOG, type Logger, NOBODY, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { danishDay, instant, OWNERS, slotOf, startOfDanishDay, type Instant } from '@samtavle/domain';
import { consentPackage, consentShares, dueByTime, stepConsent } from '@samtavle/policy';
import { type ConsentRow, readRow, type StoredConsent } from '../register/consent-row.js';
import { ConsentTasks } from '../register/consent-tasks.js';

const EVERY_MS = 1_000;

/**
 * What time alone does to consents: thirty days left, the first day without sharing, a question nobody answered. Sharing
 * itself ends by the date, whether or not this runs; this writes the step down and gives somebody something to do.
 * @see Sundhedsloven § 44
 */
@Injectable()
export class ConsentSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
    private readonly tasks: ConsentTasks,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    let isBusy = false;
    this.timer = setInterval(() => {
      // A midnight with many ends takes longer than a tick: the next one waits instead of queueing up.
      if (isBusy) return;
      isBusy = true;
      this.running = this.sweep()
        .catch((error: unknown) => this.log.error(describeError(error), 'sweeping consents failed'))
        .finally(() => (isBusy = false));
    }, EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Takes every step that is due, each in a transaction of its own. */
  async sweep(): Promise<void> {
    const due = await this.work.runAs(NOBODY, (tx) => dueNow(tx, null));
    for (const { id, team_id: teamId, citizen_id: citizenId } of due)
      await this.work.runAs({ ...NOBODY, teamId }, (tx) => this.take(tx, id, citizenId));
  }

  private async take(tx: Transaction, id: string, citizenId: string): Promise<void> {
    await this.decisions.hold(tx, citizenId, 'alone');
    const [stored] = await dueNow(tx, id);
    const row = stored && readRow(stored);
    const asked = row && consentPackage(row.package);
    const event = row && dueByTime(row, danishDay(tx.now));
    if (!row || !asked || !event) return;
    const next = stepConsent(row, { event }, asked, danishDay(tx.now));
    if (!next.ok) return;
    const before = await this.tasks.shared(tx, citizenId, lastMoment(row, tx.now));
    const [{ version }] = await tx.em.query<[{ version: number | null }]>(
      'SELECT step_consent_by_time($1, $2, $3, $4) AS version',
      [row.id, row.version, event, next.value.state],
    );
    if (version === null) return;
    if (event === '30_days_left') await this.tasks.remind(tx, citizenId, row);
    if (event === 'reach_expiry') {
      await this.access.decideAnew(tx, tx.scope.teamId ?? '', [citizenId], { reason: 'time' });
      await this.tasks.lapsed(tx, citizenId, row);
      if (consentShares(row.state)) await this.tasks.ended(tx, before, citizenId, row.sector);
    }
    this.tell(tx, citizenId, row);
  }

  /** Screens that show the record ask for it again: the own sector's, and the other's where it knows of what is in force. */
  private tell(tx: Transaction, citizenId: string, { sector, state, relativeId }: ConsentRow): void {
    const isForBothSides = consentShares(state) && relativeId === null;
    const slots = OWNERS.filter((owner) => owner === sector).map((owner) => slotOf(owner, 'consent_records'));
    tx.record({ citizenId, change: isForBothSides ? 'shared' : 'question', slots, byMember: null });
  }
}

/** Records with a step due on this day, of all teams, or the one named. */
function dueNow(tx: Transaction, id: string | null): Promise<StoredConsent[]> {
  return tx.em.query('SELECT * FROM due_consents($1, $2)', [danishDay(tx.now), id]);
}

/** What a lapsed consent opened is asked of the last moment it was in force. */
function lastMoment({ expiresOn }: ConsentRow, now: Instant): Instant {
  if (expiresOn === null) return now;
  const end = startOfDanishDay(expiresOn);
  return end > now ? now : instant(new Date(Date.parse(end) - 1));
}
