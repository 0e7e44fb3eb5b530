import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput, endsByItself, type Task, type TaskKind } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { Tasks } from './tasks.js';
import { WHAT_OPENS } from './what-opens.js';

/** Somebody did what a task asked for. */
@Injectable()
@Handles('task.done')
export class CompleteTaskHandler implements CommandHandler<'task.done'> {
  constructor(private readonly tasks: Tasks) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'task.done'>): Promise<Effect> {
    const [task] = await tx.em.query<
      { kind: TaskKind; opens: Task['opens']; version: number; citizen_id: string | null; sector: StaffSector }[]
    >(
      `SELECT kind, version, citizen_id, sector, ${WHAT_OPENS} FROM task WHERE id = $1 AND done_at IS NULL FOR UPDATE`,
      [input.task],
    );
    if (!task) throw notFound();
    if (task.version !== input.version) throw new Failure('stale_version');
    if (endsByItself(task))
      throw new Failure('invalid_input', { fields: [{ path: 'task', problem: 'ends_by_itself' }] });
    await tx.em.query('UPDATE task SET done_at = $2, done_by = $3, version = version + 1 WHERE id = $1', [
      input.task,
      tx.now,
      viewer.memberId,
    ]);
    await this.tasks.call(tx, task.sector);
    return {
      action: 'U',
      version: task.version + 1,
      subjects: task.citizen_id === null ? [] : [{ citizenId: task.citizen_id, slots: [] }],
    };
  }
}
