import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AccessChanges,
  type CitizenId,
  consentStateOn,
  Decisions,
  type Effect,
  heldCitizen,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type RelativeId } from '@samtavle/contracts';
import { danishDay, type Day, OWNERS, slotOf } from '@samtavle/domain';
import {
  changesAnswer,
  type ConsentPackage,
  consentPackage,
  consentShares,
  type ConsentStep,
  NOT_ASKED,
  stepConsent,
} from '@samtavle/policy';
import { refused } from '../problems.js';
import { type ConsentRow, standingRows } from './consent-row.js';
import { ownPart } from './own-part.js';

/** Which consent a command is about. */
export interface Which {
  readonly citizen: CitizenId;
  readonly package: string;
  readonly relative?: RelativeId | undefined;
  readonly version: number | null;
}

/** The citizen, held alone, the package, and every record of it the viewer may know of. */
export interface OpenPackage {
  readonly citizen: VisibleCitizen;
  readonly asked: ConsentPackage;
  readonly rows: readonly ConsentRow[];
  /** The viewer's own sector's record. */
  readonly own: ConsentRow | undefined;
}

/**
 * The register of consents: one standing record per citizen, package and the sector that asked; for a package about one
 * named person, per person too. Every step is one of the policy's state machine, is kept, and decides anew who sees what
 * before the transaction ends.
 * @see Sundhedsloven §§ 42-44; law.md §9
 */
@Injectable()
export class ConsentRegister {
  constructor(
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
  ) {}

  /** @throws Failure `not_found`, or `consent_not_possible` for a package of other sectors */
  async open(tx: Transaction, viewer: Viewer, which: Which): Promise<OpenPackage> {
    const citizen = await this.alone(tx, viewer, which.citizen);
    const asked = consentPackage(which.package);
    if (!asked?.flows.some(({ from, to }) => from === viewer.sector || to === viewer.sector))
      throw refused({ path: 'package', problem: 'not_of_this_sector' });
    const known = await standingRows(tx, citizen.citizenId, which.package);
    if (asked.per_person !== true)
      return { citizen, asked, rows: known, own: known.find((row) => row.sector === viewer.sector) };
    if (which.relative === undefined) throw refused({ path: 'relative', problem: 'relative_needed' });
    const own = known.find((row) => row.relativeId === which.relative && row.sector === viewer.sector);
    if (!own) throw refused({ path: 'relative', problem: 'relative_unknown' });
    return { citizen, asked: ownPart(asked, viewer.sector), rows: [own], own };
  }

  /** Nobody else changes what may be seen of the citizen until commit. @throws Failure `not_found` */
  alone(tx: Transaction, viewer: Viewer, id: CitizenId): Promise<VisibleCitizen> {
    return heldCitizen(tx, this.decisions, viewer, id, 'alone');
  }

  /** @throws Failure `stale_version` when somebody else changed the record since it was shown */
  checkVersion(row: ConsentRow | undefined, version: number | null): void {
    if ((row?.version ?? null) !== version && !(row?.version === 0 && version === null))
      throw new Failure('stale_version');
  }

  /** The viewer's own record as it stands today, or a new one, after the version was checked. */
  async standing(tx: Transaction, viewer: Viewer, open: OpenPackage, version: number | null): Promise<ConsentRow> {
    this.checkVersion(open.own, version);
    return open.own ? this.broughtUpToDate(tx, open.own, open.asked) : this.begin(tx, viewer, open);
  }

  /** Opens a record in the first state; one that replaces another is about the same person. */
  async begin(
    tx: Transaction,
    viewer: Viewer,
    { citizen, asked, own }: OpenPackage,
    replaced: string | null = null,
  ): Promise<ConsentRow> {
    const id = randomUUID();
    await tx.em.query(
      `INSERT INTO consent (id, citizen_id, team_id, package, sector, state, version, recorded_at, recorded_by, relative_id, relative_name, relative_relation)
       SELECT $1,$2,$3,$4,$5,'not_asked',0,$6,$7,o.relative_id,o.relative_name,o.relative_relation
         FROM (SELECT 1) one LEFT JOIN consent o ON o.id = $8`,
      [id, citizen.citizenId, tx.scope.teamId, asked.id, viewer.sector, tx.now, viewer.memberId, replaced],
    );
    return {
      ...NOT_ASKED,
      id,
      package: asked.id,
      sector: viewer.sector,
      version: 0,
      relativeId: own?.relativeId ?? null,
      crossed: false,
    };
  }

  /** The record as it stands today: that it lapsed is a step of its own, taken by time and written down now. */
  async broughtUpToDate(tx: Transaction, row: ConsentRow, asked: ConsentPackage): Promise<ConsentRow> {
    const now = consentStateOn(this.today(tx), row.state, row.expiresOn);
    if (now === row.state) return row;
    // Nobody is told again: screens and decisions went by the date.
    return { ...(await this.step(tx, null, row, asked, { event: 'reach_expiry' })), crossed: false };
  }

  /**
   * One step of the state machine; `viewer` is null for what time alone did.
   * @throws Failure `consent_not_possible` when the policy has no such step, `invalid_input` for dates the law does not allow
   */
  async step(
    tx: Transaction,
    viewer: Viewer | null,
    row: ConsentRow,
    asked: ConsentPackage,
    step: ConsentStep,
    details: Record<string, unknown> = {},
  ): Promise<ConsentRow> {
    const taken = stepConsent(row, step, asked, this.today(tx));
    if (!taken.ok) throw refused(taken.refusal);
    const next = taken.value;
    const version = row.version + 1;
    const [, changed] = await tx.em.query<[unknown, number]>(
      `UPDATE consent SET state = $3, version = $4, recorded_at = CASE WHEN $5 THEN $6::timestamptz ELSE recorded_at END, recorded_by = $7, asked_on = $8,
              answer_by = $9, ask_again_on = $10, given_on = $11, expires_on = $12, flows = $13
        WHERE id = $1 AND version = $2`,
      [
        row.id,
        row.version,
        next.state,
        version,
        // A doubt, its end, and what time does make no consent newer than a refusal.
        changesAnswer(row, step.event),
        tx.moment(),
        viewer?.memberId ?? null,
        next.askedOn,
        next.answerBy,
        next.askAgainOn,
        next.givenOn,
        next.expiresOn,
        JSON.stringify(next.flows),
      ],
    );
    if (changed !== 1) throw new Failure('stale_version');
    await tx.em.query(
      `INSERT INTO consent_event (consent_id, version, team_id, event, from_state, to_state, at, by_member, details) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        row.id,
        version,
        tx.scope.teamId,
        step.event,
        row.state,
        next.state,
        tx.now,
        viewer?.memberId ?? null,
        JSON.stringify(details),
      ],
    );
    const crossed = row.crossed || consentShares(row.state) || consentShares(next.state);
    return { ...row, ...next, version, crossed };
  }

  /** Decides anew, and tells of it and of what these records say now. */
  async close(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    records: readonly ConsentRow[],
    id?: string,
  ): Promise<Effect> {
    const { citizenId } = citizen;
    await this.access.decideAnew(tx, tx.scope.teamId ?? '', [citizenId], { by: viewer });
    const slots = OWNERS.filter((owner) => records.some(({ sector }) => sector === owner)).map((owner) =>
      slotOf(owner, 'consent_records'),
    );
    // A question and a no are the asking sector's own, also about what was once in force; and so is what one sector may tell
    // a relative. @see docs/adr/0004
    const isForBothSides = records.some(({ crossed, relativeId }) => crossed && relativeId === null);
    tx.record({ citizenId, change: isForBothSides ? 'shared' : 'question', slots, byMember: viewer.memberId });
    // How often the other side's record was touched is its own too.
    const own = records.findLast(({ sector }) => sector === viewer.sector);
    return {
      action: 'U',
      ...(own ? { version: own.version } : {}),
      ...(id === undefined ? {} : { id }),
      subjects: [{ citizenId, slots }],
    };
  }

  today(tx: Transaction): Day {
    return danishDay(tx.now);
  }
}
