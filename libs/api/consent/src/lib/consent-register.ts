import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AccessChanges,
  citizenById,
  type CitizenId,
  consentStateOn,
  Decisions,
  type Effect,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { danishDay, type Day, OWNERS, type Sector, slotOf } from '@samtavle/domain';
import {
  type ConsentEvent,
  type ConsentPackage,
  consentPackage,
  consentShares,
  type ConsentState,
  consentTransition,
} from '@samtavle/policy';

export interface ConsentRow {
  readonly id: string;
  readonly package: string;
  readonly sector: Sector;
  readonly state: ConsentState;
  readonly version: number;
  readonly expires_on: Day | null;
  /** After a no: the first day on which one may ask again. */
  readonly ask_again_on: Day | null;
}

/** What a step writes besides the state. */
export interface ConsentChange {
  readonly asked_on?: Day;
  readonly ask_again_on?: Day | null;
  readonly given_on?: Day;
  readonly expires_on?: Day;
  readonly flows?: ConsentPackage['flows'];
}

/**
 * The register of consents: one record per citizen, package and the sector that asked. Every step is one of the policy's
 * state machine, is kept, and decides anew who sees what before the transaction ends.
 * @see Sundhedsloven §§ 42-44; law.md §9
 */
@Injectable()
export class ConsentRegister {
  constructor(
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
  ) {}

  /** The citizen, held alone, and the package. @throws Failure `not_found` or, for a package of other sectors, `consent_not_possible` */
  async open(
    tx: Transaction,
    viewer: Viewer,
    id: CitizenId,
    packageId: string,
  ): Promise<{ citizen: VisibleCitizen; asked: ConsentPackage }> {
    const found = await citizenById(tx, viewer, id);
    if (!found) throw notFound();
    await this.decisions.hold(tx, found.citizenId, 'alone');
    const citizen = await citizenById(tx, viewer, id);
    if (!citizen) throw notFound('access ended');
    const asked = consentPackage(packageId);
    if (!asked?.flows.some(({ from, to }) => from === viewer.sector || to === viewer.sector)) {
      throw new Failure('consent_not_possible', { fields: [{ path: 'package', problem: 'not_of_this_sector' }] });
    }
    return { citizen, asked };
  }

  async own(
    tx: Transaction,
    citizen: VisibleCitizen,
    packageId: string,
    sector: Sector,
  ): Promise<ConsentRow | undefined> {
    return (await this.rows(tx, citizen, packageId)).find((row) => row.sector === sector);
  }

  /** Every record of the package this viewer may know of. */
  async rows(tx: Transaction, citizen: VisibleCitizen, packageId: string): Promise<ConsentRow[]> {
    return tx.em.query<ConsentRow[]>(
      'SELECT id, package, sector, state, version, expires_on, ask_again_on FROM consent WHERE citizen_id = $1 AND package = $2',
      [citizen.citizenId, packageId],
    );
  }

  /** @throws Failure `stale_version` when somebody else changed the record since it was shown */
  checkVersion(row: ConsentRow | undefined, version: number | null): void {
    if ((row?.version ?? null) !== version) throw new Failure('stale_version');
  }

  /** @throws Failure `consent_not_possible` before the day agreed when the citizen said no */
  checkMayAsk(tx: Transaction, { state, ask_again_on: day }: ConsentRow): void {
    if (state === 'refused' && day !== null && this.today(tx) < day)
      throw new Failure('consent_not_possible', { fields: [{ path: 'askAgainOn', problem: 'not_before' }] });
  }

  /** Opens a record in the first state. */
  async begin(tx: Transaction, viewer: Viewer, citizen: VisibleCitizen, packageId: string): Promise<ConsentRow> {
    const row: ConsentRow = {
      id: randomUUID(),
      package: packageId,
      sector: viewer.sector,
      state: 'not_asked',
      version: 0,
      expires_on: null,
      ask_again_on: null,
    };
    await tx.em.query(
      `INSERT INTO consent (id, citizen_id, team_id, package, sector, state, version, recorded_at, recorded_by) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        row.id,
        citizen.citizenId,
        tx.scope.teamId,
        packageId,
        row.sector,
        row.state,
        row.version,
        tx.now,
        viewer.memberId,
      ],
    );
    return row;
  }

  /** The record as it stands today: that it lapsed is a step of its own, taken by time and written down now. */
  async broughtUpToDate(tx: Transaction, row: ConsentRow): Promise<ConsentRow> {
    const now = consentStateOn(this.today(tx), row.state, row.expires_on);
    return now === row.state ? row : this.step(tx, null, row, 'reach_expiry');
  }

  /** One step of the state machine; `viewer` is null for what time alone did. @throws Failure `consent_not_possible` when the policy has no such step */
  async step(
    tx: Transaction,
    viewer: Viewer | null,
    row: ConsentRow,
    event: ConsentEvent,
    change: ConsentChange = {},
    details: Record<string, unknown> = {},
  ): Promise<ConsentRow> {
    const state = consentTransition(row.state, event);
    if (!state) throw new Failure('consent_not_possible', {}, `${event} from ${row.state}`);
    const version = row.version + 1;
    const [, changed] = await tx.em.query<[unknown, number]>(
      `UPDATE consent SET state = $3, version = $4, recorded_at = $5, recorded_by = $6, asked_on = coalesce($7, asked_on),
              ask_again_on = coalesce($8, ask_again_on), given_on = coalesce($9, given_on), expires_on = coalesce($10, expires_on), flows = coalesce($11, flows)
        WHERE id = $1 AND version = $2`,
      [
        row.id,
        row.version,
        state,
        version,
        tx.now,
        viewer?.memberId ?? null,
        change.asked_on ?? null,
        change.ask_again_on ?? null,
        change.given_on ?? null,
        change.expires_on ?? null,
        change.flows ? JSON.stringify(change.flows) : null,
      ],
    );
    if (changed !== 1) throw new Failure('stale_version');
    await tx.em.query(
      `INSERT INTO consent_event (consent_id, version, team_id, event, from_state, to_state, at, by_member, details) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        row.id,
        version,
        tx.scope.teamId,
        event,
        row.state,
        state,
        tx.now,
        viewer?.memberId ?? null,
        JSON.stringify(details),
      ],
    );
    return { ...row, state, version };
  }

  /** Decides anew, and tells of it and of what these records say now. */
  async close(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    records: readonly ConsentRow[],
  ): Promise<Effect> {
    const { citizenId } = citizen;
    await this.access.decideAnew(tx, tx.scope.teamId ?? '', [citizenId], { by: viewer });
    const slots = OWNERS.filter((owner) => records.some(({ sector }) => sector === owner)).map((owner) =>
      slotOf(owner, 'consent_records'),
    );
    // A question and a no are the asking sector's own, also about what was once in force. @see docs/adr/0004
    const isForBothSides = records.some(({ state }) => consentShares(state) || state === 'withdrawn');
    tx.record({ citizenId, change: isForBothSides ? 'shared' : 'question', slots, byMember: viewer.memberId });
    // How often the other side's record was touched is its own too.
    const own = records.find(({ sector }) => sector === viewer.sector);
    return { action: 'U', ...(own ? { version: own.version } : {}), subjects: [{ citizenId, slots }] };
  }

  today(tx: Transaction): Day {
    return danishDay(tx.now);
  }
}
