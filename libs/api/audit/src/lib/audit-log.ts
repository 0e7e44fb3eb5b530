import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { asFailure, Failure, plannedOnce, type Transaction } from '@samtavle/api-platform';
import { type AuditEventType } from '@samtavle/contracts';
import { type Owner, pairOf, SLOT_COUNT } from '@samtavle/domain';

export type Controller = 'region' | 'municipality';

/** Who acted, as the record keeps it: the name and role *then*. */
export interface AuditActor {
  readonly personId: string | null;
  /** Null where nobody acted: a delivery to those named as recipients. */
  readonly name: string | null;
  readonly role: string | null;
  readonly sector: string | null;
  readonly authorityId: string | null;
  readonly authority: string | null;
  readonly controller: Controller | null;
  readonly teamId: string | null;
  readonly memberId: string | null;
  /** Of the session's row; its token is recorded nowhere. */
  readonly sessionId: string | null;
  readonly client: string | null;
  readonly network: string | null;
  readonly requestId: string | null;
}

/** One citizen of a record and what was shown or changed of them. */
export interface AuditSubject {
  readonly citizenId: string;
  readonly slots: Iterable<number>;
  /** Which rule of the sharing policy opens a slot, of those shown or more. Kept by whose data the slot is: each authority reads its own. */
  readonly rules?: ReadonlyMap<number, string>;
}

export interface AuditRecord {
  readonly type: AuditEventType;
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  readonly outcome: 'ok' | 'partial' | 'denied' | 'error';
  readonly reason?: string;
  readonly actor: AuditActor | null;
  readonly subjects?: readonly AuditSubject[];
  /** Live deliveries: the members it was shown to. */
  readonly recipients?: readonly string[];
  readonly command?: { name: string; id: string };
  readonly resource?: string;
  readonly search?: { hash: string; results: number };
  readonly seq?: number | null;
}

const WRITE =
  plannedOnce(`WITH event AS (INSERT INTO audit_event (id, occurred_at, policy_version, type, action, outcome, reason, person_id, actor_name, role, sector,
    authority_id, authority, team_id, member_id, session_id, client, network, controllers, citizens, recipients,
    command, command_id, resource, search_hash, result_count, seq, request_id)
  SELECT r.id, r.occurred_at, coalesce(policy_in_force(r.team_id), 'none'), r.type, r.action, r.outcome, r.reason, r.person_id, r.actor_name, r.role, r.sector,
    r.authority_id, r.authority, r.team_id, r.member_id, r.session_id, r.client, r.network, r.controllers, r.citizens, r.recipients,
    r.command, r.command_id, r.resource, r.search_hash, r.result_count, r.seq, r.request_id
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, occurred_at timestamptz, type text, action text, outcome text,
    reason text, person_id uuid, actor_name text, role text, sector text, authority_id uuid, authority text, team_id uuid, member_id uuid,
    session_id text, client text, network text, controllers text[], citizens int, recipients uuid[],
    command text, command_id uuid, resource text, search_hash text, result_count int, seq bigint, request_id text))
  INSERT INTO audit_subject (audit_id, citizen_id, shown, for_region, for_municipality, rules_of_region, rules_of_municipality)
  SELECT i, c, s::bit(140), r, m, texts(rr::jsonb), texts(rm::jsonb)
    FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::boolean[], $7::text[], $8::text[]) AS line(i, c, s, r, m, rr, rm)`);

/**
 * The access log. A record is written in the transaction of what it records, or before the bytes leave; a transaction
 * that cannot write it fails, and nothing is shown. Field names, categories and rules, never content. The version of the
 * policy is the one the team follows in that very transaction, and is asked of the database.
 * @see quality.md §4; ISO 27789
 */
@Injectable()
export class AuditLog {
  /** @throws Failure `not_recorded` when it cannot be written; the caller must let that stop the answer */
  append(tx: Transaction, record: AuditRecord): Promise<void> {
    return this.appendAll(tx, [record]);
  }

  /** Several records in one statement. @throws Failure `not_recorded` when they cannot be written; then none of them is */
  async appendAll(tx: Transaction, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    try {
      await this.write(tx, records);
    } catch (thrown) {
      // A database that is away is that, and not a record that is refused.
      const failure = asFailure(thrown);
      if (failure.code !== 'unexpected') throw failure;
      throw Object.assign(new Failure('not_recorded'), { cause: thrown });
    }
  }

  private async write(tx: Transaction, records: readonly AuditRecord[]): Promise<void> {
    const rows = records.map((record) => ({ id: randomUUID(), record, lines: linesOf(record) }));
    const lines = rows.flatMap(({ id, lines }) => lines.map((line) => ({ id, ...line })));
    await tx.em.query(WRITE, [
      JSON.stringify(rows.map((row) => eventRow(tx, row))),
      lines.map(({ id }) => id),
      lines.map(({ citizenId }) => citizenId),
      lines.map(({ slots }) => bitsOf(slots)),
      lines.map(({ controllers }) => controllers.has('region')),
      lines.map(({ controllers }) => controllers.has('municipality')),
      lines.map((line) => JSON.stringify(rulesOf(line, 'region'))),
      lines.map((line) => JSON.stringify(rulesOf(line, 'municipality'))),
    ]);
  }
}

interface Line extends AuditSubject {
  readonly controllers: ReadonlySet<Controller>;
}

interface Row {
  readonly id: string;
  readonly record: AuditRecord;
  readonly lines: readonly Line[];
}

function linesOf({ actor, subjects = [] }: AuditRecord): Line[] {
  return subjects.map((subject) => ({ ...subject, controllers: controllersOfLine(actor, subject) }));
}

function eventRow(tx: Transaction, { id, record, lines }: Row): object {
  const actor = record.actor;
  return {
    id,
    occurred_at: tx.now,
    type: record.type,
    action: record.action,
    outcome: record.outcome,
    reason: record.reason,
    person_id: actor?.personId,
    actor_name: actor?.name,
    role: actor?.role,
    sector: actor?.sector,
    authority_id: actor?.authorityId,
    authority: actor?.authority,
    team_id: actor?.teamId ?? tx.scope.teamId,
    member_id: actor?.memberId,
    session_id: actor?.sessionId,
    client: actor?.client,
    network: actor?.network,
    controllers: controllersOf(actor, lines),
    citizens: lines.length,
    recipients: record.recipients ?? [],
    command: record.command?.name,
    command_id: record.command?.id,
    resource: record.resource,
    search_hash: record.search?.hash,
    result_count: record.search?.results,
    seq: record.seq,
    request_id: actor?.requestId,
  };
}

/** Whose data one line shows, and whose staff looked: each controller audits its own. @see sharing policy, audit_own_controller */
function controllersOfLine(actor: AuditActor | null, { slots }: AuditSubject): ReadonlySet<Controller> {
  const controllers = new Set<Controller>();
  if (actor?.controller) controllers.add(actor.controller);
  for (const slot of slots) for (const of of controllersOfOwner(pairOf(slot).owner)) controllers.add(of);
  return controllers;
}

/** The rules that opened what is this controller's own: another's rule would name another's category. */
function rulesOf({ slots, rules }: AuditSubject, controller: Controller): string[] {
  const own = [...slots].filter((slot) => controllersOfOwner(pairOf(slot).owner).includes(controller));
  return [...new Set(own.flatMap((slot) => rules?.get(slot) ?? []))];
}

/** Everybody a line of the record is for. One about no citizen and by nobody's staff, a refused log-in, concerns both. */
function controllersOf(actor: AuditActor | null, lines: readonly Line[]): Controller[] {
  if (lines.length === 0 && !actor?.controller) return ['region', 'municipality'];
  const own = actor?.controller ? [actor.controller] : [];
  return [...new Set([...own, ...lines.flatMap((line) => [...line.controllers])])];
}

/** The citizen's own words lie with both authorities. */
export function controllersOfOwner(owner: Owner): readonly Controller[] {
  if (owner === 'citizen') return ['region', 'municipality'];
  return owner === 'region_psych' ? ['region'] : ['municipality'];
}

const ONE = '1'.charCodeAt(0);

function bitsOf(slots: Iterable<number>): string {
  const bits = Buffer.alloc(SLOT_COUNT, '0');
  for (const slot of slots) bits[slot] = ONE;
  return bits.toString('latin1');
}
