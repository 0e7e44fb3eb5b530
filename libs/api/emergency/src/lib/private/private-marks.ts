import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenById,
  type CitizenId,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, UnitOfWork } from '@samtavle/api-platform';
import { CitizenId as Id, PrivateMarks } from '@samtavle/contracts';
import { instant, OWNERS, slotOf } from '@samtavle/domain';
import { type z } from 'zod';

/** The marks one has set oneself, so that they can be lifted when the citizen wants it. What they cover is not shown. */
@Injectable()
export class ShowPrivateMarks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async list(viewer: Viewer, trace: RequestTrace, text: string): Promise<z.infer<typeof PrivateMarks>> {
    const id = Id.safeParse(text);
    const found = id.success ? await this.read(viewer, trace, id.data) : undefined;
    if (found) return found;
    await this.refusals.record(viewer, trace, 'citizen.private-marks not found');
    throw notFound();
  }

  private async read(
    viewer: Viewer,
    trace: RequestTrace,
    id: CitizenId,
  ): Promise<z.infer<typeof PrivateMarks> | undefined> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const citizen = await citizenById(tx, viewer, id);
      if (!citizen) return undefined;
      const rows = await tx.em.query<{ element: string; category: string; marked_at: string }[]>(
        'SELECT element, category, marked_at FROM own_private_marks($1)',
        [citizen.citizenId],
      );
      const own = OWNERS.find((owner) => owner === viewer.sector);
      await this.audit.append(tx, {
        type: 'private.listed',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        subjects: [
          { citizenId: citizen.citizenId, slots: own && rows.length > 0 ? [slotOf(own, 'private_notes')] : [] },
        ],
      });
      return PrivateMarks.parse({
        marks: rows.map(({ marked_at: markedAt, ...mark }) => ({ ...mark, markedAt: instant(markedAt) })),
      });
    });
  }
}
