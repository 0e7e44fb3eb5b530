import { AccessChanges, DecisionSweeper, NO_TRACE, PersonalAccess, PolicySwitch } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { aLog } from '@samtavle/api-platform/testing';
import { ListTasks } from '@samtavle/api-tasks';
import { type CommandDraft, EmergencyRequestId, type EmergencyUseView } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { ShowRequest } from '../lib/show-request.js';
import { ShowUse } from '../lib/show-use.js';

export const QUESTION = 'Han svarer ikke, og døren er låst. Er der fare?';
export const FACT = 'Har tidligere taget overdosis, når han ikke svarer';
export const WHY = 'Fare for liv, kollega står ved døren';

export const social = () =>
  aCitizen()
    .enrolledBy('muni_social', { contacts: ['supportWorker'] })
    .onBoard(1);

/** What a colleague at the door asks, what whoever is on duty answers, and what is found of it. */
export function questionActs(team: TestTeam) {
  /** Both authorities have the citizen, and neither knows of the other. */
  const apart = () =>
    team.meets(
      social()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .saying('region_psych', 'risk_self_harm', 'Overdosis i 2024'),
    );
  const asks = async (
    bente: TestCitizen,
    more: Partial<CommandDraft<'emergency.ask'>> = {},
    key: StaffKey = 'supportWorker',
  ) => {
    const done = await team.does(key, 'emergency.ask', {
      citizen: bente.id('muni_social'),
      to: 'region_psych',
      question: QUESTION,
      ...more,
    });
    return EmergencyRequestId.parse(done.id);
  };
  const pushes = (
    request: EmergencyRequestId,
    more: Partial<CommandDraft<'emergency.push'>> = {},
    key: StaffKey = 'psychiatrist',
    sector?: Sector,
  ) =>
    team.does(
      key,
      'emergency.push',
      { request, category: 'risk_self_harm', text: FACT, reason: WHY, ...more },
      sector === undefined ? {} : { sector },
    );
  const shows = async (key: StaffKey, request: string, sector?: Sector) =>
    team.get(ShowRequest).show(await team.viewer(key, sector), NO_TRACE, request);
  const tasksOf = async (key: StaffKey, sector?: Sector) =>
    (await team.get(ListTasks).list(await team.viewer(key, sector), NO_TRACE)).tasks;
  const reviewOf = async (source: string, key: StaffKey, sector?: Sector): Promise<EmergencyUseView> =>
    team.get(ShowUse).show(await team.viewer(key, sector), NO_TRACE, source);
  const sweeps = () =>
    new DecisionSweeper(
      team.database.work,
      team.get(AccessChanges),
      team.get(PolicySwitch),
      team.get(PersonalAccess),
      aLog('silent').log,
    ).sweepPersonal();
  const useOf = async ({ key }: TestCitizen) =>
    (await team.database.asOwner<{ id: string }>('SELECT id FROM emergency_use WHERE citizen_id = $1', [key]))[0]?.id ??
    '';
  return { apart, asks, pushes, shows, tasksOf, reviewOf, sweeps, useOf };
}
