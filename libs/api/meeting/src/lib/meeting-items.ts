import { Injectable } from '@nestjs/common';
import { citizensOfClass, Elements, present, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type MeetingItem, WAITING } from '@samtavle/care-plan';
import { type MeetingOutcome, type MemberId } from '@samtavle/contracts';
import { danishDay, type Day, type Instant } from '@samtavle/domain';

/** What a meeting has about one owner's stay of a citizen. */
interface ItemRow {
  readonly id: string;
  readonly kind: 'stay';
  readonly citizenId: string;
  readonly slot: number;
  readonly outcome: MeetingOutcome | null;
  readonly seconds: number;
  readonly since: Instant | null;
  readonly at: Instant | null;
  readonly by: MemberId | null;
  readonly version: number;
}

/** A citizen the meeting has come to, as one viewer may see them. */
export interface SeenItem {
  readonly citizen: VisibleCitizen;
  readonly item: MeetingItem;
  readonly at: Instant | null;
  readonly by: MemberId | null;
  /** The board statuses it is about: with nothing to go by for others. */
  readonly slots: readonly number[];
}

const COLUMNS = `citizen_id AS id, 'stay' AS kind, citizen_id AS "citizenId", slot, outcome, seconds, since, at, by_member AS by, version`;

/**
 * What came of each citizen at a meeting. A row is about an owner's stay, and is there for who may see that board status;
 * what the two sides' rows say of one citizen is one item, for whoever sees both.
 */
@Injectable()
export class MeetingItems {
  constructor(private readonly elements: Elements) {}

  /** Of a whole meeting. */
  async seen(tx: Transaction, viewer: Viewer, meeting: string): Promise<SeenItem[]> {
    const rows = await tx.em.query<ItemRow[]>(`SELECT ${COLUMNS} FROM meeting_item WHERE meeting_id = $1`, [meeting]);
    const ids = [...new Set(rows.map(({ citizenId }) => citizenId))];
    if (ids.length === 0) return [];
    const citizens = await citizensOfClass(tx, viewer, ids);
    return [...citizens.values()].flatMap((citizen) => {
      const own = rows.filter(({ citizenId }) => citizenId === citizen.citizenId);
      return itemOf(citizen, own) ?? [];
    });
  }

  /** Of one citizen; waiting, with the stays it would be about, when the meeting has not come to them. */
  async of(
    tx: Transaction,
    citizen: VisibleCitizen,
    meeting: string,
  ): Promise<{ readonly item: MeetingItem; readonly slots: readonly number[]; readonly onBoard: boolean }> {
    const rows = await tx.em.query<ItemRow[]>(
      `SELECT ${COLUMNS} FROM meeting_item WHERE meeting_id = $1 AND citizen_id = $2`,
      [meeting, citizen.citizenId],
    );
    const seen = itemOf(citizen, rows);
    const stays = present(citizen, await this.elements.open(tx, [citizen.citizenId], danishDay(tx.now), ['stay']));
    const slots = new Set([...(seen?.slots ?? []), ...stays.map(({ slot }) => slot)]);
    return { item: seen?.item ?? WAITING, slots: [...slots], onBoard: stays.length > 0 };
  }

  /** Writes what an item is now, on every stay it is about. */
  async keep(
    tx: Transaction,
    meeting: string,
    { citizenId, slots }: { readonly citizenId: string; readonly slots: readonly number[] },
    item: MeetingItem,
    decidedBy: string | null,
  ): Promise<void> {
    for (const slot of slots)
      await tx.em.query(
        `INSERT INTO meeting_item (meeting_id, team_id, citizen_id, slot, outcome, seconds, since, at, by_member, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
         ON CONFLICT (meeting_id, citizen_id, slot) DO UPDATE
           SET outcome = EXCLUDED.outcome, seconds = EXCLUDED.seconds, since = EXCLUDED.since, version = EXCLUDED.version,
               at = coalesce(EXCLUDED.at, meeting_item.at), by_member = coalesce(EXCLUDED.by_member, meeting_item.by_member)`,
        [
          meeting,
          tx.scope.teamId,
          citizenId,
          slot,
          item.outcome,
          item.seconds,
          item.since,
          decidedBy === null ? null : tx.now,
          decidedBy,
          item.version,
        ],
      );
  }

  /** When an earlier meeting talked about the citizen, as far as the viewer may see it. */
  async talkedOn(tx: Transaction, citizen: VisibleCitizen, meeting: string): Promise<Day | null> {
    const rows = await tx.em.query<ItemRow[]>(
      `SELECT ${COLUMNS} FROM meeting_item
        WHERE citizen_id = $1 AND meeting_id <> $2 AND outcome IN ('unchanged', 'changed') ORDER BY at DESC`,
      [citizen.citizenId, meeting],
    );
    const [last] = present(citizen, rows);
    return last?.at ? danishDay(last.at) : null;
  }
}

/** One item of what the owners' rows say; where one side's was not come to, what was talked about counts. */
function itemOf(citizen: VisibleCitizen, rows: readonly ItemRow[]): SeenItem | undefined {
  const seen = [...present(citizen, rows)].sort((a, b) => weight(b) - weight(a) || a.slot - b.slot);
  const [row] = seen;
  if (!row) return undefined;
  const { outcome, seconds, since, version, at, by } = row;
  return { citizen, item: { outcome, seconds, since, version }, at, by, slots: seen.map(({ slot }) => slot) };
}

function weight({ since, outcome, version }: ItemRow): number {
  const said = since !== null ? 3 : outcome === null ? 1 : outcome === 'not_discussed' ? 0 : 2;
  return said * 10_000 + Math.min(version, 9_999);
}
