import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditSubject } from '@samtavle/api-audit';
import { NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { actorOf, type RequestTrace, type Viewer } from '../viewer.js';

/** Writes down that somebody was refused, in a transaction of its own: the refused one was rolled back. */
@Injectable()
export class RefusalRecorder {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async record(
    viewer: Viewer,
    trace: RequestTrace,
    reason: string,
    command?: { name: string; id: string },
    subjects: readonly AuditSubject[] = [],
    sought: string | null = null,
  ): Promise<void> {
    await this.work.runAs(NOBODY, (tx) =>
      this.audit.append(tx, {
        type: command ? 'command.refused' : 'access.refused',
        action: 'E',
        outcome: 'denied',
        reason,
        actor: actorOf(viewer, trace),
        subjects,
        ...(command ? { command } : {}),
        ...(sought === null ? {} : { search: { hash: sought, results: 0 } }),
      }),
    );
  }
}
