import { Injectable } from '@nestjs/common';
import {
  actorOf,
  type CitizenId,
  elementView,
  mayWrite,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, UnitOfWork } from '@samtavle/api-platform';
import { type TogetherView } from '@samtavle/contracts';
import { OWNERS } from '@samtavle/domain';
import { OpenToBoth } from './open-to-both.js';

/** The plan on a screen that the citizen looks at too. Each look is recorded as such. */
@Injectable()
export class ShowTogether {
  constructor(
    private readonly work: UnitOfWork,
    private readonly both: OpenToBoth,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** @throws Failure `not_found` */
  async show(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<TogetherView> {
    const page = await this.work.runAs(
      scopeOf(viewer),
      async (tx): Promise<TogetherView | undefined> => {
        const seen = await this.both.read(tx, viewer, id, 'citizen');
        if (!seen) return undefined;
        await this.audit.append(tx, {
          type: 'citizen.together',
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, trace),
          subjects: [seen.shown],
        });
        return {
          id,
          name: seen.name,
          asOf: tx.now,
          today: seen.today,
          unclear: seen.representative === 'unclear',
          mayWriteGoals: mayWriteGoals(seen.viewer),
          elements: seen.elements.map((element) =>
            elementView(element, seen.viewer, seen.shown.rules?.get(element.slot) ?? ''),
          ),
        };
      },
      'REPEATABLE READ',
    );
    if (page) return page;
    await this.refusals.record(viewer, trace, 'citizen.together not found');
    throw notFound();
  }
}

function mayWriteGoals(viewer: Viewer): boolean {
  const owner = OWNERS.find((one) => one === viewer.sector);
  return owner !== undefined && mayWrite(viewer, { owner, category: 'own_goals' });
}
