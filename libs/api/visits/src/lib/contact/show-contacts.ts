import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenToRead,
  type CitizenId,
  contentOf,
  Elements,
  present,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  shownOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, Failure, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { ContactContent, type ContactLog, type ElementId } from '@samtavle/contracts';

/** As many as fit a screen and a memory. */
const MOST = 100;

/** Who met the citizen when, as far as the viewer may see it. */
@Injectable()
export class ShowContacts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly elements: Elements,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async log(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<ContactLog> {
    try {
      return await this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, id), 'REPEATABLE READ');
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'not_found')
        await this.refusals.record(viewer, trace, 'citizen.contact-log not found');
      throw thrown;
    }
  }

  private async read(tx: Transaction, viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<ContactLog> {
    const citizen = await citizenToRead(tx, viewer, id);
    if (!citizen) throw notFound();
    const rows = present(citizen, await this.elements.contactLog(tx, citizen.citizenId, MOST + 1));
    const shown = rows.slice(0, MOST);
    await this.audit.append(tx, {
      type: 'contacts.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [shownOf(citizen.citizenId, shown)],
    });
    return {
      id: citizen.id,
      contacts: shown.map((row) => ({
        id: row.id as ElementId,
        owner: row.owner,
        content: ContactContent.parse(contentOf(row)),
        writtenAt: row.createdAt,
      })),
      more: rows.length > MOST,
    };
  }
}
