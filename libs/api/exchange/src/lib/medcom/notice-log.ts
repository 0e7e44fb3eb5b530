import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditLog, type AuditSubject, type Controller } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { slotOf, type StaffSector } from '@samtavle/domain';

type Said = { readonly type: 'exchange.received' | 'exchange.refused'; readonly reason: string };

/**
 * The access log of hospital notices. The notice comes to the municipality, whose officer finds each one; a citizen the
 * municipality was not told of is nobody there.
 */
@Injectable()
export class NoticeLog {
  constructor(private readonly audit: AuditLog) {}

  /** One line for each authority it came to, of its own part alone: no line tells one of the other. */
  async kept(tx: Transaction, reason: string, citizenId: string, sectors: readonly StaffSector[]): Promise<void> {
    for (const controller of ['region', 'municipality'] as const) {
      const own = sectors.filter((sector) => (sector === 'region_psych') === (controller === 'region'));
      if (own.length === 0) continue;
      const slots = own.map((sector) => slotOf(sector, 'admission_discharge'));
      await this.append(tx, { type: 'exchange.received', reason }, controller, { citizenId, slots });
    }
  }

  aboutNobody(tx: Transaction, reason: string): Promise<void> {
    return this.append(tx, { type: 'exchange.received', reason }, 'municipality');
  }

  refused(tx: Transaction, reason: string): Promise<void> {
    return this.append(tx, { type: 'exchange.refused', reason }, 'municipality');
  }

  private async append(tx: Transaction, said: Said, controller: Controller, subject?: AuditSubject): Promise<void> {
    await this.audit.append(tx, {
      ...said,
      action: subject ? 'U' : 'E',
      outcome: said.type === 'exchange.received' ? 'ok' : 'error',
      actor: { ...MACHINE, controller },
      subjects: subject ? [subject] : [],
    });
  }
}

const MACHINE: Omit<AuditActor, 'controller'> = {
  personId: null,
  name: 'MedCom',
  role: null,
  sector: null,
  authorityId: null,
  authority: null,
  teamId: null,
  memberId: null,
  sessionId: null,
  client: null,
  network: null,
  requestId: null,
};
