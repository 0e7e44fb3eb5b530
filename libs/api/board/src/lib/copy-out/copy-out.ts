import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenById,
  contentOf,
  Elements,
  present,
  type PresentedElement,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { COPIED_KINDS, dueForCopy, goesIntoRecord } from '@samtavle/care-plan';
import {
  type CitizenId,
  type CopyLine,
  type CopyOut as CopyOutView,
  type ElementId,
  type MemberId,
  MOST_COPIED,
} from '@samtavle/contracts';
import { OWNERS } from '@samtavle/domain';
import { newestCopiesOf } from './copies.js';

/** What the own sector has written and not yet carried into its own record. It leaves the board: recorded as an export. */
@Injectable()
export class CopyOut {
  constructor(
    private readonly work: UnitOfWork,
    private readonly elements: Elements,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** @throws Failure `not_found` when the citizen is not there, or not one the viewer works with */
  async lines(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<CopyOutView> {
    const found = await this.work.runAs(
      scopeOf(viewer),
      (tx) => this.read(tx, viewer, trace, id),
      // The copies and the versions of one moment.
      'REPEATABLE READ',
    );
    if (found) return found;
    await this.refusals.record(viewer, trace, 'citizen.copy-out not found');
    throw notFound();
  }

  private async read(
    tx: Transaction,
    viewer: Viewer,
    trace: RequestTrace,
    id: CitizenId,
  ): Promise<CopyOutView | undefined> {
    const citizen = await citizenById(tx, viewer, id);
    if (!citizen) return undefined;
    const owner = OWNERS.find((one) => one === viewer.sector);
    const written = owner
      ? present(citizen, await this.elements.everOf(tx, citizen.citizenId, owner, COPIED_KINDS)).filter(goesIntoRecord)
      : [];
    const copied = await newestCopiesOf(tx, citizen);
    const due = dueForCopy(
      written.map((line) => ({ element: line.id, version: line.version, at: line.updatedAt, line })),
      [...copied].map(([element, { version }]) => ({ element, version })),
    );
    const lines = due.slice(0, MOST_COPIED).map(({ line }) => line);
    await this.audit.append(tx, {
      type: 'citizen.copied-out',
      action: 'E',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [{ citizenId: citizen.citizenId, slots: new Set(lines.map(({ slot }) => slot)) }],
    });
    return {
      id,
      asOf: tx.now,
      lines: lines.map((line) => lineOf(line, copied.has(line.id))),
      more: due.length > MOST_COPIED,
    };
  }
}

function lineOf(element: PresentedElement, copiedBefore: boolean): CopyLine {
  return {
    element: element.id as ElementId,
    version: element.version,
    category: element.category,
    content: contentOf(element),
    writtenAt: element.updatedAt,
    writtenBy: element.updatedBy as MemberId | null,
    change: copiedBefore ? 'changed' : 'new',
    ended: element.endedAt !== null,
  };
}
