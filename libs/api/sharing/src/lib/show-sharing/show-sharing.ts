import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenById,
  type CitizenId,
  mayWrite,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Failure, notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type SharingOverview } from '@samtavle/contracts';
import { danishDay, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { planFields, planFlows, type SharingPolicy } from '@samtavle/policy';
import { disclosureRoads } from './disclosure-roads.js';
import { ownDisclosures } from './own-disclosures.js';
import { rolesOf, sharingCells } from './sharing-cells.js';
import { sharingEvents } from './sharing-events.js';
import { SharingKnowledge } from './sharing-knowledge.js';

const DEPARTMENT: StaffSector = 'region_psych';

/** Delingsoverblik: what is open between sectors about one citizen, on what ground, until when, and how it came so. */
@Injectable()
export class ShowSharing {
  constructor(
    private readonly work: UnitOfWork,
    private readonly knowledge: SharingKnowledge,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async overview(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<SharingOverview> {
    try {
      return await this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, id), 'REPEATABLE READ');
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'not_found')
        await this.refusals.record(viewer, trace, 'citizen.sharing not found');
      throw thrown;
    }
  }

  private async read(tx: Transaction, viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<SharingOverview> {
    const citizen = await citizenById(tx, viewer, id);
    if (!citizen) throw notFound();
    const known = await this.knowledge.of(tx, viewer, citizen);
    const { own } = known;
    const disclosures = await ownDisclosures(tx, citizen, own);
    const timeline = await sharingEvents(tx, citizen, known, disclosures.views);
    await this.audit.append(tx, {
      type: 'sharing.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [{ citizenId: citizen.citizenId, slots: new Set<number>([...timeline.slots, ...disclosures.slots]) }],
    });
    return {
      id,
      asOf: tx.now,
      today: danishDay(tx.now),
      own,
      cells: sharingCells(viewer.policy, known, citizen, tx.now),
      events: timeline.events,
      disclosures: disclosures.views,
      service: await serviceOf(tx, citizen.citizenId, own),
      roles: rolesOf(own),
      planChoices: { fields: [...planFields(viewer.policy)], flows: flowsBetweenStaff(viewer.policy) },
      mayPlan: own === DEPARTMENT && mayWrite(viewer, { owner: own, category: 'coordination_plan' }),
      roads: disclosureRoads(viewer, own),
    };
  }
}

function flowsBetweenStaff(policy: SharingPolicy): SharingOverview['planChoices']['flows'] {
  return planFlows(policy).flatMap(({ category, from, to }) => {
    const sender = STAFF_SECTORS.find((one) => one === from);
    return sender ? [{ category, from: sender, to }] : [];
  });
}

/** What the own sector has registered that it helps under. Never what another sector does. */
async function serviceOf(tx: Transaction, citizenId: string, own: StaffSector): Promise<SharingOverview['service']> {
  const kind = own === 'muni_social' ? 'sel' : own === 'muni_employment' ? 'sickness_benefit' : null;
  if (kind === null) return null;
  const [row] = await tx.em.query<
    { paragraphs: string[]; sel_service: boolean; sickness_benefit: boolean; service_version: number }[]
  >(
    `SELECT paragraphs, sel_service, sickness_benefit, service_version FROM enrolment
      WHERE citizen_id = $1 AND sector = $2 AND ended_on IS NULL`,
    [citizenId, own],
  );
  return row
    ? {
        kind,
        paragraphs: row.paragraphs,
        counts: kind === 'sel' ? row.sel_service : row.sickness_benefit,
        version: row.service_version,
      }
    : null;
}
