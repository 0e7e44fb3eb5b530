import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { asFailure, Failure, type Transaction } from '@samtavle/api-platform';
import { type AuditEventType } from '@samtavle/contracts';
import { type Owner, pairOf, SLOT_COUNT } from '@samtavle/domain';

export type Controller = 'region' | 'municipality';

/** Who acted, as the record keeps it: the name and role *then*. */
export interface AuditActor {
  readonly personId: string | null;
  readonly name: string;
  readonly role: string | null;
  readonly sector: string | null;
  readonly authorityId: string | null;
  readonly authority: string | null;
  readonly controller: Controller | null;
  readonly teamId: string | null;
  readonly memberId: string | null;
  /** A hash; the session token itself is never recorded. */
  readonly sessionHash: string | null;
  readonly client: string | null;
  readonly network: string | null;
  readonly requestId: string | null;
}

/** One citizen of a record and what was shown or changed of them. */
export interface AuditSubject {
  readonly citizenId: string;
  readonly slots: Iterable<number>;
}

export interface AuditRecord {
  readonly type: AuditEventType;
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  readonly outcome: 'ok' | 'partial' | 'denied' | 'error';
  readonly reason?: string;
  readonly actor: AuditActor | null;
  readonly subjects?: readonly AuditSubject[];
  readonly rules?: Iterable<string>;
  /** Live deliveries: the members it was shown to. */
  readonly recipients?: readonly string[];
  readonly command?: { name: string; id: string };
  readonly resource?: string;
  readonly search?: { hash: string; results: number };
  readonly seq?: number | null;
  readonly policyVersion: string;
}

/**
 * The access log. A record is written in the transaction of what it records, or before the bytes leave; a transaction
 * that cannot write it fails, and nothing is shown. Field names, categories and rules, never content.
 * @see quality.md §4; ISO 27789
 */
@Injectable()
export class AuditLog {
  /** @throws Failure `not_recorded` when it cannot be written; the caller must let that stop the answer */
  async append(tx: Transaction, record: AuditRecord): Promise<void> {
    try {
      await this.write(tx, record);
    } catch (thrown) {
      // A database that is away is that, and not a record that is refused.
      const failure = asFailure(thrown);
      if (failure.code !== 'unexpected') throw failure;
      throw Object.assign(new Failure('not_recorded'), { cause: thrown });
    }
  }

  private async write(tx: Transaction, record: AuditRecord): Promise<void> {
    const id = randomUUID();
    const subjects = (record.subjects ?? []).map((subject) => ({
      citizenId: subject.citizenId,
      shown: bitsOf(subject.slots),
      controllers: controllersOfLine(record.actor, subject),
    }));
    const actor = record.actor;
    await tx.em.query(
      `INSERT INTO audit_event (id, occurred_at, policy_version, type, action, outcome, reason, person_id, actor_name, role, sector,
         authority_id, authority, team_id, member_id, session_hash, client, network, controllers, citizens, rules, recipients,
         command, command_id, resource, search_hash, result_count, seq, request_id)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29)`,
      [
        id,
        tx.now,
        record.policyVersion,
        record.type,
        record.action,
        record.outcome,
        record.reason ?? null,
        actor?.personId ?? null,
        actor?.name ?? null,
        actor?.role ?? null,
        actor?.sector ?? null,
        actor?.authorityId ?? null,
        actor?.authority ?? null,
        actor?.teamId ?? tx.scope.teamId,
        actor?.memberId ?? null,
        actor?.sessionHash ?? null,
        actor?.client ?? null,
        actor?.network ?? null,
        controllersOf(record.actor, subjects),
        subjects.length,
        [...new Set(record.rules ?? [])],
        record.recipients ?? [],
        record.command?.name ?? null,
        record.command?.id ?? null,
        record.resource ?? null,
        record.search?.hash ?? null,
        record.search?.results ?? null,
        record.seq ?? null,
        actor?.requestId ?? null,
      ],
    );
    if (subjects.length === 0) return;
    await tx.em.query(
      `INSERT INTO audit_subject (audit_id, citizen_id, shown, for_region, for_municipality)
       SELECT $1, c, s::bit(140), r, m FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::boolean[]) AS line(c, s, r, m)`,
      [
        id,
        subjects.map((subject) => subject.citizenId),
        subjects.map((subject) => subject.shown),
        subjects.map((subject) => subject.controllers.has('region')),
        subjects.map((subject) => subject.controllers.has('municipality')),
      ],
    );
  }
}

/** Whose data one line shows, and whose staff looked: each controller audits its own. @see sharing policy, audit_own_controller */
function controllersOfLine(actor: AuditActor | null, { slots }: AuditSubject): ReadonlySet<Controller> {
  const controllers = new Set<Controller>();
  if (actor?.controller) controllers.add(actor.controller);
  for (const slot of slots) for (const of of controllersOfOwner(pairOf(slot).owner)) controllers.add(of);
  return controllers;
}

/** Everybody a line of the record is for. One about no citizen and by nobody's staff, a refused log-in, concerns both. */
function controllersOf(
  actor: AuditActor | null,
  subjects: readonly { readonly controllers: ReadonlySet<Controller> }[],
): Controller[] {
  if (subjects.length === 0 && !actor?.controller) return ['region', 'municipality'];
  return [
    ...new Set([
      ...(actor?.controller ? [actor.controller] : []),
      ...subjects.flatMap((line) => [...line.controllers]),
    ]),
  ];
}

/** The citizen's own words lie with both authorities. */
export function controllersOfOwner(owner: Owner): readonly Controller[] {
  if (owner === 'citizen') return ['region', 'municipality'];
  return owner === 'region_psych' ? ['region'] : ['municipality'];
}

function bitsOf(slots: Iterable<number>): string {
  const bits = new Array<string>(SLOT_COUNT).fill('0');
  for (const slot of slots) bits[slot] = '1';
  return bits.join('');
}
