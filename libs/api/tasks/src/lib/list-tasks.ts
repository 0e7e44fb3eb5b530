import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  type ElementEntity,
  Elements,
  mayWrite,
  present,
  type Presented,
  type ReadCard,
  type RequestTrace,
  scopeOf,
  shownOfOnly,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type ElementId, type MemberId, type OwnAction, type Task, type TaskList } from '@samtavle/contracts';
import { type Category, danishDay } from '@samtavle/domain';
import { consentPackage } from '@samtavle/policy';
import { WHAT_OPENS } from './what-opens.js';

/** As the database has it. */
type TaskRow = Omit<Task, 'citizen' | 'package' | 'mention'> & {
  readonly openedBy: MemberId | null;
  readonly citizenId: string | null;
  readonly packageId: string | null;
};

const MOST_ACTIONS = 200;

/** What a list of tasks shows of a citizen, beside the lines on it: that there is one. */
const NAME: ReadonlySet<Category> = new Set(['identification']);

/**
 * What the viewer has to do: open tasks, and actions they are responsible for. Of a citizen the viewer no longer works
 * with, the law's task stands without a name; an action and a mention are not there any more.
 */
@Injectable()
export class ListTasks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly elements: Elements,
    private readonly audit: AuditLog,
  ) {}

  async list(viewer: Viewer, trace: RequestTrace): Promise<TaskList> {
    return this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace), 'REPEATABLE READ');
  }

  private async read(tx: Transaction, viewer: Viewer, trace: RequestTrace): Promise<TaskList> {
    const rows = await tx.em.query<TaskRow[]>(
      `SELECT id, kind, version, citizen_id AS "citizenId", package AS "packageId", source, for_whom AS "forWhom", opened_by AS "openedBy", due_on AS "dueOn", opened_at AS "openedAt", ${WHAT_OPENS}
         FROM task WHERE done_at IS NULL ORDER BY due_on, opened_at, id LIMIT 200`,
    );
    const actions = await this.elements.ownActions(tx, MOST_ACTIONS);
    const named = await this.elements.byIds(
      tx,
      rows.flatMap(({ kind, source }) => (kind === 'mention' && source !== null ? [source] : [])),
    );
    const about = [...rows, ...actions, ...named].flatMap(({ citizenId }) => citizenId ?? []);
    const cards = about.length > 0 ? await this.reader.cards(tx, viewer, [...new Set(about)]) : [];
    const byCitizen = new Map(cards.map((read) => [read.citizen.citizenId, read]));
    const [seenActions, seenNamed] = [seenOf(actions, byCitizen), seenOf(named, byCitizen)];
    const lines = new Map(seenNamed.map((element) => [element.id, element]));
    await this.audit.append(tx, {
      type: 'tasks.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: cards.map(({ citizen, shown }) => {
        const name = shownOfOnly(shown, NAME);
        const said = [...seenActions, ...seenNamed].filter(({ citizenId }) => citizenId === citizen.citizenId);
        return { ...name, slots: new Set([...name.slots, ...said.map(({ slot }) => slot)]) };
      }),
    });
    return {
      today: danishDay(tx.now),
      tasks: rows
        .filter(({ kind, source }) => kind !== 'mention' || (source !== null && lines.has(source)))
        .map(({ citizenId, packageId, openedBy, ...task }) => ({
          ...task,
          citizen: citizenId === null ? null : (byCitizen.get(citizenId)?.card.id ?? null),
          package: packageId === null ? null : titlesOf(packageId),
          mention: task.kind === 'mention' ? { text: textOf(lines.get(task.source ?? '')), by: openedBy } : null,
        })),
      actions: seenActions.flatMap((action) => {
        const citizen = byCitizen.get(action.citizenId)?.card.id;
        return citizen === undefined ? [] : [{ ...ownAction(action, viewer), citizen }];
      }),
    };
  }
}

/** Of these lines, those that may be shown beside the citizen's card: the same mask as everywhere. */
function seenOf(
  elements: readonly ElementEntity[],
  cards: ReadonlyMap<string, ReadCard>,
): readonly Presented<ElementEntity>[] {
  return elements.flatMap((element) => {
    const card = cards.get(element.citizenId);
    return card === undefined ? [] : present(card.citizen, [element]);
  });
}

function ownAction(action: Presented<ElementEntity>, viewer: Viewer): Omit<OwnAction, 'citizen'> {
  const { dueOn } = action.content;
  return {
    id: action.id as ElementId,
    version: action.version,
    owner: action.owner,
    category: action.category,
    text: textOf(action),
    dueOn: typeof dueOn === 'string' ? dueOn : null,
    mayEdit: mayWrite(viewer, action),
  };
}

function textOf(element: Presented<ElementEntity> | undefined): string {
  const text = element?.content['text'];
  return typeof text === 'string' ? text : '';
}

function titlesOf(id: string): Task['package'] {
  const asked = consentPackage(id);
  return asked ? { id, da: asked.label_da, en: asked.label } : null;
}
