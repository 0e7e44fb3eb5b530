import { stillStands, type TeamEvent, type Transaction } from '@samtavle/api-platform';
import { type CitizenId } from '@samtavle/contracts';
import { type ClassDecision } from './audience.js';
import { groupBy } from './group-by.js';
import { type Matter, type OpenedAlone, type Standing } from './matters.js';

/** What is decided now about the citizens of these events, who works with them, and who has something open alone. */
export async function standingOf(tx: Transaction, events: readonly TeamEvent[]): Promise<Standing> {
  const citizens = [...new Set(events.flatMap((event) => event.citizenId ?? []))];
  const decisions = await tx.em.query<ClassDecision[]>(
    `SELECT class_key AS "classKey", citizen_id AS "citizenId", mask, by_class AS "byClass", by_sector AS "bySector", notice_only AS "noticeOnly", plans
       FROM decision WHERE citizen_id = ANY ($1) AND until > $2`,
    [citizens, tx.now],
  );
  const relations = await tx.em.query<{ citizen_id: string; member_id: string }[]>(
    'SELECT citizen_id, member_id FROM relation WHERE citizen_id = ANY ($1) AND valid_from <= $2 AND valid_to > $2',
    [citizens, tx.now],
  );
  const related = new Map(
    [...groupBy(relations, (row) => row.citizen_id)].map(([id, rows]) => [
      id,
      new Set(rows.map((row) => row.member_id)),
    ]),
  );
  const opened = await tx.em.query<OpenedAlone[]>(
    `SELECT citizen_id AS "citizenId", member_id AS "memberId", mask, ground = 'emergency_pull' AS "withoutRelation"
       FROM personal_access p WHERE citizen_id = ANY ($1) AND valid_from <= $2 AND valid_to > $2 AND ended_at IS NULL AND ${stillStands('p')}`,
    [citizens, tx.now],
  );
  const alone = groupBy(opened, (row) => row.citizenId);
  return {
    events,
    alone,
    decisions: new Map(decisions.map((row) => [`${row.classKey} ${row.citizenId}`, row])),
    related,
  };
}

/** The sector of everybody who brought a change of access about. */
export async function actorsOf(tx: Transaction, events: readonly TeamEvent[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(events.flatMap(({ change, byMember }) => (change === 'shared' && byMember ? [byMember] : [])));
  if (ids.size === 0) return new Map();
  const rows = await tx.em.query<{ id: string; sector: string }[]>(
    'SELECT id, sector FROM member WHERE id = ANY ($1)',
    [[...ids]],
  );
  return new Map(rows.map(({ id, sector }) => [id, sector]));
}

/** The id each sector knows a citizen by, by sector and citizen. */
export async function aliasesOf(tx: Transaction, matters: readonly Matter[]): Promise<Map<string, CitizenId>> {
  const rows = await tx.em.query<{ id: CitizenId; citizen_id: string; sector: string }[]>(
    'SELECT id, citizen_id, sector FROM citizen_alias WHERE citizen_id = ANY ($1)',
    [[...new Set(matters.map((matter) => matter.citizenId))]],
  );
  return new Map(rows.map((row) => [`${row.sector} ${row.citizen_id}`, row.id]));
}
