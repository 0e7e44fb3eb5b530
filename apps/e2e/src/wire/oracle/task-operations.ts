import { randomUUID } from 'node:crypto';
import { TASK_KINDS, TaskList } from '@samtavle/contracts';
import { addDays } from '@samtavle/domain';
import { type Actor } from './actor.js';

/** What there is to do, and now and then something of it is done. */
export async function tasks(actor: Actor): Promise<void> {
  const { chance } = actor.world;
  const answer = await actor.read('GET', '/api/tasks');
  const list = TaskList.safeParse(answer.json);
  const task = list.success ? chance.pick(list.data.tasks) : undefined;
  if (!task || chance.percent(50)) return;
  const { id, version } = task;
  await actor.command('task.done', { task: id, version: chance.percent(90) ? version : version + 1 });
}

/** What the law's rooms open; who is mentioned in a line is an operation of its own, and always somebody. */
const KINDS = TASK_KINDS.filter((kind) => kind !== 'mention');
const WHOM = ['member', 'contacts', 'leaders', 'duty'] as const;
const SECTORS = ['region_psych', 'muni_social', 'muni_health', 'muni_employment'] as const;

/**
 * Something falls to somebody about a citizen, whether or not they may see the citizen: as when access ended, or a contact
 * person was named anew since. Written as the law's own rooms write it; a list that named the citizen by that would be wrong.
 */
export async function somethingToDo({ world }: Actor): Promise<void> {
  const { chance, history, server, colleagues } = world;
  const citizen = chance.pick(world.candidates)?.citizen;
  const colleague = chance.pick(colleagues);
  if (citizen === undefined || !colleague) return;
  const forWhom = chance.pick(WHOM) ?? 'member';
  const sector = forWhom === 'member' ? colleague.sector : chance.pick(SECTORS);
  const other = chance.percent(20) ? chance.pick(colleagues)?.id : undefined;
  await server.owner.query(
    `INSERT INTO task (id, team_id, citizen_id, sector, kind, for_whom, for_member, not_for_person, due_on, version, opened_at)
     SELECT $1, c.team_id, c.id, $3, $4, $5, $6, (SELECT person_id FROM member WHERE id = $7), $8, 1, $9 FROM citizen c WHERE c.id = $2`,
    [
      randomUUID(),
      citizen,
      sector,
      chance.pick(KINDS),
      forWhom,
      forWhom === 'member' ? colleague.id : null,
      other,
      addDays(history.now.day, chance.below(30)),
      history.now.at,
    ],
  );
  world.count('something to do', 'ok');
}
