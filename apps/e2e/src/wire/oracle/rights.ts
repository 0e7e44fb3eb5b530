import {
  addDays,
  CATEGORIES,
  type Category,
  type Day,
  type Instant,
  oneYearAfter,
  type Owner,
  OWNERS,
  type Sector,
} from '@samtavle/domain';
import { type Consent, type Facts, SHARING_STATES } from './facts.js';
import { type PolicyTable } from './policy-table.js';

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

/** `owner:category`, as in the markers; and the notice of a hospital stay, which the law opens without the rest of its category. */
export type Slot = `${Owner}:${Category}` | 'region_psych:hospital_notice';
export const NOTICE: Slot = 'region_psych:hospital_notice';
export const slot = (owner: Owner, category: Category): Slot => `${owner}:${category}`;

const NOTHING: ReadonlySet<Slot> = new Set();
const LEADERS: readonly string[] = ['team_leader_region', 'team_leader_muni', 'team_leader_joint'];

/**
 * What this reader may see of a citizen now. Empty means: not even that the citizen exists.
 *
 * A working relation is a contact person's or planned contact; the own sector's shared caseload while the citizen is on a
 * board the reader may see; or, for leaders and whoever is on duty, the citizens the own sector has enrolled. A sector
 * that neither enrolled the citizen nor was let in by a consent naming identification has no caseload to share.
 */
export function mayRead(table: PolicyTable, reader: Reader, facts: Facts, moment: Moment): ReadonlySet<Slot> {
  const isOpen = (owner: Owner, category: Category) => opens(table, reader, facts, moment, owner, category);
  const isEnrolled = facts.enrolled.has(reader.sector);
  const isLetIn = OWNERS.some((owner) => names(table, facts, moment, owner, reader.sector, 'identification'));
  if (!isEnrolled && !isLetIn) return NOTHING;
  const isInCaseload = [...facts.stays].some((owner) => isOpen(owner, 'board_status'));
  const isRelated = facts.relations.some(
    ({ member, from, to }) => member === reader.member && from <= moment.at && (to === null || to > moment.at),
  );
  const reaches = isEnrolled && (moment.onDuty.has(reader.member) || LEADERS.includes(reader.role));
  if (!isInCaseload && !isRelated && !reaches) return NOTHING;
  if (!OWNERS.some((owner) => isOpen(owner, 'identification'))) return NOTHING;
  const open = OWNERS.flatMap((owner) =>
    CATEGORIES.filter((category) => isOpen(owner, category)).map((category) => slot(owner, category)),
  );
  return new Set(noticeOpen(table, reader, facts, moment) ? [...open, NOTICE] : open);
}

/** Whether the one rule opens the category of the owner to the reader. */
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
  return ['allow', 'allow_if_necessary', 'consent_required'].includes(ruling.effect) && ruling.requires.every(fulfils);
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
    case 'representative_check':
      return true;
    case 'no_objection':
      // The newer of a yes and a refusal of the same flow counts.
      return (
        refusedOn(facts, reader.sector, category) === null ||
        names(table, facts, moment, owner, reader.sector, category)
      );
    case 'capacity_health_person': {
      const health = table.healthPerson(reader.role);
      return health === 'yes' || (health === 'conditional' && reader.hasResponsible);
    }
    case 'treatment_course_current':
      // The receiver's own: that another treats somebody is no ground for one who does not. @see Sundhedsloven § 41 stk. 2
      return facts.enrolled.get(reader.sector)?.treatment === true;
    case 'consent_active_scope_match':
    case 'consent_not_expired':
      return names(table, facts, moment, owner, reader.sector, category);
    case 'consent_names_receiver':
      return facts.consents.some(
        ({ givenOn, flows }) =>
          givenOn !== null && flows.some(({ from, to }) => from === reader.sector || to === reader.sector),
      );
    case 'citizen_selected_audience':
      return facts.audience.has(reader.sector);
    // Plans, home visits, primary contact's own notes and extracts are rights of one person or of rooms not on the board.
    default:
      return false;
  }
}

/** The day of the newest refusal of the category towards a sector; null when none stands. */
function refusedOn({ refusals }: Facts, to: Sector, category: Category): Day | null {
  const covers = (named: readonly string[], one: string) => named.length === 0 || named.includes(one);
  const days = refusals
    .filter(({ categories, receivers }) => covers(categories, category) && covers(receivers, to))
    .map(({ day }) => day);
  return days.sort().at(-1) ?? null;
}

/** An active consent whose package named this flow on the day it was given and names it still. */
function names(table: PolicyTable, facts: Facts, moment: Moment, from: Owner, to: Sector, category: Category): boolean {
  const has = (flows: Consent['flows']) =>
    flows.some((flow) => flow.from === from && flow.to === to && flow.categories.includes(category));
  const refused = refusedOn(facts, to, category);
  return facts.consents.some(
    (consent) =>
      isInForce(consent, moment.day) &&
      (refused === null || (consent.givenOn !== null && consent.givenOn > refused)) &&
      has(consent.flows) &&
      has(table.flows(consent.package)),
  );
}

function isInForce({ state, givenOn, expiresOn }: Consent, today: Day): boolean {
  if (!SHARING_STATES.includes(state) || givenOn === null || givenOn > today) return false;
  return today < oneYearAfter(givenOn) && (expiresOn === null || today < expiresOn);
}

/** The hospital's notice: while the stay lasts and until the 30th day after discharge has ended. @see RSL § 12 c */
function noticeOpen(table: PolicyTable, reader: Reader, facts: Facts, moment: Moment): boolean {
  const { gateways } = table.ruling('admission_discharge', 'region_psych', reader.sector);
  if (!gateways.includes('RSL12C') || !table.ceiling(reader.role).has('admission_discharge') || !facts.hospital)
    return false;
  const services = [...facts.enrolled.values()];
  const serves =
    (reader.sector === 'muni_social' && services.some(({ sel }) => sel)) ||
    (reader.sector === 'muni_employment' && services.some(({ sickness }) => sickness));
  const { dischargedOn } = facts.hospital;
  return serves && (dischargedOn === null || moment.day <= addDays(dischargedOn, 30));
}
