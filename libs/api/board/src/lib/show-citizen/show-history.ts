import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenToRead,
  type CitizenId,
  contentOf,
  goalSlotOf,
  present,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type StoredContent,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, UnitOfWork } from '@samtavle/api-platform';
import {
  type CitizenHistory,
  type ElementId,
  type ElementKind,
  type HistoryEntry,
  type MemberId,
} from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import { type z } from 'zod';

const NEWEST = 200;

interface VersionRow {
  id: ElementId;
  version: number;
  kind: ElementKind;
  slot: number;
  content: StoredContent;
  goalSlot: number | null;
  ended: boolean;
  changed_at: string;
  changed_by: MemberId | null;
}

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

  async history(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<z.infer<typeof CitizenHistory>> {
    const found = await this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const citizen = await citizenToRead(tx, viewer, id);
        if (!citizen) return undefined;
        const rows = await tx.em.query<VersionRow[]>(
          `SELECT v.element_id AS id, v.version, e.kind, v.slot, v.content, v.ended, v.changed_at, v.changed_by, ${goalSlotOf('v')} AS "goalSlot"
             FROM element_version v JOIN element e ON e.id = v.element_id
            WHERE v.citizen_id = $1 AND (e.kind <> 'admission' OR e.ended_at IS NULL OR $3 = 'region_psych')
              AND (e.kind NOT IN ('reason', 'exit_criterion') OR EXISTS (SELECT 1 FROM element s WHERE s.id = e.stay_id))
            ORDER BY v.changed_at DESC, v.element_id, v.version DESC LIMIT $2`,
          [citizen.citizenId, NEWEST + 1, viewer.sector],
        );
        const seen = present(citizen, rows);
        const shown = seen.slice(0, NEWEST);
        await this.audit.append(tx, {
          type: 'citizen.history',
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, trace),
          subjects: [{ citizenId: citizen.citizenId, slots: new Set(shown.map((row) => row.slot)) }],
        });
        return { id, entries: shown.map(entryOf), more: seen.length > NEWEST };
      },
      'REPEATABLE READ',
    );
    if (found) return found;
    await this.refusals.record(viewer, trace, 'citizen.history not found');
    throw notFound();
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
