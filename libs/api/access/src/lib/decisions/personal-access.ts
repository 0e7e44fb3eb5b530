import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure, stillStands, type Transaction } from '@samtavle/api-platform';
import { type MemberId, type OpenedForMe } from '@samtavle/contracts';
import {
  addDays,
  danishDay,
  type Instant,
  instant,
  pairOf,
  type Slot,
  SLOT_COUNT,
  startOfDanishDay,
} from '@samtavle/domain';
import {
  parseViewerClassKey,
  type RevocableGround,
  type SharingPolicy,
  slotsOfMask,
  stillOpenAlone,
  type ViewerClassKey,
} from '@samtavle/policy';
import { type Viewer } from '../viewer.js';

export type Ground = OpenedForMe['ground'];

const HOUR_MS = 3_600_000;

/** What opens to one person, on what ground and until when. */
export interface PersonalGrant {
  readonly citizenId: string;
  readonly ground: Exclude<Ground, 'pushed_fact'>;
  /** The rule or gateway that opens it. */
  readonly rule: string;
  readonly slots: readonly Slot[];
  readonly until: Instant;
}

interface OpenRow {
  readonly id: string;
  readonly citizen_id: string;
  readonly member_id: string;
  readonly class_key: string;
  readonly ground: RevocableGround;
  readonly rule: string;
  readonly mask: string;
}

/** Something one person has open alone, and what of it another version of the policy takes and leaves. */
export interface ClosedAccess {
  readonly id: string;
  readonly citizenId: string;
  readonly memberId: string;
  readonly ground: RevocableGround;
  /** The rule or gateway it was opened by. */
  readonly rule: string;
  readonly kept: readonly Slot[];
  readonly lost: readonly Slot[];
}

/** One fact for one named person. */
export interface PushedGrant {
  readonly citizenId: string;
  readonly rule: string;
  readonly element: string;
  readonly to: { readonly memberId: MemberId; readonly classKey: ViewerClassKey };
  readonly until: Instant;
}

/**
 * Rights of one person at one moment. They belong to no class and stand beside the stored decisions; both walls and the
 * stream ask for them, and time or their holder ends them. @see docs/adr/0013
 */
@Injectable()
export class PersonalAccess {
  /** Opens it for the viewer alone, and tells the viewer's screens. */
  async open(tx: Transaction, viewer: Viewer, grant: PersonalGrant): Promise<void> {
    await this.insert(tx, {
      ...grant,
      memberId: viewer.memberId,
      classKey: viewer.classKey,
      mask: maskOfSlots(grant.slots),
      element: null,
    });
    tx.record({ change: 'shared', citizenId: grant.citizenId, members: [viewer.memberId], byMember: viewer.memberId });
  }

  /** Opens one element for the receiver alone, and tells the receiver's screens. */
  async push(tx: Transaction, { to, ...grant }: PushedGrant): Promise<void> {
    await this.insert(tx, { ...grant, ...to, ground: 'pushed_fact', mask: maskOfSlots([]) });
    tx.record({ change: 'shared', citizenId: grant.citizenId, members: [to.memberId] });
  }

  /** Ends what the viewer has open on that ground, now. @throws Failure `not_found` when nothing is open */
  async end(tx: Transaction, viewer: Viewer, citizenId: string, ground: Ground): Promise<Slot[]> {
    const [rows] = await tx.em.query<[{ id: string; mask: string }[], number]>(
      `UPDATE personal_access SET ended_at = $4 WHERE member_id = $1 AND citizen_id = $2 AND ground = $3
          AND ended_at IS NULL AND valid_to > $4 RETURNING id, mask`,
      [viewer.memberId, citizenId, ground, tx.now],
    );
    if (rows.length === 0) throw new Failure('not_found');
    for (const { id } of rows) await this.close(tx, id);
    return rows.flatMap(({ mask }) => slotsOfMask(mask));
  }

  /** Tells of one that is over, once, whichever node comes first. */
  async close(tx: Transaction, id: string): Promise<void> {
    const [over] = await tx.em.query<{ citizen_id: string; member_id: string; slot: number | null }[]>(
      'SELECT * FROM close_personal_access($1)',
      [id],
    );
    if (!over) return;
    tx.record({ change: 'shared', citizenId: over.citizen_id, members: [over.member_id] });
    if (over.slot !== null) tx.record({ change: 'push', citizenId: over.citizen_id, slots: [over.slot] });
  }

  /**
   * Closes, for everybody of the team, what this policy opens to them no longer, and tells their screens.
   * @returns what was closed, for the record
   */
  async holdTo(tx: Transaction, policy: SharingPolicy): Promise<readonly ClosedAccess[]> {
    const closing = await this.closedBy(tx, policy);
    for (const { id, citizenId, memberId, kept } of closing) {
      await tx.em.query('SELECT narrow_personal_access($1, $2::bit(140))', [id, maskOfSlots(kept)]);
      if (kept.length === 0) await this.close(tx, id);
      else tx.record({ change: 'shared', citizenId, members: [memberId] });
    }
    return closing;
  }

  /**
   * Of what is open to one person alone now in the team the transaction acts for, what this policy would open to them no
   * longer. Nothing is written. A fact that was pushed has been passed on, and no policy takes it back.
   */
  async closedBy(tx: Transaction, policy: SharingPolicy): Promise<readonly ClosedAccess[]> {
    const rows = await tx.em.query<OpenRow[]>(
      `SELECT id, citizen_id, member_id, class_key, ground, rule, mask FROM personal_access
        WHERE valid_to > $1 AND ended_at IS NULL AND ground <> 'pushed_fact' ORDER BY id`,
      [tx.now],
    );
    return rows.flatMap(
      ({ id, citizen_id: citizenId, member_id: memberId, class_key: classKey, ground, rule, mask }) => {
        const viewerClass = parseViewerClassKey(classKey);
        const slots = slotsOfMask(mask);
        const kept = viewerClass ? stillOpenAlone(policy, viewerClass, ground, slots) : [];
        if (kept.length === slots.length) return [];
        return [{ id, citizenId, memberId, ground, rule, kept, lost: slots.filter((slot) => !kept.includes(slot)) }];
      },
    );
  }

  /** What the viewer has open of a citizen now, and by which rule or gateway. */
  async openedFor(
    tx: Transaction,
    viewer: Pick<Viewer, 'memberId' | 'classKey'>,
    citizenId: string,
  ): Promise<(OpenedForMe & { readonly slots: readonly number[]; readonly rule: string })[]> {
    const rows = await tx.em.query<
      { ground: Ground; mask: string; valid_to: string; slot: number | null; rule: string }[]
    >(
      `SELECT p.ground, p.mask, p.valid_to, p.rule, e.slot FROM personal_access p LEFT JOIN element e ON e.id = p.element_id
        WHERE p.member_id = $1 AND p.class_key = $2 AND p.citizen_id = $3 AND p.valid_from <= $4 AND p.valid_to > $4 AND p.ended_at IS NULL AND ${stillStands('p')}
        ORDER BY p.valid_to, p.id`,
      [viewer.memberId, viewer.classKey, citizenId, tx.now],
    );
    return rows.map(({ ground, mask, valid_to: until, slot, rule }) => {
      const slots = slot === null ? slotsOfMask(mask) : [slot];
      return {
        ground,
        categories: [...new Set(slots.map((one) => pairOf(one).category))],
        until: instant(until),
        slots,
        rule,
      };
    });
  }

  private async insert(
    tx: Transaction,
    row: {
      readonly citizenId: string;
      readonly memberId: MemberId;
      readonly classKey: ViewerClassKey;
      readonly mask: string;
      readonly element: string | null;
      readonly ground: Ground;
      readonly rule: string;
      readonly until: Instant;
    },
  ): Promise<void> {
    await tx.em.query(
      `INSERT INTO personal_access (id, team_id, citizen_id, member_id, class_key, mask, element_id, ground, rule, valid_from, valid_to)
       VALUES ($1,$2,$3,$4,$5,$6::bit(140),$7,$8,$9,$10,$11)`,
      [
        randomUUID(),
        tx.scope.teamId,
        row.citizenId,
        row.memberId,
        row.classKey,
        row.mask,
        row.element,
        row.ground,
        row.rule,
        tx.now,
        row.until,
      ],
    );
  }
}

/** So many elapsed hours later, also across a change of the clock. */
export function hoursAfter(at: Instant, hours: number): Instant {
  return instant(new Date(Date.parse(at) + hours * HOUR_MS));
}

/** When the Danish day of that moment ends, and never more than 24 hours later: one day a year has 25. */
export function endOfDanishDay(at: Instant): Instant {
  const midnight = startOfDanishDay(addDays(danishDay(at), 1));
  const latest = hoursAfter(at, 24);
  return midnight < latest ? midnight : latest;
}

function maskOfSlots(slots: readonly Slot[]): string {
  const open = new Set<number>(slots);
  return Array.from({ length: SLOT_COUNT }, (_, slot) => (open.has(slot) ? '1' : '0')).join('');
}
