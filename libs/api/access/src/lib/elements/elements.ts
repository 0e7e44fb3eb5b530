import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure, plannedOnce, type Transaction } from '@samtavle/api-platform';
import { type ElementKind } from '@samtavle/contracts';
import { type Category, nextVersion, type Owner, slotOf, uncountedVersion, WHOLE_NUMBERS } from '@samtavle/domain';
import { callResponsible } from './call-responsible.js';
import { ElementEntity, type StoredContent } from './element.entity.js';
import { earlierOf, goalSlotOf, versionBefore } from './goal-slot.js';
import { isLinkChange } from './hidden-links.js';

export interface NewElement {
  readonly citizenId: string;
  readonly kind: ElementKind;
  readonly owner: Owner;
  readonly category: Category;
  readonly content: StoredContent;
  readonly stayId?: string | null;
  readonly onDay?: string | null;
  /** The moment it is gone for everybody, of what is for a while only. */
  readonly until?: string | null;
}

/** One version of an element. */
export interface Said {
  readonly content: StoredContent;
  readonly ended: boolean;
  /** Where the goal lies that it names, of what the scope sees. */
  readonly goalSlot: number | null;
}

const COLUMNS = `e.id, e.team_id AS "teamId", e.citizen_id AS "citizenId", e.kind, e.owner, e.category, e.slot, e.content, e.stay_id AS "stayId",
  e.on_day AS "onDay", e.version, e.created_at AS "createdAt", e.created_by AS "createdBy", e.updated_at AS "updatedAt", e.updated_by AS "updatedBy",
  e.ended_at AS "endedAt", e.until, ${goalSlotOf('e')} AS "goalSlot",
  ${earlierOf('e')} AS earlier`;

const BY_ID = plannedOnce(`SELECT ${COLUMNS} FROM element e WHERE e.id = $1`);
const OPEN_STAY = plannedOnce(`SELECT ${COLUMNS} FROM element e
  WHERE e.citizen_id = $1 AND e.owner = $2 AND e.kind = 'stay' AND e.ended_at IS NULL`);
const CHANGE =
  plannedOnce(`UPDATE element SET content = $3, version = $4, updated_at = $5, updated_by = $6, ended_at = $7, on_day = $8
  WHERE id = $1 AND version = $2`);
const KEEP_VERSION =
  plannedOnce(`INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at, changed_by)
  VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`);

/** Elements in the database. Row-level security decides what is there for the acting scope; every change keeps its version. */
@Injectable()
export class Elements {
  async add(tx: Transaction, element: NewElement): Promise<ElementEntity> {
    const by = tx.scope.memberId;
    const row: ElementEntity = {
      id: randomUUID(),
      teamId: tx.scope.teamId ?? '',
      slot: slotOf(element.owner, element.category),
      version: 1,
      createdAt: tx.now,
      createdBy: by,
      updatedAt: tx.now,
      updatedBy: by,
      endedAt: null,
      stayId: null,
      onDay: null,
      until: null,
      ...element,
    };
    await tx.em.insert(ElementEntity, row as never);
    await this.keepVersion(tx, row);
    await callResponsible(tx, row);
    return row;
  }

  /**
   * Changes an element that still stands at `version`: a change of a link alone is not counted, and whoever is responsible is
   * not called for it. TypeORM counts versions but does not guard them: the `WHERE` is ours.
   * @throws Failure `stale_version` when somebody else changed it, or `not_found` when it is not there for this scope
   */
  async change(
    tx: Transaction,
    element: ElementEntity,
    version: number,
    content: StoredContent,
    ended = false,
  ): Promise<ElementEntity> {
    const linkOnly = ended === (element.endedAt !== null) && isLinkChange(element.kind, element.content, content);
    const changed: ElementEntity = {
      ...element,
      content,
      onDay: dayOf(element, content),
      version: linkOnly ? uncountedVersion(version, chance()) : nextVersion(version),
      updatedAt: tx.now,
      updatedBy: tx.scope.memberId,
      endedAt: ended ? tx.now : null,
    };
    const result = await tx.em.query<[unknown, number]>(CHANGE, [
      element.id,
      version,
      JSON.stringify(content),
      changed.version,
      changed.updatedAt,
      changed.updatedBy,
      changed.endedAt,
      changed.onDay,
    ]);
    if (result[1] !== 1) throw new Failure('stale_version');
    await this.keepVersion(tx, changed);
    if (!linkOnly) await callResponsible(tx, element, changed);
    return changed;
  }

  async byId(tx: Transaction, id: string): Promise<ElementEntity | undefined> {
    const rows = await tx.em.query<ElementEntity[]>(BY_ID, [id]);
    return rows[0];
  }

  /** The same, and nobody else changes it before this transaction is over: what is merged onto is what stands. */
  async heldById(tx: Transaction, id: string): Promise<ElementEntity | undefined> {
    await tx.em.query('SELECT 1 FROM element e WHERE e.id = $1 FOR UPDATE', [id]);
    return this.byId(tx, id);
  }

  /** The same, and nobody changes or ends it before this transaction is over, while others may go by it too. */
  async keptById(tx: Transaction, id: string): Promise<ElementEntity | undefined> {
    await tx.em.query('SELECT 1 FROM element e WHERE e.id = $1 FOR SHARE', [id]);
    return this.byId(tx, id);
  }

  /**
   * What an element said at that version; nothing when there was none, or it may not be seen. Of a number between two whole
   * ones that never was, what stood there: no refusal tells which numbers there are. @see docs/adr/0022
   */
  async saidAt(tx: Transaction, id: string, version: number): Promise<Said | undefined> {
    const rows = await tx.em.query<Said[]>(
      `SELECT v.content, v.ended, ${goalSlotOf('v')} AS "goalSlot" FROM element_version v WHERE v.element_id = $1 AND v.version <= $2 AND v.version % ${WHOLE_NUMBERS} = $2 % ${WHOLE_NUMBERS}
        ORDER BY v.version DESC LIMIT 1`,
      [id, version],
    );
    return rows[0];
  }

  /** The same of exactly that version, with the one it came after: null of the first. */
  async versionOf(
    tx: Transaction,
    id: string,
    version: number,
  ): Promise<{ readonly said: Said; readonly before: Said | null } | undefined> {
    const [row] = await tx.em.query<[Said & { before: Said | null }]>(
      `SELECT v.content, v.ended, ${goalSlotOf('v')} AS "goalSlot", ${versionBefore('v')} AS before
         FROM element_version v WHERE v.element_id = $1 AND v.version = $2`,
      [id, version],
    );
    return row && { said: row, before: row.before };
  }

  async byIds(tx: Transaction, ids: readonly string[]): Promise<ElementEntity[]> {
    if (ids.length === 0) return [];
    return tx.em.query<ElementEntity[]>(`SELECT ${COLUMNS} FROM element e WHERE e.id = ANY ($1)`, [ids]);
  }

  /** Open actions the acting member is responsible for, as far as the scope may see them. The most pressing first. */
  async ownActions(tx: Transaction, most: number): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.id IN (SELECT own_open_actions()) AND e.ended_at IS NULL
        ORDER BY e.content->>'dueOn' NULLS LAST, e.created_at, e.id LIMIT $1`,
      [most],
    );
  }

  /** The open stay of that owner, as far as the scope may see it. */
  async openStay(tx: Transaction, citizenId: string, owner: Owner): Promise<ElementEntity | undefined> {
    const rows = await tx.em.query<ElementEntity[]>(OPEN_STAY, [citizenId, owner]);
    return rows[0];
  }

  async latestEndedStay(tx: Transaction, citizenId: string, owner: Owner): Promise<ElementEntity | undefined> {
    const rows = await tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.citizen_id = $1 AND e.owner = $2 AND e.kind = 'stay' AND e.ended_at IS NOT NULL ORDER BY e.ended_at DESC, e.created_at DESC, e.id LIMIT 1`,
      [citizenId, owner],
    );
    return rows[0];
  }

  /** Open elements that hang on a stay: reasons, actions, the exit criterion. */
  async ofStay(tx: Transaction, stayId: string, kind?: ElementKind): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.stay_id = $1 AND e.ended_at IS NULL AND ($2::text IS NULL OR e.kind = $2) ORDER BY e.created_at, e.id`,
      [stayId, kind ?? null],
    );
  }

  async openOf(tx: Transaction, citizenId: string, kind: ElementKind, owner: Owner): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.citizen_id = $1 AND e.kind = $2 AND e.owner = $3 AND e.ended_at IS NULL ORDER BY e.created_at, e.id`,
      [citizenId, kind, owner],
    );
  }

  /** Everything of these kinds that owner ever wrote about a citizen, ended or not, as far as the scope may see it. */
  async everOf(
    tx: Transaction,
    citizenId: string,
    owner: Owner,
    kinds: readonly ElementKind[],
  ): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.citizen_id = $1 AND e.owner = $2 AND e.kind = ANY ($3) ORDER BY e.updated_at, e.id`,
      [citizenId, owner, kinds],
    );
  }

  /** What was agreed at a meeting, finished or not. */
  async agreedAt(tx: Transaction, citizenIds: readonly string[], meeting: string): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.citizen_id = ANY ($1) AND e.kind = 'action' AND e.content->>'meeting' = $2
        ORDER BY e.created_at, e.id`,
      [citizenIds, meeting],
    );
  }

  /** Everything open about these citizens that the scope may see. Past visits are history, and so is a contact another followed. */
  async open(
    tx: Transaction,
    citizenIds: readonly string[] | null,
    today: string,
    kinds: readonly ElementKind[] | null = null,
  ): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e
        WHERE e.team_id = $1 AND e.ended_at IS NULL AND ($2::uuid[] IS NULL OR e.citizen_id = ANY ($2))
          AND (e.kind <> 'visit' OR e.on_day >= $3::date) AND (e.kind <> 'contact' OR NOT e.off_card) AND ($4::text[] IS NULL OR e.kind = ANY ($4))
        ORDER BY e.created_at, e.id`,
      [tx.scope.teamId, citizenIds, today, kinds],
    );
  }

  /** Visits from one day to another, both included, with those that were cancelled; of everybody the scope may see. */
  async visitsBetween(tx: Transaction, from: string, to: string): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e
        WHERE e.team_id = $1 AND e.kind = 'visit' AND e.on_day BETWEEN $2::date AND $3::date
          AND (e.ended_at IS NULL OR e.content->>'state' = 'cancelled')
        ORDER BY e.on_day, e.content->>'at', e.id`,
      [tx.scope.teamId, from, to],
    );
  }

  /** The newest contacts of one citizen that the scope may see. */
  async contactLog(tx: Transaction, citizenId: string, most: number): Promise<ElementEntity[]> {
    return tx.em.query<ElementEntity[]>(
      `SELECT ${COLUMNS} FROM element e WHERE e.citizen_id = $1 AND e.kind = 'contact' AND e.ended_at IS NULL
        ORDER BY e.content->>'on' DESC, e.created_at DESC, e.id LIMIT $2`,
      [citizenId, most],
    );
  }

  private async keepVersion(tx: Transaction, row: ElementEntity): Promise<void> {
    await tx.em.query(KEEP_VERSION, [
      row.id,
      row.version,
      row.teamId,
      row.citizenId,
      row.kind,
      row.slot,
      JSON.stringify(row.content),
      row.endedAt !== null,
      row.updatedAt,
      row.updatedBy,
    ]);
  }
}

/** At least 0, less than 1. */
const chance = (): number => randomInt(2 ** 32) / 2 ** 32;

/** A visit or contact stands on the day it says. */
function dayOf({ kind, onDay }: ElementEntity, { on }: StoredContent): string | null {
  return (kind === 'visit' || kind === 'contact') && typeof on === 'string' ? on : onDay;
}
