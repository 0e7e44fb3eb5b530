import { CATEGORIES, type Category, type Day, type Instant, type Owner, OWNERS, type Sector } from '@samtavle/domain';
import { forOneMember } from './emergency-rights.js';
import { type Facts } from './facts.js';
import { isHealthPerson } from './health-person.js';
import { noticeOpen } from './notice.js';
import { type PolicyTable } from './policy-table.js';
import { consentNames, isRefused, planCarries } from './roads.js';

/** A persona in the one capacity they act in, as far as it decides what they may see. */
export interface Reader {
  readonly persona: string;
  readonly member: string;
  readonly role: string;
  readonly sector: Sector;
  /** Employed by the region; otherwise by the municipality. */
  readonly isRegional: boolean;
  /** Acts on a registered authorised person's responsibility. @see Sundhedsloven § 6 */
  readonly hasResponsible: boolean;
}

/** When, and who has the own sector's whole caseload then. */
export interface Moment {
  readonly at: Instant;
  readonly day: Day;
  /** Members on duty. */
  readonly onDuty: ReadonlySet<string>;
}

/**
 * `owner:category`, as in the markers; the notice of a hospital stay, which the law opens without the rest of its category;
 * one plan's document, which other plans do not open; and one fact pushed to one member.
 */
export type Slot = `${Owner}:${Category}` | 'region_psych:hospital_notice' | `plan:${string}` | `fact:${string}`;
export const NOTICE: Slot = 'region_psych:hospital_notice';
export const slot = (owner: Owner, category: Category): Slot => `${owner}:${category}`;
export const planSlot = (element: string): Slot => `plan:${element}`;
export const factSlot = (element: string): Slot => `fact:${element}`;

const NOTHING: ReadonlySet<Slot> = new Set();
const LEADERS: readonly string[] = ['team_leader_region', 'team_leader_muni', 'team_leader_joint'];
const PLAN_GATEWAY = 'PSYL13C';

/** What this reader may see of a citizen now. Empty means: not even that the citizen exists. */
export function mayRead(table: PolicyTable, reader: Reader, facts: Facts, moment: Moment): ReadonlySet<Slot> {
  const working = mayReadAtWork(table, reader, facts, moment);
  const alone = forOneMember(table, reader, facts, moment, working);
  return alone.length === 0 ? working : new Set([...working, ...alone]);
}

/** Leads the own sector's unit, or is on duty for its whole caseload. */
export function reachesSector(reader: Reader, moment: Moment): boolean {
  return moment.onDuty.has(reader.member) || LEADERS.includes(reader.role);
}

/** A relation of this member's own that holds now. */
export function isRelated(reader: Reader, facts: Facts, moment: Moment, kind?: string): boolean {
  return facts.relations.some(
    (one) =>
      one.member === reader.member &&
      (kind === undefined || one.kind === kind) &&
      one.from <= moment.at &&
      (one.to === null || one.to > moment.at),
  );
}

/**
 * Of that, what colleagues may rest on: what a working relation opens, and nothing that is open to one member alone.
 *
 * A relation is: a contact person's or planned contact; the own sector's shared caseload while the citizen
 * is on a board the reader may see; or, for leaders and whoever is on duty, the citizens the own sector has enrolled. A
 * sector that neither enrolled the citizen nor was let in by a consent or a plan has no caseload to share.
 */
export function mayReadAtWork(table: PolicyTable, reader: Reader, facts: Facts, moment: Moment): ReadonlySet<Slot> {
  const isOpen = (owner: Owner, category: Category) => opens(table, reader, facts, moment, owner, category);
  const isEnrolled = facts.enrolled.has(reader.sector);
  const letsIn = (owner: Owner) =>
    isOpen(owner, 'identification') &&
    (consentNames(table, facts, moment, owner, reader.sector, 'identification') ||
      opensByPlan(table, reader, facts, moment, owner, 'identification'));
  if (!isEnrolled && !OWNERS.some(letsIn)) return NOTHING;
  const isInCaseload = [...facts.stays].some((owner) => isOpen(owner, 'board_status'));
  const reaches = isEnrolled && reachesSector(reader, moment);
  if (!isInCaseload && !reaches && !isRelated(reader, facts, moment)) return NOTHING;
  if (!OWNERS.some((owner) => isOpen(owner, 'identification'))) return NOTHING;
  const open = OWNERS.flatMap((owner) =>
    CATEGORIES.filter((category) => isOpen(owner, category)).map((category) => slot(owner, category)),
  );
  const plans = facts.plans
    .filter((plan) => opensPlan(table, reader, facts, moment, plan))
    .map(({ id }) => planSlot(id));
  return new Set([...open, ...plans, ...(noticeOpen(table, reader, facts, moment) ? [NOTICE] : [])]);
}

/** Whether the one rule opens the category of the owner to the reader, or the gateway of plans does. */
function opens(
  table: PolicyTable,
  reader: Reader,
  facts: Facts,
  moment: Moment,
  owner: Owner,
  category: Category,
): boolean {
  const ruling = table.ruling(category, owner, reader.sector);
  if (!table.ceiling(reader.role).has(category) || ruling.isOffBoard || ruling.effect === 'never') return false;
  const fulfils = (need: string) => isFulfilled(need, table, reader, facts, moment, owner, category);
  const isEveryday = ['allow', 'allow_if_necessary', 'consent_required'].includes(ruling.effect);
  return (isEveryday && ruling.requires.every(fulfils)) || opensByPlan(table, reader, facts, moment, owner, category);
}

function opensByPlan(
  table: PolicyTable,
  reader: Reader,
  facts: Facts,
  moment: Moment,
  owner: Owner,
  category: Category,
): boolean {
  return (
    table.hasGateway(PLAN_GATEWAY, category, owner, reader.sector) &&
    table.ceiling(reader.role).has(category) &&
    planCarries(facts.plans, moment.day, owner, reader.sector, category)
  );
}

/** One plan's document: the owner's own, and its parties' while it runs. What else opens the category does not show it. */
function opensPlan(
  table: PolicyTable,
  reader: Reader,
  facts: Facts,
  moment: Moment,
  plan: Facts['plans'][number],
): boolean {
  const owner = OWNERS.find((one) => one === plan.owner);
  if (!owner || !opens(table, reader, facts, moment, owner, 'coordination_plan')) return false;
  return owner === reader.sector || planCarries([plan], moment.day, owner, reader.sector, 'coordination_plan');
}

function isFulfilled(
  need: string,
  table: PolicyTable,
  reader: Reader,
  facts: Facts,
  moment: Moment,
  owner: Owner,
  category: Category,
): boolean {
  switch (need) {
    // The relation is asked for the citizen as a whole; the others are a matter of how staff work, not of data.
    case 'relation_active':
    case 'task_necessity':
    case 'purpose_selected':
    case 'minimum_fields':
    case 'third_party_filter':
      return true;
    case 'representative_check':
      return ![...facts.representatives.values()].includes('unclear');
    case 'no_objection':
      // A consent that counts here is newer than the refusal; and what a sector holds itself, no other's refusal closes.
      return (
        owner === reader.sector ||
        !isRefused(facts.refusals, reader.sector, category) ||
        consentNames(table, facts, moment, owner, reader.sector, category)
      );
    case 'capacity_health_person':
      return isHealthPerson(table, reader);
    case 'treatment_course_current':
      // The receiver's own: that another treats somebody is no ground for one who does not. @see Sundhedsloven § 41 stk. 2
      return facts.enrolled.get(reader.sector)?.treatment === true;
    case 'consent_active_scope_match':
    case 'consent_not_expired':
      return consentNames(table, facts, moment, owner, reader.sector, category);
    case 'consent_names_receiver':
      return facts.consents.some(
        ({ givenOn, flows }) =>
          givenOn !== null && flows.some(({ from, to }) => from === reader.sector || to === reader.sector),
      );
    case 'citizen_selected_audience':
      return facts.audience.has(reader.sector);
    case 'plan_active_party_listed':
      return planCarries(facts.plans, moment.day, owner, reader.sector, category);
    // Home visits, primary contact's own notes and extracts are rights of one person or of rooms not on the board.
    default:
      return false;
  }
}
