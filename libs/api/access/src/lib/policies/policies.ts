import { Injectable } from '@nestjs/common';
import { type Transaction } from '@samtavle/api-platform';
import { composePolicy, SHARING_POLICY, type SharingPolicy } from '@samtavle/policy';

/** Second key of the advisory locks on a team's policy; the first is the team. */
const TEAM_POLICY_LOCK = 8;

interface VersionRow {
  file: string;
  origin: string;
  rules: unknown;
  gateways: unknown;
}

/**
 * The policy in force as data. Which version a team follows is asked of the database in the transaction that needs it, never
 * remembered; what a version says never changes, and is read and validated once. @see docs/adr/0014
 */
@Injectable()
export class Policies {
  private readonly read = new Map<string, SharingPolicy>();
  /** The open transactions that keep their team's policy as it is. */
  private readonly keeping = new WeakSet<Transaction>();

  /**
   * The policy the team's decisions follow as this transaction sees it; for those outside the teams the newest.
   * @throws Error when none is in force, or the one in force does not fit this program
   */
  async inForce(tx: Transaction, teamId: string | null = tx.scope.teamId): Promise<SharingPolicy> {
    const [row] = await tx.em.query<{ version: string | null }[]>('SELECT policy_in_force($1) AS version', [teamId]);
    if (!row?.version) throw new Error('no sharing policy is in force');
    return this.version(tx, row.version);
  }

  /** @throws Error when there is no such version, or it does not fit this program */
  async version(tx: Transaction, name: string): Promise<SharingPolicy> {
    const known = this.read.get(name);
    if (known) return known;
    const [row] = await tx.em.query<VersionRow[]>(
      'SELECT file, origin, rules, gateways FROM policy_version WHERE version = $1',
      [name],
    );
    if (!row) throw new Error(`no version ${name} of the sharing policy`);
    const isOurFile = row.origin === 'built_in' && row.file === SHARING_POLICY.policy_version;
    const policy = isOurFile && name === row.file ? SHARING_POLICY : composePolicy(SHARING_POLICY, name, row);
    this.read.set(name, policy);
    return policy;
  }

  /**
   * Keeps the team's policy as it is until commit. Everybody who changes or relies on decisions does; without waiting for a
   * switch under way, because whoever waited would keep a connection from those who only read.
   * @returns false while the policy is being switched
   */
  async keep(tx: Transaction, teamId: string): Promise<boolean> {
    if (this.keeping.has(tx)) return true;
    const [row] = await tx.em.query<{ kept: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock_shared(hashtextextended($1, $2)) AS kept',
      [teamId, TEAM_POLICY_LOCK],
    );
    if (row?.kept) this.keeping.add(tx);
    return row?.kept === true;
  }

  /** As `keep`, and waits for a switch under way: for work that is not a person's command. */
  async keepOrWait(tx: Transaction, teamId: string): Promise<void> {
    if (this.keeping.has(tx)) return;
    await tx.em.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, $2))', [teamId, TEAM_POLICY_LOCK]);
    this.keeping.add(tx);
  }

  /** Keeps everybody else from the team's decisions until commit: all of them are decided anew. */
  async hold(tx: Transaction, teamId: string): Promise<void> {
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [teamId, TEAM_POLICY_LOCK]);
  }
}
