import { type Type } from '@nestjs/common';
import { AccessChanges, Decisions, PolicySwitch } from '@samtavle/api-access';
import { type TestTeam } from '@samtavle/api-access/testing';
import { LOG } from '@samtavle/api-platform';
import { Tasks } from '@samtavle/api-tasks';
import { SHARING_POLICY } from '@samtavle/policy';
import { ConsentModule } from '../lib/consent.module.js';
import { ConsentTasks } from '../lib/register/consent-tasks.js';
import { ConsentSweeper } from '../lib/time/consent-sweeper.js';

/** The rooms of the register, without the clock that ticks by itself: a test says when time acts. */
export function consentRooms(): Type[] {
  const providers: Type[] = Reflect.getMetadata('providers', ConsentModule);
  return [...providers.filter((room) => room !== ConsentSweeper), Tasks];
}

/** Lets time act once, on whatever is due by the test's clock. */
export async function timeActs(team: TestTeam): Promise<void> {
  const log = team.get(LOG as never) as ConstructorParameters<typeof ConsentSweeper>[4];
  await new ConsentSweeper(
    team.database.work,
    team.get(Decisions),
    team.get(AccessChanges),
    team.get(ConsentTasks),
    log,
  ).sweep();
}

/** Brings a version of the policy with these rules into force, and the team to it. */
export async function followsRules(team: TestTeam, version: string, rules: readonly unknown[]): Promise<void> {
  await team.database.asOwner(
    `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at)
       SELECT $1, 'carried', $2, min(file_digest), $3, $4, now() FROM policy_version`,
    [version, SHARING_POLICY.policy_version, JSON.stringify(rules), JSON.stringify(SHARING_POLICY.gateways)],
  );
  await team.get(PolicySwitch).finish();
}
