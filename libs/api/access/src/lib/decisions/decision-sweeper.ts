import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { describeError, LOG, type Logger, NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { PolicySwitch } from '../policies/policy-switch.js';
import { AccessChanges } from './access-changes.js';
import { PersonalAccess } from './personal-access.js';

const EVERY_MS = 1_000;

/**
 * Time itself closes doors: a consent that lapses at midnight, a notice after 30 days; and so does a new version of the
 * policy, for the teams that do not follow it yet. Row-level security stops honouring
 * a decision at its `until`; this brings the new decision, and the screens, within a second.
 */
@Injectable()
export class DecisionSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly changes: AccessChanges,
    private readonly policySwitch: PolicySwitch,
    private readonly personal: PersonalAccess,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.policySwitch.finish())
        .then(() => this.sweep())
        .then(() => this.sweepRelations())
        .then(() => this.sweepPersonal())
        .catch((error: unknown) => this.log.error(describeError(error), 'sweeping decisions failed'));
    }, EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Decides anew for everybody whose decision time has outdated, or that is of another version than the team's. */
  async sweep(): Promise<void> {
    const outdated = await this.work.runAs(NOBODY, (tx) =>
      tx.em.query<{ team_id: string; citizen_id: string }[]>('SELECT * FROM outdated_decisions($1)', [tx.now]),
    );
    const byTeam = new Map<string, { citizen_id: string }[]>();
    for (const row of outdated) byTeam.set(row.team_id, [...(byTeam.get(row.team_id) ?? []), row]);
    for (const [teamId, rows] of byTeam)
      await this.sweepTeam(
        teamId,
        rows.map((row) => row.citizen_id),
      );
  }

  /** A working relation that has run out: whoever had it is told that the card is gone. */
  async sweepRelations(): Promise<void> {
    const lapsed = await this.work.runAs(NOBODY, (tx) =>
      tx.em.query<{ id: string; team_id: string; citizen_id: string; member_id: string }[]>(
        'SELECT * FROM lapsed_relations($1)',
        [tx.now],
      ),
    );
    for (const relation of lapsed) {
      await this.work.runAs({ ...NOBODY, teamId: relation.team_id }, async (tx) => {
        const [, closed] = await tx.em.query<[unknown, number]>(
          'UPDATE relation SET closed = true WHERE id = $1 AND NOT closed',
          [relation.id],
        );
        if (closed === 1)
          tx.record({ change: 'shared', citizenId: relation.citizen_id, members: [relation.member_id] });
      });
    }
  }

  /** What one person was let see for a while: the walls have shut by themselves; the screen is told. */
  async sweepPersonal(): Promise<void> {
    const lapsed = await this.work.runAs(NOBODY, (tx) =>
      tx.em.query<{ id: string; team_id: string }[]>('SELECT * FROM lapsed_personal_access($1)', [tx.now]),
    );
    for (const { id, team_id: teamId } of lapsed)
      await this.work.runAs({ ...NOBODY, teamId }, (tx) => this.personal.close(tx, id));
  }

  private async sweepTeam(teamId: string, citizenIds: readonly string[]): Promise<void> {
    await this.work.runAs({ ...NOBODY, teamId }, (tx) =>
      this.changes.decideAnew(tx, teamId, citizenIds, { reason: 'time' }),
    );
  }
}
