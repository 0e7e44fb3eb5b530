import { Injectable } from '@nestjs/common';
import { actorOf, BoardReader, type RequestTrace, scopeOf, shownOfOnly, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type Task, type TaskList } from '@samtavle/contracts';
import { type Category, danishDay } from '@samtavle/domain';
import { consentPackage } from '@samtavle/policy';
import { WHAT_OPENS } from './what-opens.js';

/** As the database has it. */
type TaskRow = Omit<Task, 'citizen' | 'package'> & {
  readonly citizenId: string | null;
  readonly packageId: string | null;
};

/** What a list of tasks shows of a citizen: that there is one. */
const NAME: ReadonlySet<Category> = new Set(['identification']);

/** The viewer's open tasks. Of a citizen the viewer no longer works with, the task stands without a name. */
@Injectable()
export class ListTasks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
  ) {}

  async list(viewer: Viewer, trace: RequestTrace): Promise<TaskList> {
    return this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace), 'REPEATABLE READ');
  }

  private async read(tx: Transaction, viewer: Viewer, trace: RequestTrace): Promise<TaskList> {
    const rows = await tx.em.query<TaskRow[]>(
      `SELECT id, kind, version, citizen_id AS "citizenId", package AS "packageId", source, for_whom AS "forWhom", due_on AS "dueOn", opened_at AS "openedAt", ${WHAT_OPENS}
         FROM task WHERE done_at IS NULL ORDER BY due_on, opened_at, id LIMIT 200`,
    );
    const about = [...new Set(rows.flatMap(({ citizenId }) => citizenId ?? []))];
    const cards = about.length > 0 ? await this.reader.cards(tx, viewer, about) : [];
    const byCitizen = new Map(cards.map((read) => [read.citizen.citizenId, read]));
    await this.audit.append(tx, {
      type: 'tasks.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: cards.map(({ shown }) => shownOfOnly(shown, NAME)),
    });
    return {
      today: danishDay(tx.now),
      tasks: rows.map(({ citizenId, packageId, ...task }) => ({
        ...task,
        citizen: citizenId === null ? null : (byCitizen.get(citizenId)?.card.id ?? null),
        package: packageId === null ? null : titlesOf(packageId),
      })),
    };
  }
}

function titlesOf(id: string): Task['package'] {
  const asked = consentPackage(id);
  return asked ? { id, da: asked.label_da, en: asked.label } : null;
}
