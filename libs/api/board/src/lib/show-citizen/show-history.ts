import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenToRead,
  type CitizenId,
  contentOf,
  isHiddenChange,
  present,
  type Presented,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type CitizenHistory, type CorrectedEntry, type HistoryEntry, type HistoryQuery } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import {
  type Asked,
  type CorrectionRow,
  cursorOf,
  readCorrections,
  readVersions,
  type VersionRow,
} from './history-rows.js';

const PAGE = 200;

/**
 * Versions of what may be seen *now*: history opens and closes with the decision, like everything else. Hospital stays
 * that are over are the region's alone: the notice of § 12 c carries the present one, not a past.
 */
@Injectable()
export class ShowHistory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async history(viewer: Viewer, trace: RequestTrace, id: CitizenId, query: HistoryQuery = {}): Promise<CitizenHistory> {
    const found = await this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const citizen = await citizenToRead(tx, viewer, id);
        if (!citizen) return undefined;
        const asked = { citizenId: citizen.citizenId, sector: viewer.sector, query };
        const seen = await this.seen(tx, citizen, asked, PAGE + 1);
        const shown = seen.slice(0, PAGE);
        const last = seen.length > PAGE ? shown.at(-1) : undefined;
        const corrected = present(citizen, await readCorrections(tx, asked, last?.changed_at ?? null));
        await this.audit.append(tx, {
          type: 'citizen.history',
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, trace),
          subjects: [{ citizenId: citizen.citizenId, slots: new Set([...shown, ...corrected].map((row) => row.slot)) }],
        });
        return {
          id,
          entries: shown.map(entryOf),
          corrections: corrected.map(correctionOf),
          more: last !== undefined,
          next: last ? cursorOf(last) : null,
        };
      },
      'REPEATABLE READ',
    );
    if (found) return found;
    await this.refusals.record(viewer, trace, 'citizen.history not found');
    throw notFound();
  }

  /**
   * That many versions, or all there are. What is left out is made up for from further back, so that neither the length of
   * a page nor its end tells of it.
   */
  private async seen(
    tx: Transaction,
    citizen: VisibleCitizen,
    asked: Asked,
    atMost: number,
  ): Promise<Presented<VersionRow>[]> {
    const seen: Presented<VersionRow>[] = [];
    for (let before = asked.query.before; ;) {
      const query = { ...asked.query, ...(before === undefined ? {} : { before }) };
      const rows = await readVersions(tx, { ...asked, query }, atMost);
      seen.push(
        ...present(
          citizen,
          rows.filter((row) => !isHiddenChange(citizen, row, row, row.before)),
        ),
      );
      const last = rows.at(-1);
      if (last === undefined || rows.length < atMost || seen.length >= atMost) return seen.slice(0, atMost);
      before = cursorOf(last);
    }
  }
}

function entryOf(row: VersionRow): HistoryEntry {
  return {
    element: row.id,
    ...pairOf(row.slot),
    version: row.version,
    content: contentOf(row),
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    change: row.version === 1 ? 'created' : row.ended ? 'ended' : 'changed',
  };
}

function correctionOf({ id, slot, at, by, because }: CorrectionRow): CorrectedEntry {
  return { element: id, ...pairOf(slot), at, by, because };
}
