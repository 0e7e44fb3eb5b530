import { type Type } from '@nestjs/common';
import { Elements, present, visibleCitizens } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type CommandDraft, ElementId } from '@samtavle/contracts';
import { type Category, type Owner, pairOf, type StaffSector } from '@samtavle/domain';
import { PlansModule } from '../lib/plans.module.js';

const SECTORS: Partial<Record<StaffKey, StaffSector>> = {
  supportWorker: 'muni_social',
  muniNurse: 'muni_health',
  jobConsultant: 'muni_employment',
};
export const idFor = (key: StaffKey, citizen: TestCitizen) => citizen.id(SECTORS[key] ?? 'region_psych');
export type Terms = Omit<CommandDraft<'plan.make'>, 'citizen'>;
export const TERMS: Terms = {
  planKind: 'discharge_agreement',
  parties: ['region_psych', 'muni_social'],
  fields: ['mental_state'],
  firstDay: '2026-11-26',
  lastDay: '2027-01-31',
  agreements: 'Bostøtte to gange om ugen. Afdelingen ringer mandag.',
  followUpOn: '2026-12-10',
};

/** A team with the rooms of the plans. */
export function aTeamWithPlans(): Promise<TestTeam> {
  const rooms: Type[] = Reflect.getMetadata('providers', PlansModule);
  return aTeam({ rooms });
}

/** What the department does with its plans, sent as a screen would, and what opens by it. */
export function planActs(team: TestTeam) {
  /** Known on every side, on nobody's word but their own: no consent joins them. */
  const apart = () =>
    team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .enrolledBy('muni_health', { contacts: ['muniNurse'] })
        .enrolledBy('muni_employment', { contacts: ['jobConsultant'] })
        .saying('region_psych', 'mental_state', 'Sover dårligt')
        .saying('region_psych', 'crisis_plan', 'Ring til søster')
        .saying('region_psych', 'diagnosis', 'F20')
        .saying('muni_social', 'housing', 'Restance på huslejen'),
    );
  const make = (citizen: TestCitizen, terms: Partial<Terms> = {}, key: StaffKey = 'nurse') =>
    team.does(key, 'plan.make', { citizen: idFor(key, citizen), ...TERMS, ...terms });
  /** The same, and the plan's id. */
  const made = async (citizen: TestCitizen, terms: Partial<Terms> = {}) =>
    ElementId.parse((await make(citizen, terms)).id);
  const end = (citizen: TestCitizen, plan: ElementId, version = 1) =>
    team.does('nurse', 'plan.end', { citizen: idFor('nurse', citizen), plan, version });
  const change = (citizen: TestCitizen, plan: ElementId, version: number, terms: Partial<Terms> = {}) =>
    team.does('nurse', 'plan.change', { citizen: idFor('nurse', citizen), plan, version, ...TERMS, ...terms });

  /** What this colleague may see of another owner, as `category`; own data left out. */
  async function seen(key: StaffKey, citizen: TestCitizen, owner: Owner): Promise<Category[]> {
    return team.as(key, async (tx, viewer) => {
      const known = (await visibleCitizens(tx, viewer, [citizen.key])).get(citizen.key);
      if (!known) return [];
      return [...known.mask].flatMap((bit, slot) =>
        bit === '1' && pairOf(slot).owner === owner ? [pairOf(slot).category] : [],
      );
    });
  }
  /** What this colleague can read about the citizen, through the database and the mask. */
  const reads = (key: StaffKey, citizen: TestCitizen) =>
    team.as(key, async (tx, viewer) => {
      const known = (await visibleCitizens(tx, viewer, [citizen.key])).get(citizen.key);
      return known ? present(known, await team.get(Elements).open(tx, [citizen.key], '2026-11-26')) : [];
    });
  const plansRead = async (key: StaffKey, citizen: TestCitizen) =>
    (await reads(key, citizen)).filter(({ kind }) => kind === 'plan').map(({ id }) => id);
  /** How far the team's stream has come. */
  const head = async () => (await team.events()).length;
  return { apart, make, made, end, change, seen, reads, plansRead, head };
}
