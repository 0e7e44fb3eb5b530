import { type Transaction } from '@samtavle/api-platform';
import {
  type Category,
  type Day,
  type Instant,
  type Owner,
  OWNERS,
  type Sector,
  startOfDanishDay,
} from '@samtavle/domain';
import { type ConsentFact, type ObjectionFact, type PlanFact, type SharingFacts } from '@samtavle/policy';

/** What the database knows that a decision rests on, and nothing of what is written about the citizen. */
export interface CitizenFacts {
  readonly citizenId: string;
  /** Sectors that have enrolled the citizen themselves. */
  readonly enrolled: readonly Sector[];
  /** Sectors with a current course of treatment of their own. */
  readonly courses: readonly Sector[];
  /** Owners who have the citizen themselves, or have written something: a hospital's notice alone is nobody's writing. */
  readonly holders: readonly Owner[];
  /** Owners of the open board stays. */
  readonly stays: readonly Owner[];
  readonly sharing: Omit<SharingFacts, 'treatmentCourse'>;
}

/**
 * The facts as they stand for staff of one sector. The course of treatment is the receiver's own: that the region treats
 * somebody gives a home nurse who does not no ground to look. @see Sundhedsloven §§ 41 stk. 2 nr. 1, 42 a; docs/adr/0005
 */
export function sharingFactsFor({ courses, sharing }: CitizenFacts, sector: Sector): SharingFacts {
  return { ...sharing, treatmentCourse: courses.includes(sector) };
}

interface ConsentRow {
  id: string;
  package: string;
  state: ConsentFact['state'];
  given_on: Day | null;
  expires_on: Day | null;
  flows: ConsentFact['flows'];
  recorded_at: string;
  sector: Sector;
  asked_on: Day | null;
  ask_again_on: Day | null;
  relative_id: string | null;
}

interface FactRow {
  citizen_id: string;
  enrolments: { sector: Sector; treatment_course: boolean; sel_service: boolean; sickness_benefit: boolean }[];
  consents: ConsentRow[];
  stays: Owner[];
  admission: { since: Day; dischargedOn: Day | null } | null;
  audience: Sector[];
  writers: Owner[];
  objections: ObjectionRow[];
  plans: PlanContent[];
  representatives: SharingFacts['representative'][];
}

interface ObjectionRow {
  id: string;
  given_to: Sector;
  categories: Category[];
  receivers: Sector[];
  recorded_at: string;
  lifted_at: string | null;
}

/** What the element of a plan says that a decision rests on. */
interface PlanContent {
  id: string;
  parties: Sector[];
  fields: Category[];
  firstDay: Day;
  lastDay: Day | null;
  endedAt: string | null;
}

/** The facts of some citizens of a team, or of all. Read through a function of the owner's: they reach across the walls. */
export async function loadFacts(
  tx: Transaction,
  teamId: string,
  citizenIds: readonly string[] | null,
): Promise<CitizenFacts[]> {
  const rows = await tx.em.query<FactRow[]>('SELECT * FROM sharing_facts($1, $2)', [teamId, citizenIds]);
  return rows.map(readFacts);
}

function readFacts(row: FactRow): CitizenFacts {
  return {
    citizenId: row.citizen_id,
    enrolled: row.enrolments.map((enrolment) => enrolment.sector),
    courses: row.enrolments.filter((enrolment) => enrolment.treatment_course).map((enrolment) => enrolment.sector),
    holders: OWNERS.filter(
      (owner) => row.writers.includes(owner) || row.enrolments.some(({ sector }) => sector === owner),
    ),
    stays: row.stays,
    sharing: {
      services: {
        sel: row.enrolments.some((enrolment) => enrolment.sel_service),
        sicknessBenefit: row.enrolments.some((enrolment) => enrolment.sickness_benefit),
      },
      // A consent about one named relative opens nothing to any class, and says to none that another knows the citizen.
      consents: row.consents.filter((consent) => consent.relative_id === null).flatMap(readConsent),
      hospitalStay: row.admission && {
        admittedAt: startOfDanishDay(row.admission.since),
        dischargedAt: row.admission.dischargedOn && startOfDanishDay(row.admission.dischargedOn),
      },
      citizenAudience: row.audience,
      objections: row.objections.map(readObjection),
      plans: row.plans.map(readPlan),
      representative: representativeOf(row.representatives),
    },
  };
}

function readObjection(row: ObjectionRow): ObjectionFact {
  return {
    id: row.id,
    recordedAt: momentOf(row.recorded_at),
    liftedAt: row.lifted_at === null ? null : momentOf(row.lifted_at),
    categories: row.categories,
    receivers: row.receivers,
    givenTo: row.given_to,
  };
}

function readPlan({ id, parties, fields, firstDay, lastDay, endedAt }: PlanContent): PlanFact {
  return { id, parties, fields, firstDay, lastDay, endedAt: endedAt === null ? null : momentOf(endedAt) };
}

/** Doubt on either side is doubt: it is the same citizen who can or cannot consent. */
function representativeOf(states: readonly SharingFacts['representative'][]): SharingFacts['representative'] {
  return states.includes('unclear') ? 'unclear' : states.includes('mandate_recorded') ? 'mandate_recorded' : 'none';
}

function momentOf(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}

/**
 * A record that is asked about again after a consent ended is two facts: the consent that was, which the other side goes
 * on knowing of, and the question, which is the asking sector's alone. As one, the question would unmake the consent.
 */
function readConsent(row: ConsentRow): ConsentFact[] {
  const recorded: ConsentFact = {
    id: row.id,
    package: row.package,
    state: row.state,
    givenOn: row.given_on,
    expiresOn: row.expires_on,
    flows: row.flows,
    recordedAt: momentOf(row.recorded_at),
    askedBySector: row.sector,
    givenToSector: row.sector,
    askedOn: row.asked_on,
    askAgainOn: row.ask_again_on,
  };
  if (row.given_on === null || !OPEN_QUESTIONS.includes(row.state)) return [recorded];
  const ended: ConsentFact = { ...recorded, state: 'expired', recordedAt: startOfDanishDay(row.given_on) };
  return [ended, { ...recorded, givenOn: null, expiresOn: null }];
}

const OPEN_QUESTIONS: readonly ConsentFact['state'][] = ['not_asked', 'asked', 'refused'];
