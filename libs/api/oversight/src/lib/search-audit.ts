import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog, type Controller, controllersOfOwner } from '@samtavle/api-audit';
import { CONFIG, type Config, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type AuditEntry, type AuditPage, type AuditQuery } from '@samtavle/contracts';
import { type Category, type Owner, OWNERS, pairOf } from '@samtavle/domain';
import { type z } from 'zod';

interface AuditRow {
  id: string;
  occurred_at: string;
  type: AuditEntry['type'];
  action: AuditEntry['action'];
  outcome: AuditEntry['outcome'];
  reason: string | null;
  actor_name: string | null;
  role: NonNullable<AuditEntry['actor']>['role'];
  sector: NonNullable<AuditEntry['actor']>['sector'];
  authority: string | null;
  citizens: number;
  citizen_id: string | null;
  shown: string | null;
  rules: string[];
  recipients: string[];
  search_hash: string | null;
  command: string | null;
  seq: number | null;
  request_id: string | null;
}

/**
 * The access log as the audit officer of one authority may read it: entries about that authority's data or staff, with
 * the categories shown that are its own. That a field was opened, never its content. Each search is itself recorded.
 * @see sharing policy, audit_own_controller
 */
@Injectable()
export class SearchAudit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async search(
    viewer: Viewer,
    trace: RequestTrace,
    query: z.infer<typeof AuditQuery>,
  ): Promise<z.infer<typeof AuditPage>> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const citizenId = query.citizen ? await this.citizenOf(tx, viewer, query.citizen) : null;
      const rows = query.citizen && !citizenId ? [] : await this.rows(tx, query, citizenId ?? null, viewer.controller);
      const entries = rows.slice(0, query.limit).map((row) => this.entry(row, viewer));
      await this.audit.append(tx, {
        type: 'audit.read',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
      });
      return { entries, more: rows.length > query.limit, asOf: tx.now };
    });
  }

  /**
   * One line per record; with a citizen asked for, what was shown of that citizen. Row-level security leaves of a list the
   * citizens that concern the own authority, so the count is theirs.
   */
  private rows(
    tx: Transaction,
    query: z.infer<typeof AuditQuery>,
    citizenId: string | null,
    controller: Controller,
  ): Promise<AuditRow[]> {
    return tx.em.query<AuditRow[]>(
      `SELECT e.id, e.occurred_at, e.type, e.action, e.outcome, e.reason, e.actor_name, e.role, e.sector, e.authority,
              s.rules, r.names AS recipients, e.search_hash, e.command, e.seq, e.request_id,
              s.citizens, s.shown, CASE WHEN $6::uuid IS NOT NULL THEN $6::uuid WHEN s.citizens = 1 THEN s.one END AS citizen_id
         FROM audit_event e
         LEFT JOIN LATERAL (
           SELECT coalesce(array_agg(DISTINCT p.name ORDER BY p.name), '{}') AS names
             FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = ANY (e.recipients)) r ON true
         LEFT JOIN LATERAL (
           SELECT count(*)::int AS citizens, min(a.citizen_id::text)::uuid AS one,
                  bit_or(a.shown) FILTER (WHERE $6::uuid IS NULL OR a.citizen_id = $6) AS shown,
                  ARRAY(SELECT DISTINCT rule FROM audit_subject b,
                          unnest(CASE $10 WHEN 'region' THEN b.rules_of_region ELSE b.rules_of_municipality END) AS rule
                         WHERE b.audit_id = e.id AND ($6::uuid IS NULL OR b.citizen_id = $6) ORDER BY rule) AS rules
             FROM audit_subject a WHERE a.audit_id = e.id) s ON true
        WHERE ($1::timestamptz IS NULL OR e.occurred_at >= $1) AND ($2::timestamptz IS NULL OR e.occurred_at < $2)
          AND ($3::text IS NULL OR e.type = $3) AND ($4::text IS NULL OR e.outcome = $4)
          AND ($5::text IS NULL OR e.actor_name ILIKE '%' || $5 || '%'
               OR EXISTS (SELECT 1 FROM unnest(r.names) AS name WHERE name ILIKE '%' || $5 || '%'))
          AND ($6::uuid IS NULL OR EXISTS (SELECT 1 FROM audit_subject a WHERE a.audit_id = e.id AND a.citizen_id = $6))
          AND ($7::timestamptz IS NULL OR (e.occurred_at, e.id) < ($7, $8::uuid))
        ORDER BY e.occurred_at DESC, e.id DESC LIMIT $9`,
      [
        query.from ?? null,
        query.to ?? null,
        query.type ?? null,
        query.outcome ?? null,
        query.person ? query.person.replace(/[\\%_]/g, '\\$&') : null,
        citizenId,
        query.before?.occurredAt ?? null,
        query.before?.id ?? null,
        query.limit + 1,
        controller,
      ],
    );
  }

  private entry(row: AuditRow, viewer: Viewer): AuditEntry {
    return {
      id: row.id,
      occurredAt: row.occurred_at,
      type: row.type,
      action: row.action,
      outcome: row.outcome,
      reason: row.reason,
      actor:
        row.actor_name !== null || row.role !== null
          ? { name: row.actor_name, role: row.role, sector: row.sector, authority: row.authority }
          : null,
      citizen: row.citizen_id ? this.pseudonym(row.citizen_id, viewer) : null,
      shown: ownPart(row.shown ?? '', viewer.controller),
      rules: row.rules,
      citizens: row.citizens,
      recipients: row.recipients,
      searched: row.search_hash === null ? null : this.pseudonym(`searched ${row.search_hash}`, viewer),
      command: row.command,
      seq: row.seq,
      requestId: row.request_id,
    };
  }

  /** The same citizen, or what was searched for, is the same pseudonym for one authority's officers, and another for the other's. */
  private pseudonym(of: string, viewer: Viewer): string {
    const hash = createHmac('sha256', this.config.SAMTAVLE_CPR_INDEX_KEY)
      .update(`${viewer.authorityId}:${of}`)
      .digest('hex');
    return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
  }

  /** Finds the citizen behind a pseudonym among those the officer's log is about. */
  private async citizenOf(tx: Transaction, viewer: Viewer, pseudonym: string): Promise<string | undefined> {
    const rows = await tx.em.query<{ citizen_id: string }[]>('SELECT DISTINCT citizen_id FROM audit_subject');
    return rows.find((row) => this.pseudonym(row.citizen_id, viewer) === pseudonym.trim().toUpperCase())?.citizen_id;
  }
}

function ownPart(shown: string, controller: Controller): AuditEntry['shown'] {
  const categories = new Map<Owner, Category[]>();
  for (let slot = 0; slot < shown.length; slot += 1) {
    if (shown[slot] !== '1') continue;
    const { owner, category } = pairOf(slot);
    if (controllersOfOwner(owner).includes(controller))
      categories.set(owner, [...(categories.get(owner) ?? []), category]);
  }
  return OWNERS.filter((owner) => categories.has(owner)).map((owner) => ({
    owner,
    categories: categories.get(owner) ?? [],
  }));
}
