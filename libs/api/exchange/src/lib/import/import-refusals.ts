import { Injectable } from '@nestjs/common';
import { actorOf, type RequestTrace, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { asFailure, NOBODY, UnitOfWork } from '@samtavle/api-platform';

/** Writes down that an import was refused and why, in a transaction of its own: the refused one was rolled back. */
@Injectable()
export class ImportRefusals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** @throws whatever `work` throws, once it is recorded */
  async orRecorded<T>(
    viewer: Viewer,
    trace: RequestTrace,
    type: 'import.previewed' | 'import.done',
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      const { code, because } = asFailure(thrown);
      await this.work.runAs(NOBODY, (tx) =>
        this.audit.append(tx, {
          type,
          action: type === 'import.done' ? 'C' : 'R',
          outcome: DENIED.includes(code) ? 'denied' : 'error',
          reason: because,
          actor: actorOf(viewer, trace),
        }),
      );
      throw thrown;
    }
  }
}

/** Refused for who asked, and not for what the spreadsheet says. */
const DENIED: readonly string[] = ['not_found', 'action_not_allowed'];
