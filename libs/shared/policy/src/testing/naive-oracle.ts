import {
  danishDay,
  addDays,
  oneYearAfter,
  type Category,
  type Instant,
  type Owner,
  type Sector,
} from '@samtavle/domain';
import { SHARING_POLICY } from '../lib/sharing-policy.js';
import type { ConsentFact, SharingFacts } from '../lib/sharing-facts.js';
import type { ViewerClass } from '../lib/viewer-class.js';
import type { ResolvedRow, ResolvedTable } from './resolved-table.js';

/**
 * A second reading of the sharing law, written from its text and from resolved.csv alone: slow, by calendar days, and
 * without the rules' lists of conditions. Returns how the pair is open to the class (`rule` or a gateway id), or null.
 */
export function readNaively(
  table: ResolvedTable,
  viewer: ViewerClass,
  facts: SharingFacts,
  now: Instant,
  owner: Owner,
  category: Category,
): string | null {
  const role = SHARING_POLICY.roles.find((known) => known.id === viewer.role);
  const row = table.row(category, owner, viewer.sector);
  if (role === undefined || !role.sector.includes(viewer.sector) || !role.read_ceiling.includes(category)) return null;
  if (row.effect === 'never' || row.effect === 'emergency_only' || row.effect === 'review_required') return null;

  const { sector } = viewer;
  const staff = sector.startsWith('region_') || sector.startsWith('muni_');
  if (!staff && sector !== 'citizen') return null;
  // Never a right of a class: needs a visit, an author, a primary contact, a permission or an anonymous table.
  const personal = ['protected_address', 'private_notes', 'psychotherapy_notes', 'access_log', 'evaluation_data'];
  if (staff && personal.includes(category)) return null;

  if (sector === 'citizen') {
    const speaksFor = viewer.role === 'representative' ? ['mandate_recorded'] : ['mandate_recorded', 'none'];
    return speaksFor.includes(facts.representative) ? 'rule' : null;
  }
  if (opensByRule(row, viewer, facts, now)) return 'rule';
  for (const gateway of row.gateways) {
    if (gateway === 'PSYL13C' && planReaches(facts, now, owner, sector, category, true)) return gateway;
    if (gateway === 'RSL12C' && noticeReaches(facts, now, sector)) return gateway;
  }
  return null;
}

function opensByRule(row: ResolvedRow, v: ViewerClass, facts: SharingFacts, now: Instant): boolean {
  const { category, from: owner } = row;
  const health = ['region_psych', 'muni_health'];
  const treatmentOnly = health.includes(v.sector) && health.includes(owner);
  const treated = v.healthPerson && facts.treatmentCourse;
  const consents = facts.consents.filter((c) => yesCovers(c, now, owner, v.sector, category));
  const refusals = facts.objections.filter(
    (o) =>
      (o.liftedAt === null || o.liftedAt > now) &&
      (o.categories === 'all' || o.categories.length === 0 || o.categories.includes(category)) &&
      (o.receivers === 'all' || o.receivers.length === 0 || o.receivers.includes(v.sector)) &&
      (owner !== v.sector || o.givenTo === v.sector),
  );
  const saidYesLast = consents.some((c) => refusals.every((o) => c.recordedAt > o.recordedAt));

  if (owner === 'citizen') {
    if (category === 'consent_records') return everExchanged(facts, now, owner, v.sector);
    if (!facts.citizenAudience.includes(v.sector)) return false;
    return row.effect === 'consent_required' ? saidYesLast : true;
  }
  if (owner === v.sector) return (refusals.length === 0 || saidYesLast) && (treated || !treatmentOnly);
  if (category === 'consent_records') return everExchanged(facts, now, owner, v.sector);
  if (row.effect === 'consent_required') {
    return saidYesLast && facts.representative !== 'unclear' && (treated || !treatmentOnly);
  }
  if (treatmentOnly) return treated && (refusals.length === 0 || saidYesLast);
  return category === 'coordination_plan' && planReaches(facts, now, owner, v.sector, category, false);
}

function yesCovers(c: ConsentFact, now: Instant, owner: Owner, to: Sector, category: Category): boolean {
  const today = danishDay(now);
  if ((c.state !== 'active' && c.state !== 'expiring') || c.givenOn === null || c.givenOn > today) return false;
  if (today >= oneYearAfter(c.givenOn) || (c.expiresOn !== null && today >= c.expiresOn)) return false;
  const names = (flows: ConsentFact['flows']) =>
    flows.some((flow) => flow.from === owner && flow.to === to && flow.categories.includes(category));
  const asked = SHARING_POLICY.consent_packages.find((known) => known.id === c.package);
  return asked !== undefined && names(c.flows) && names(asked.flows);
}

function everExchanged(facts: SharingFacts, now: Instant, owner: Owner, sector: Sector): boolean {
  return facts.consents.some(
    (c) =>
      !['not_asked', 'asked', 'refused'].includes(c.state) &&
      c.givenOn !== null &&
      c.givenOn <= danishDay(now) &&
      c.flows.some((flow) =>
        owner === 'citizen'
          ? flow.from === sector || flow.to === sector
          : (flow.from === owner && flow.to === sector) || (flow.from === sector && flow.to === owner),
      ),
  );
}

function planReaches(
  f: SharingFacts,
  now: Instant,
  owner: Owner,
  to: Sector,
  category: Category,
  gateway: boolean,
): boolean {
  const neverInPlans = ['board_status', 'diagnosis', 'network_relatives', 'criminal_forensic', 'consent_records'];
  if (gateway && neverInPlans.includes(category)) return false;
  const today = danishDay(now);
  return f.plans.some(
    (plan) =>
      plan.parties.includes(owner) &&
      plan.parties.includes(to) &&
      plan.firstDay <= today &&
      (plan.lastDay === null || today <= plan.lastDay) &&
      (plan.endedAt === null || now < plan.endedAt) &&
      (['identification', 'team_membership', 'coordination_plan'].includes(category) || plan.fields.includes(category)),
  );
}

function noticeReaches(facts: SharingFacts, now: Instant, sector: Sector): boolean {
  const stay = facts.hospitalStay;
  if (stay === null || stay.admittedAt > now) return false;
  const fits =
    sector === 'muni_social' ? facts.services.sel : sector === 'muni_employment' && facts.services.sicknessBenefit;
  return fits && (stay.dischargedAt === null || danishDay(now) <= addDays(danishDay(stay.dischargedAt), 30));
}
