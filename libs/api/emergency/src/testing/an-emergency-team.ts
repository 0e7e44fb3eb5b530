import { Elements, present, visibleCitizens } from '@samtavle/api-access';
import { aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { CompleteTaskHandler, ListTasks, Tasks } from '@samtavle/api-tasks';
import { type Category, danishDay, instant, type Owner, type Sector, slotOf } from '@samtavle/domain';
import { ProtectAddressHandler } from '../lib/address/protect-address.handler.js';
import { RevealAddressHandler } from '../lib/address/reveal-address.handler.js';
import { AskNowHandler } from '../lib/ask-now.handler.js';
import { DeclineHandler } from '../lib/decline.handler.js';
import { EmergencyUses } from '../lib/emergency-uses.js';
import { EndLookUpHandler } from '../lib/end-look-up.handler.js';
import { LookUpHandler } from '../lib/look-up.handler.js';
import { LiftPrivateHandler } from '../lib/private/lift-private.handler.js';
import { MarkPrivateHandler } from '../lib/private/mark-private.handler.js';
import { OpenPrivateHandler } from '../lib/private/open-private.handler.js';
import { ShowPrivateMarks } from '../lib/private/private-marks.js';
import { PushFactHandler } from '../lib/push-fact.handler.js';
import { EmergencyRequests } from '../lib/requests.js';
import { ReviewHandler } from '../lib/review.handler.js';
import { ShowRequest } from '../lib/show-request.js';
import { ShowUse } from '../lib/show-use.js';

/** A team with this library's rooms, and what it needs of the tasks. */
export const anEmergencyTeam = (): Promise<TestTeam> =>
  aTeam({
    poolSize: 6,
    rooms: [
      ...[Tasks, ListTasks, CompleteTaskHandler, EmergencyRequests, EmergencyUses, ShowRequest, ShowUse],
      ...[LookUpHandler, EndLookUpHandler, AskNowHandler, PushFactHandler, DeclineHandler, ReviewHandler],
      ...[ProtectAddressHandler, RevealAddressHandler],
      ...[MarkPrivateHandler, LiftPrivateHandler, OpenPrivateHandler, ShowPrivateMarks],
    ],
  });

/** What a colleague reads of a citizen behind both walls: the words of each open element, nothing for no card. */
export async function readBy(
  team: TestTeam,
  key: StaffKey,
  { key: id }: TestCitizen,
  sector?: Sector,
): Promise<string[]> {
  return team.as(
    key,
    async (tx, viewer) => {
      const citizen = (await visibleCitizens(tx, viewer, [id])).get(id);
      const rows = await team.get(Elements).open(tx, [id], danishDay(tx.now));
      const seen = citizen ? present(citizen, rows) : [];
      return seen.flatMap(({ content }) => (typeof content['text'] === 'string' ? [content['text']] : []));
    },
    sector,
  );
}

/** What the database alone lets a colleague read: every text, without the server's mask. */
export async function firstWall(
  team: TestTeam,
  key: StaffKey,
  { key: id }: TestCitizen,
  sector?: Sector,
): Promise<string[]> {
  return team.as(
    key,
    async (tx) => {
      const rows = await tx.em.query<{ text: string }[]>(
        `SELECT content->>'text' AS text FROM element WHERE citizen_id = $1 AND ended_at IS NULL AND content ? 'text'
         UNION ALL SELECT content->>'text' FROM element_version WHERE citizen_id = $1 AND content ? 'text'`,
        [id],
      );
      return [...new Set(rows.map(({ text }) => text))];
    },
    sector,
  );
}

/** Moves the clock to a moment, in UTC. */
export const at = (team: TestTeam, moment: string) => team.clock.set(instant(moment));

export const slot = (owner: Owner, category: Category): number => slotOf(owner, category);
