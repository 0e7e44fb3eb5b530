import { type Type } from '@nestjs/common';
import { NO_TRACE } from '@samtavle/api-access';
import {
  aCitizen,
  aTeam,
  type CitizenBuilder,
  type StaffKey,
  type TestCitizen,
  type TestTeam,
} from '@samtavle/api-access/testing';
import { Tasks } from '@samtavle/api-tasks';
import { type SharingCell, SharingOverview } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { SharingModule } from '../lib/sharing.module.js';
import { ShowSharing } from '../lib/show-sharing/show-sharing.js';

/** A team with the rooms of sharing. */
export function aSharingTeam(): Promise<TestTeam> {
  const rooms: Type[] = [...Reflect.getMetadata('providers', SharingModule), Tasks];
  return aTeam({ rooms });
}

const SECTOR: Partial<Record<StaffKey, StaffSector>> = {
  supportWorker: 'muni_social',
  peer: 'muni_social',
  muniNurse: 'muni_health',
  jobConsultant: 'muni_employment',
};
export const idFor = (key: StaffKey, citizen: TestCitizen) => citizen.id(SECTOR[key] ?? 'region_psych');
export const cell = (
  { cells }: SharingOverview,
  owner: string,
  category: string,
  to: string,
): SharingCell | undefined => cells.find((one) => one.owner === owner && one.category === category && one.to === to);
export const regional = () =>
  aCitizen()
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2);
export const social = () => aCitizen().enrolledBy('muni_social', { contacts: ['supportWorker'] });
export const plan = (
  citizen: CitizenBuilder,
  parties: string[],
  fields: string[],
  lastDay: string | null = '2027-01-31',
) =>
  citizen.with('plan', 'region_psych', 'coordination_plan', {
    planKind: 'coordination_plan',
    parties,
    fields,
    firstDay: '2026-11-01',
    lastDay,
    agreements: 'Aftalt',
    followUpOn: null,
  });

/** What a colleague is shown of one citizen's sharing. */
export const overviewOf = async (team: TestTeam, key: StaffKey, citizen: TestCitizen) =>
  SharingOverview.parse(await team.get(ShowSharing).overview(await team.viewer(key), NO_TRACE, idFor(key, citizen)));
