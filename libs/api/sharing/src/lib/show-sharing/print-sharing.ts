import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  citizenById,
  type CitizenId,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  shownOfOnly,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, UnitOfWork } from '@samtavle/api-platform';
import { type CitizenSharing, type PRINT_RECEIVERS, type SharingCell } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { sharingCells } from './sharing-cells.js';
import { SharingKnowledge } from './sharing-knowledge.js';

type Line = CitizenSharing['lines'][number];

/**
 * The overview for the citizen to take home: who may know what, why, and for how long. Nothing of what is held back, of
 * what staff keep for themselves, or of what only the other side knows. @see GDPR art. 13-14
 */
@Injectable()
export class PrintSharing {
  constructor(
    private readonly work: UnitOfWork,
    private readonly knowledge: SharingKnowledge,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async print(
    viewer: Viewer,
    trace: RequestTrace,
    id: CitizenId,
    receiver: (typeof PRINT_RECEIVERS)[number],
  ): Promise<CitizenSharing> {
    const page = await this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const citizen = await citizenById(tx, viewer, id);
        const [read] = citizen ? await this.reader.cards(tx, viewer, [citizen.citizenId]) : [];
        if (!citizen || !read) return undefined;
        const known = await this.knowledge.of(tx, viewer, citizen);
        await this.audit.append(tx, {
          type: 'sharing.printed',
          action: 'R',
          outcome: 'ok',
          reason: `for the ${receiver}`,
          actor: actorOf(viewer, trace),
          subjects: [shownOfOnly(read.shown, new Set(['identification']))],
        });
        return {
          name: read.card.name,
          today: danishDay(tx.now),
          own: known.own,
          // What the citizen has said is no news to the citizen.
          lines: linesOf(
            sharingCells(viewer.policy, known, citizen, tx.now).filter(({ owner }) => owner !== 'citizen'),
          ),
        };
      },
      'REPEATABLE READ',
    );
    if (page) return page;
    await this.refusals.record(viewer, trace, 'citizen.sharing.print not found');
    throw notFound();
  }
}

/** Cells with the same sender, receiver and ground are one line. */
function linesOf(cells: readonly SharingCell[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { owner, to, category, via, consent, plan, basis, ifOnly, lastDay } of cells) {
    const because =
      via === 'RSL12C' ? 'notice' : via === 'PSYL13C' || plan !== null ? 'plan' : consent ? 'consent' : 'law';
    const key = JSON.stringify([owner, to, because, consent, ifOnly, lastDay]);
    const line = lines.get(key);
    if (line) line.categories.push(category);
    else lines.set(key, { owner, to, categories: [category], because, consent, basis, ifOnly, lastDay });
  }
  return [...lines.values()];
}
