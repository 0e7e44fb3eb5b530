import { plannedOnce, stillStands, type Transaction } from '@samtavle/api-platform';
import { type CitizenId } from '@samtavle/contracts';
import { slotOf, SLOT_COUNT } from '@samtavle/domain';
import { isNamed } from '../decisions/stored-decision.js';
import { type Ground } from '../decisions/personal-access.js';
import { type Viewer } from '../viewer.js';
import { type VisibleCitizen } from './present.js';

type Looker = Pick<Viewer, 'classKey' | 'memberId' | 'sector' | 'reach'>;

interface Row {
  readonly citizenId: string;
  readonly id: CitizenId;
  readonly mask: string;
  readonly noticeOnly: boolean;
  readonly plans: readonly string[];
  /** Null for what the class sees. */
  readonly ground: Ground | null;
  readonly element: string | null;
}

/** Everybody; those with these inner ids; or the one whom the viewer’s sector knows by this id. */
type Whom = null | readonly string[] | CitizenId;
type Statements = Readonly<Record<'all' | 'some' | 'one', string>>;

/** For each of them a statement of its own, and so a plan: one that suits all of these finds one citizen by reading everybody. */
const forWhom = (statement: (filter: (row: string) => string) => string): Statements => ({
  all: statement(() => 'true'),
  some: statement((row) => `${row}.citizen_id = ANY ($6)`),
  one: plannedOnce(statement(() => 'a.id = $6')),
});

/** What the class sees through a working relation the viewer has now. */
const ofTheClass = (
  filter: (row: string) => string,
) => `SELECT d.citizen_id AS "citizenId", a.id, d.mask, d.notice_only AS "noticeOnly", d.plans, NULL AS ground, NULL::uuid AS element
  FROM decision d JOIN citizen_alias a ON a.citizen_id = d.citizen_id AND a.sector = $2
 WHERE d.class_key = $1 AND d.until > $3 AND ${filter('d')}
   AND (d.by_class OR (d.by_sector AND $4 = 'sector')
        OR EXISTS (SELECT 1 FROM relation r WHERE r.citizen_id = d.citizen_id AND r.member_id = $5 AND r.valid_from <= $3 AND r.valid_to > $3))`;

/** What this very person has open beside it. */
const ofThePerson = (
  filter: (row: string) => string,
) => `SELECT p.citizen_id, a.id, p.mask, false, '{}'::uuid[], p.ground, p.element_id
  FROM personal_access p JOIN citizen_alias a ON a.citizen_id = p.citizen_id AND a.sector = $2
 WHERE p.member_id = $5 AND p.class_key = $1 AND p.valid_from <= $3 AND p.valid_to > $3 AND p.ended_at IS NULL
   AND ${stillStands('p')} AND ${filter('p')}`;

const OF_CLASS = forWhom(ofTheClass);
const OF_BOTH = forWhom((filter) => `${ofTheClass(filter)} UNION ALL ${ofThePerson(filter)}`);

/**
 * The citizens a viewer may look at now, all or of those named: those of the class, and those opened to this one person.
 * Row-level security says the same again.
 */
export async function visibleCitizens(
  tx: Transaction,
  viewer: Looker,
  whom: Whom,
): Promise<Map<string, VisibleCitizen>> {
  const rows = await look(tx, viewer, OF_BOTH, whom);
  const visible = new Map(
    rows.filter(({ ground }) => ground === null).map((row) => [row.citizenId, ofClass(row, viewer)]),
  );
  // What was looked up comes first: what else is open to this person then stands on that card, in whatever order it was read.
  const own = rows.filter(({ ground }) => ground !== null);
  for (const row of own.sort((a, b) => rank(a) - rank(b))) {
    const known = visible.get(row.citizenId);
    // Only an emergency look-up needs no relation; the rest hangs on it.
    if (known) visible.set(row.citizenId, withOwn(known, row));
    else if (row.ground === 'emergency_pull')
      visible.set(row.citizenId, withOwn({ ...ofClass(row, viewer), mask: NOTHING, related: false }, row));
  }
  return visible;
}

/** The citizens a viewer has a working relation with now. Who only looked somebody up in an emergency has none. */
export async function citizensOfClass(
  tx: Transaction,
  viewer: Looker,
  whom: Whom,
): Promise<Map<string, VisibleCitizen>> {
  const rows = await look(tx, viewer, OF_CLASS, whom);
  return new Map(rows.map((row) => [row.citizenId, ofClass(row, viewer)]));
}

/**
 * The citizen behind an id the viewer sent, as one they work with. An id of another sector, another team, or of somebody
 * the viewer has no relation with is undefined, exactly as one that never existed. Whatever is written begins here.
 */
export async function citizenById(tx: Transaction, viewer: Viewer, id: CitizenId): Promise<VisibleCitizen | undefined> {
  const [citizen] = (await citizensOfClass(tx, viewer, id)).values();
  return citizen && isNamed(citizen.mask) ? citizen : undefined;
}

/** The same for who only reads: with what is open to this one person, relation or not. */
export async function citizenToRead(
  tx: Transaction,
  viewer: Viewer,
  id: CitizenId,
): Promise<VisibleCitizen | undefined> {
  const [citizen] = (await visibleCitizens(tx, viewer, id)).values();
  return citizen && isNamed(citizen.mask) ? citizen : undefined;
}

function look(tx: Transaction, viewer: Looker, statements: Statements, whom: Whom): Promise<Row[]> {
  const asked = [viewer.classKey, viewer.sector, tx.now, viewer.reach, viewer.memberId];
  if (whom === null) return tx.em.query<Row[]>(statements.all, asked);
  return tx.em.query<Row[]>(typeof whom === 'string' ? statements.one : statements.some, [...asked, whom]);
}

const rank = ({ ground }: Row): number => (ground === 'emergency_pull' ? 0 : 1);

const NOTHING = '0'.repeat(SLOT_COUNT);
const ADMISSION = slotOf('region_psych', 'admission_discharge');

function ofClass({ citizenId, id, mask, noticeOnly, plans }: Row, { sector }: Looker): VisibleCitizen {
  return { citizenId, id, mask, noticeOnly, plans, sector, related: true, facts: NO_FACTS, alone: false };
}

const NO_FACTS: ReadonlySet<string> = new Set();

function withOwn(citizen: VisibleCitizen, { mask, element }: Row): VisibleCitizen {
  const joined = [...citizen.mask].map((bit, slot) => (mask[slot] === '1' ? '1' : bit)).join('');
  return {
    ...citizen,
    mask: joined,
    noticeOnly: citizen.noticeOnly && mask[ADMISSION] !== '1',
    facts: element === null ? citizen.facts : new Set([...citizen.facts, element]),
    alone: true,
  };
}
