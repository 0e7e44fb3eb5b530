import { Injectable } from '@nestjs/common';
import { type RequestTrace } from '@samtavle/api-access';
import { type AuditActor, AuditLog } from '@samtavle/api-audit';
import { NOBODY, UnitOfWork } from '@samtavle/api-platform';

/** Nobody we know: a refused log-in has an address and a client, and no person. */
const NOBODY_WE_KNOW: Omit<AuditActor, keyof RequestTrace> = {
  personId: null,
  name: '',
  role: null,
  sector: null,
  authorityId: null,
  authority: null,
  controller: null,
  teamId: null,
  memberId: null,
  sessionId: null,
};

/** Writes down that somebody tried to log in and was not let in. What they typed is not repeated. */
@Injectable()
export class RefusedLogIn {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async record(trace: RequestTrace, reason: string): Promise<void> {
    await this.work.runAs(NOBODY, (tx) =>
      this.audit.append(tx, {
        type: 'session.refused',
        action: 'E',
        outcome: 'denied',
        reason,
        actor: { ...NOBODY_WE_KNOW, ...trace },
      }),
    );
  }
}
