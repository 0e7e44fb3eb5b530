import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@samtavle/api-audit';
import { Clock, CONFIG, type Config, Failure, NOBODY, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type Me } from '@samtavle/contracts';
import { instant, type Sector } from '@samtavle/domain';
import { packedActionRules } from '@samtavle/policy';
import { Policies } from '../policies/policies.js';
import { People } from '../people/people.js';
import { actorOf, type RequestTrace, type Viewer } from '../viewer.js';
import { hashOf, newToken } from './session-cookie.js';

export type SessionEnd = 'signed_out' | 'disabled' | 'idle' | 'expired' | 'capacity';

interface SessionRow {
  id: string;
  person_id: string;
  member_id: string;
  started_at: string;
  authenticated_at: string;
  last_used_at: string;
  ended_at: string | null;
}

/** Using the session is written down at most this often. */
const TOUCH_EVERY_SECONDS = 20;

/** Server-side sessions: opaque, idle and absolute limits, new token at log-in and at every change of capacity. */
@Injectable()
export class Sessions {
  /** When this node last wrote down that a session is used. */
  private readonly touched = new Map<string, string>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly audit: AuditLog,
    private readonly policies: Policies,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts a session for somebody the log-in boundary has vouched for, and ends the one the browser still had.
   * @throws Failure when they have no capacity
   */
  async start(
    personId: string,
    sector: Sector | undefined,
    trace: RequestTrace,
    earlierToken?: string,
  ): Promise<{ token: string; viewer: Viewer }> {
    return this.work.runAs(NOBODY, async (tx) => {
      if (earlierToken) await this.closeBehind(tx, earlierToken);
      const capacities = await this.people.capacitiesOf(tx, personId);
      const capacity = capacities.find((one) => one.sector === sector) ?? capacities[0];
      if (!capacity) throw new Failure('not_signed_in', {}, 'no active capacity');
      const opened = await this.open(tx, personId, capacity.memberId, tx.now);
      await this.record(tx, 'session.signed-in', opened.viewer, trace);
      return opened;
    });
  }

  /**
   * Ends the old session and opens one for another of the person's own capacities: nothing is carried over.
   * @throws Failure `session_ended` when the old one has ended already
   */
  async switchCapacity(
    viewer: Viewer,
    memberId: string,
    trace: RequestTrace,
  ): Promise<{ token: string; viewer: Viewer }> {
    return this.work.runAs(NOBODY, async (tx) => {
      const own = await this.people.capacitiesOf(tx, viewer.personId);
      if (!own.some((capacity) => capacity.memberId === memberId))
        throw new Failure('not_found', {}, 'not an own capacity');
      // Ended meanwhile, by a log-out or by the same person in another window: then nothing goes on from it.
      if (!(await this.close(tx, viewer.sessionId, 'capacity'))) throw new Failure('session_ended');
      const opened = await this.open(tx, viewer.personId, memberId, viewer.authenticatedAt);
      await this.record(tx, 'session.capacity', opened.viewer, trace);
      return opened;
    });
  }

  /** The person of the session has proved anew who they are. The session, its token and its screens stay as they are. */
  async confirm(viewer: Viewer, trace: RequestTrace): Promise<Viewer> {
    return this.work.runAs(NOBODY, async (tx) => {
      const [, confirmed] = await tx.em.query<[unknown, number]>(
        'UPDATE session SET authenticated_at = $2, last_used_at = $2 WHERE id = $1 AND ended_at IS NULL',
        [viewer.sessionId, tx.now],
      );
      if (confirmed !== 1) throw new Failure('session_ended');
      const now: Viewer = { ...viewer, authenticatedAt: tx.now };
      await this.record(tx, 'session.confirmed', now, trace);
      return now;
    });
  }

  async end(viewer: Viewer, trace: RequestTrace): Promise<void> {
    await this.work.runAs(NOBODY, async (tx) => {
      await this.close(tx, viewer.sessionId, 'signed_out');
      await this.record(tx, 'session.signed-out', viewer, trace);
    });
  }

  /**
   * The viewer behind a token. `uses` says whether this is the person acting: keeping a screen open does not.
   * @throws Failure `not_signed_in` or `session_ended`
   */
  async viewerOf(token: string | undefined, uses: boolean): Promise<Viewer> {
    if (!token) throw new Failure('not_signed_in');
    return this.work.runAs(NOBODY, async (tx) => {
      const [row] = await tx.em.query<SessionRow[]>('SELECT * FROM session WHERE token_hash = $1', [hashOf(token)]);
      if (!row) throw new Failure('not_signed_in');
      if (row.ended_at || this.limitReached(row, tx.now)) throw new Failure('session_ended');
      const viewer = await this.people.viewer(tx, row.member_id, { id: row.id, authenticatedAt: row.authenticated_at });
      if (!viewer) throw new Failure('session_ended');
      if (uses && seconds(row.last_used_at, tx.now) > TOUCH_EVERY_SECONDS) {
        await tx.em.query('UPDATE session SET last_used_at = $2 WHERE id = $1', [row.id, tx.now]);
      }
      return viewer;
    });
  }

  /**
   * A command over the socket is using the session. Most follow another too closely for there to be anything to write.
   * @throws Failure `session_ended` when it has ended or run out: a late command does not bring it back
   */
  async touch(viewer: Viewer): Promise<void> {
    const now = this.clock.now();
    const last = this.touched.get(viewer.sessionId);
    if (last !== undefined && Math.abs(seconds(last, now)) < TOUCH_EVERY_SECONDS) return;
    await this.work.runAs(NOBODY, async (tx) => {
      const [row] = await tx.em.query<SessionRow[]>('SELECT * FROM session WHERE id = $1 FOR UPDATE', [
        viewer.sessionId,
      ]);
      if (!row || row.ended_at || this.limitReached(row, tx.now)) throw new Failure('session_ended');
      if (seconds(row.last_used_at, tx.now) > TOUCH_EVERY_SECONDS)
        await tx.em.query('UPDATE session SET last_used_at = $2 WHERE id = $1', [row.id, tx.now]);
    });
    this.touched.set(viewer.sessionId, now);
  }

  /**
   * Of these sessions, those that have ended and why; and the viewers of the others as they are now, because reach and
   * relations change with the clock. One query for all sockets of a node, every second.
   */
  async review(
    sessionIds: readonly string[],
  ): Promise<{ ended: Map<string, SessionEnd>; current: Map<string, Viewer> }> {
    return this.work.runAs(NOBODY, async (tx) => {
      const rows = await tx.em.query<(SessionRow & { end_reason: SessionEnd | null })[]>(
        'SELECT * FROM session WHERE id = ANY ($1)',
        [sessionIds],
      );
      const viewers = await this.people.viewers(tx, [...new Set(rows.map((row) => row.member_id))]);
      const ended = new Map<string, SessionEnd>();
      const current = new Map<string, Viewer>();
      for (const row of rows) {
        const limit = this.limitReached(row, tx.now);
        if (row.ended_at) ended.set(row.id, row.end_reason ?? 'signed_out');
        else if (limit) {
          await this.close(tx, row.id, limit);
          ended.set(row.id, limit);
        } else {
          const viewer = viewers.get(row.member_id)?.({ id: row.id, authenticatedAt: row.authenticated_at });
          if (viewer) current.set(row.id, viewer);
          else {
            await this.close(tx, row.id, 'disabled');
            ended.set(row.id, 'disabled');
          }
        }
      }
      for (const id of sessionIds) if (!ended.has(id) && !current.has(id)) ended.set(id, 'signed_out');
      return { ended, current };
    });
  }

  /** The viewer under the policy their team follows now, which may be a newer one than when they were looked up. */
  async underPolicyInForce(viewer: Viewer): Promise<Viewer> {
    const policy = await this.work.runAs(NOBODY, (tx) => this.policies.inForce(tx, viewer.teamId));
    return { ...viewer, policy };
  }

  /** What the client is told about itself. */
  async describe(viewer: Viewer): Promise<Me> {
    return this.work.runAs(NOBODY, async (tx) => {
      const capacities = await this.people.capacitiesOf(tx, viewer.personId);
      const acting = capacities.find((capacity) => capacity.memberId === viewer.memberId);
      const [row] = await tx.em.query<SessionRow[]>('SELECT * FROM session WHERE id = $1', [viewer.sessionId]);
      if (!acting || !row) throw new Failure('session_ended');
      return {
        personId: viewer.personId,
        name: viewer.name,
        initials: viewer.initials,
        acting,
        capacities,
        rules: packedActionRules(viewer.policy, viewer.viewerClass) as unknown[],
        policyVersion: viewer.policy.policy_version,
        signedInAt: row.authenticated_at,
        expiresAt: instant(new Date(Date.parse(row.authenticated_at) + this.config.SAMTAVLE_SESSION_HOURS * 3_600_000)),
        idleMinutes: this.config.SAMTAVLE_IDLE_MINUTES,
        demo: this.config.SAMTAVLE_DEMO,
      };
    });
  }

  private async open(
    tx: Transaction,
    personId: string,
    memberId: string,
    authenticatedAt: string,
  ): Promise<{ token: string; viewer: Viewer }> {
    const token = newToken();
    const id = randomUUID();
    await tx.em.query(
      `INSERT INTO session (id, token_hash, person_id, member_id, started_at, authenticated_at, last_used_at) VALUES ($1,$2,$3,$4,$5,$6,$5)`,
      [id, hashOf(token), personId, memberId, tx.now, authenticatedAt],
    );
    const viewer = await this.people.viewer(tx, memberId, { id, authenticatedAt });
    if (!viewer) throw new Failure('not_signed_in', {}, 'capacity ended');
    return { token, viewer };
  }

  private async closeBehind(tx: Transaction, token: string): Promise<void> {
    const [row] = await tx.em.query<SessionRow[]>('SELECT * FROM session WHERE token_hash = $1', [hashOf(token)]);
    if (row) await this.close(tx, row.id, 'signed_out');
  }

  /** @returns whether it was open until now */
  private async close(tx: Transaction, id: string, reason: SessionEnd): Promise<boolean> {
    this.touched.delete(id);
    const [, closed] = await tx.em.query<[unknown, number]>(
      'UPDATE session SET ended_at = $2, end_reason = $3, draft_key = NULL WHERE id = $1 AND ended_at IS NULL',
      [id, tx.now, reason],
    );
    return closed === 1;
  }

  /** The day's length counts from the log-in: changing capacity opens a new session and does not begin a new day. */
  private limitReached(row: SessionRow, now: string): 'idle' | 'expired' | undefined {
    if (seconds(row.authenticated_at, now) > this.config.SAMTAVLE_SESSION_HOURS * 3600) return 'expired';
    return seconds(row.last_used_at, now) > this.config.SAMTAVLE_IDLE_MINUTES * 60 ? 'idle' : undefined;
  }

  private async record(
    tx: Transaction,
    type: 'session.signed-in' | 'session.signed-out' | 'session.capacity' | 'session.confirmed',
    viewer: Viewer,
    trace: RequestTrace,
  ): Promise<void> {
    await this.audit.append(tx, {
      type,
      action: 'E',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
    });
  }
}

function seconds(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
