import { type Week, type WeekQuery } from '@samtavle/contracts';
import { addDays, danishDay, type Day, type Instant } from '@samtavle/domain';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type z } from 'zod';

/** How far from today somebody may look: what is further away is no plan and no memory of the board's. */
const FARTHEST_DAYS = 366;

/** The days asked for. @throws Failure naming `from` when it lies too far away */
export function daysAsked({ from, days }: z.infer<typeof WeekQuery>, now: Instant): Day[] {
  const today = danishDay(now);
  if (from < addDays(today, -FARTHEST_DAYS) || from > addDays(today, FARTHEST_DAYS))
    throw new Failure('invalid_input', { fields: [{ path: 'from', problem: 'too_far' }] });
  return Array.from({ length: Number(days) }, (_, ahead) => addDays(from as Day, ahead));
}

/** The team's limits. */
export async function limitsOf(tx: Transaction, teamId: string): Promise<Week['team']> {
  const [limits] = await tx.em.query<Week['team'][]>(
    `SELECT lost_contact_days AS "lostContactDays", contact_lost_days AS "contactLostDays" FROM team WHERE id = $1`,
    [teamId],
  );
  if (!limits) throw new Error('a viewer’s team exists');
  return limits;
}
