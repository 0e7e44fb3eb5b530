import { Injectable } from '@nestjs/common';
import { type Transaction } from '@samtavle/api-platform';
import { pairOf, type Slot } from '@samtavle/domain';
import { type SharingPolicy, type ViewerClass, type ViewerClassKey } from '@samtavle/policy';
import { Policies } from '../policies/policies.js';
import { AT_A_TIME, citizensOf, classesOf } from './decided-for.js';
import { type CitizenFacts, loadFacts } from './facts.js';
import { isNamed, isSeenAlike, NOTHING_SHOWN, slotsBetween, storedDecision } from './stored-decision.js';

/** Who sees a citizen differently after a recomputation. */
export interface AccessChange {
  readonly citizenId: string;
  readonly changedFor: readonly ViewerClassKey[];
  readonly lost: readonly ViewerClassKey[];
  readonly lostNamed: readonly ViewerClassKey[];
  /** Of those, the classes whose leaders and people on duty had the citizen through the own sector. */
  readonly lostSector: readonly ViewerClassKey[];
  /**
   * The slots that opened or closed for anybody of another sector than their owner's: for the record, so that each
   * authority finds what became of its own data. Only of owners who hold something: to the others it would tell of a citizen.
   */
  readonly touched: readonly Slot[];
}

interface DecisionRow {
  class_key: ViewerClassKey;
  citizen_id: string;
  mask: string;
  by_class: boolean;
  by_sector: boolean;
  notice_only: boolean;
  plans: string[];
  until: string;
  policy_version: string;
  /** The walls no longer honour it: since then nobody of the class has seen the citizen. */
  has_run_out: boolean;
}

/** What is to be written: decisions that differ, and those only made anew under another policy. */
interface Rows {
  readonly other: object[];
  readonly alike: (readonly [classKey: ViewerClassKey, citizenId: string])[];
}

/**
 * The stored decisions: recomputed in the transaction of whatever changed them, so that no reader ever sees a change of
 * consent without its effect.
 */
@Injectable()
export class Decisions {
  constructor(private readonly policies: Policies) {}

  /**
   * Holds the citizen's sharing still until commit: `shared` by everybody who writes about the citizen, `alone` by who
   * changes what may be seen. Two changes at once would each decide on facts the other has not written yet. The policy they
   * are decided by is held still with it.
   */
  async hold(tx: Transaction, citizenId: string, how: 'shared' | 'alone'): Promise<void> {
    if (tx.scope.teamId) await this.policies.keepOrWait(tx, tx.scope.teamId);
    const lock = how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await tx.em.query(`SELECT ${lock}(hashtextextended($1, 7))`, [citizenId]);
  }

  /**
   * Decides anew for these citizens, stores what differs and says who is affected. For all of the team when null: then the
   * caller holds the team's policy alone, and so nobody changes anything meanwhile.
   */
  async recompute(by: Transaction, teamId: string, citizenIds: readonly string[] | null): Promise<AccessChange[]> {
    for (const id of [...(citizenIds ?? [])].sort()) await this.hold(by, id, 'alone');
    // Of this moment: what was written while this waited may be later than when it began, and would still lie ahead.
    const tx = { ...by, now: by.moment() };
    // Asked once they are held: whoever waited may have waited for another policy.
    const policy = await this.policies.inForce(tx, teamId);
    const all = citizenIds ?? (await citizensOf(tx, teamId));
    const changes: AccessChange[] = [];
    // A few at a time: deciding for a thousand in one breath would keep this node from answering anybody.
    for (let at = 0; at < all.length; at += AT_A_TIME)
      changes.push(...(await this.recomputeSome(tx, teamId, policy, all.slice(at, at + AT_A_TIME))));
    return changes;
  }

  private async recomputeSome(
    tx: Transaction,
    teamId: string,
    policy: SharingPolicy,
    citizenIds: readonly string[],
  ): Promise<AccessChange[]> {
    const facts = await loadFacts(tx, teamId, citizenIds);
    const before = await this.stored(
      tx,
      facts.map((one) => one.citizenId),
    );
    const classes = await classesOf(
      tx,
      teamId,
      [...before.values()].map((row) => row.class_key),
    );
    const rows: Rows = { other: [], alike: [] };
    const changes = facts.map((citizen) => this.compare(tx, policy, citizen, classes, before, rows));
    await this.store(tx, teamId, policy, rows.other);
    await this.restamp(tx, policy, rows.alike);
    return changes.filter((change) => change.changedFor.length + change.lost.length + change.lostNamed.length > 0);
  }

  private compare(
    tx: Transaction,
    policy: SharingPolicy,
    citizen: CitizenFacts,
    classes: readonly [ViewerClassKey, ViewerClass][],
    before: Map<string, DecisionRow>,
    rows: Rows,
  ): AccessChange {
    const changedFor: ViewerClassKey[] = [];
    const lost: ViewerClassKey[] = [];
    const lostNamed: ViewerClassKey[] = [];
    const lostSector: ViewerClassKey[] = [];
    const touched = new Set<Slot>();
    for (const [key, viewerClass] of classes) {
      const now = storedDecision(policy, viewerClass, citizen, tx.now);
      const then = before.get(`${key} ${citizen.citizenId}`);
      const looksAlike = then !== undefined && isSeenAlike(shownBy(then), now);
      if (looksAlike && then.until === now.until) {
        if (then.policy_version !== policy.policy_version) rows.alike.push([key, citizen.citizenId]);
        continue;
      }
      rows.other.push({ classKey: key, citizenId: citizen.citizenId, ...now });
      // Only its end is another: nobody sees a difference, and word of it would tell of hidden facts.
      // But one that had run out before it came back was a gap, and a screen that looked into it has no card.
      if (looksAlike && !then.has_run_out) continue;
      for (const slot of slotsBetween(then ? shownBy(then) : NOTHING_SHOWN, now))
        if (pairOf(slot).owner !== viewerClass.sector) touched.add(slot);
      if (then && isNamed(then.mask) && !isNamed(now.mask)) {
        lostNamed.push(key);
        if (then.by_sector) lostSector.push(key);
      }
      if (then?.by_class && isNamed(then.mask) && !(now.byClass && isNamed(now.mask))) lost.push(key);
      if (isNamed(now.mask)) changedFor.push(key);
    }
    const ofTheirs = [...touched].filter((slot) => citizen.holders.includes(pairOf(slot).owner));
    return { citizenId: citizen.citizenId, changedFor, lost, lostNamed, lostSector, touched: ofTheirs };
  }

  private async stored(tx: Transaction, citizenIds: readonly string[]): Promise<Map<string, DecisionRow>> {
    const rows = await tx.em.query<DecisionRow[]>(
      `SELECT class_key, citizen_id, mask, by_class, by_sector, notice_only, plans, until, policy_version, until <= $2 AS has_run_out
         FROM decision WHERE citizen_id = ANY ($1)`,
      [citizenIds, tx.now],
    );
    return new Map(rows.map((row) => [`${row.class_key} ${row.citizen_id}`, row]));
  }

  /** Decisions that another policy makes all the same: most of them, when it is switched. */
  private async restamp(tx: Transaction, policy: SharingPolicy, alike: Rows['alike']): Promise<void> {
    if (alike.length === 0) return;
    await tx.em.query(
      `UPDATE decision d SET policy_version = $1, decided_at = $2 FROM unnest($3::text[], $4::uuid[]) AS same(class_key, citizen_id)
        WHERE d.class_key = same.class_key AND d.citizen_id = same.citizen_id`,
      [policy.policy_version, tx.now, alike.map(([key]) => key), alike.map(([, id]) => id)],
    );
  }

  private async store(tx: Transaction, teamId: string, policy: SharingPolicy, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.em.query(
      `INSERT INTO decision (class_key, citizen_id, team_id, mask, by_class, by_sector, notice_only, plans, until, policy_version, decided_at)
       SELECT r->>'classKey', (r->>'citizenId')::uuid, $1, (r->>'mask')::bit(140), (r->>'byClass')::boolean, (r->>'bySector')::boolean,
              (r->>'noticeOnly')::boolean, texts(r->'plans')::uuid[], (r->>'until')::timestamptz, $2, $3
         FROM jsonb_array_elements($4::jsonb) r
       ON CONFLICT (class_key, citizen_id) DO UPDATE SET mask = EXCLUDED.mask, by_class = EXCLUDED.by_class, by_sector = EXCLUDED.by_sector, notice_only = EXCLUDED.notice_only, plans = EXCLUDED.plans,
         until = EXCLUDED.until, policy_version = EXCLUDED.policy_version, decided_at = EXCLUDED.decided_at`,
      [teamId, policy.policy_version, tx.now, JSON.stringify(rows)],
    );
  }
}

function shownBy({ mask, by_class: byClass, by_sector: bySector, notice_only: noticeOnly, plans }: DecisionRow) {
  return { mask, byClass, bySector, noticeOnly, plans: [...plans].sort() };
}
