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
import { Failure, notFound, UnitOfWork } from '@samtavle/api-platform';
import { type SeenAs } from '@samtavle/contracts';
import { CATEGORIES, OWNERS, slotOf } from '@samtavle/domain';
import { type ActingRole, decide, viewerClassOf } from '@samtavle/policy';
import { mayKnowGroundOf } from './known-grounds.js';
import { rolesOf } from './sharing-cells.js';
import { SharingKnowledge } from './sharing-knowledge.js';

/**
 * Through the eyes of another role of the own sector: which categories somebody in it who works with the citizen sees, and
 * never what they say. Owners the looker may not know of, and what is open on a ground they may not know, stay unmentioned. Each look has a record of its own.
 */
@Injectable()
export class SeeAsRole {
  constructor(
    private readonly work: UnitOfWork,
    private readonly knowledge: SharingKnowledge,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** @throws Failure `not_found`, or `invalid_input` for a role of another sector */
  async look(viewer: Viewer, trace: RequestTrace, id: CitizenId, role: ActingRole): Promise<SeenAs> {
    const seen = await this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const citizen = await citizenById(tx, viewer, id);
        if (!citizen) return undefined;
        const { own, inward, knownOwners } = await this.knowledge.of(tx, viewer, citizen);
        if (!rolesOf(own).includes(role)) return 'not_of_this_sector';
        const { grants } = decide(viewer.policy, viewerClassOf(own, role, true), inward, tx.now);
        await this.audit.append(tx, {
          type: 'sharing.seen-as',
          action: 'R',
          outcome: 'ok',
          reason: role,
          actor: actorOf(viewer, trace),
          subjects: [{ citizenId: citizen.citizenId, slots: [] }],
        });
        const owners = OWNERS.filter((owner) => owner === own || knownOwners.includes(owner));
        const sees = owners.map((owner) => ({
          owner,
          categories: CATEGORIES.filter((category) => {
            const grant = grants.get(slotOf(owner, category));
            return grant !== undefined && mayKnowGroundOf(viewer.policy, citizen, grant);
          }),
        }));
        return { role, sees: sees.filter(({ categories }) => categories.length > 0) };
      },
      'REPEATABLE READ',
    );
    if (seen !== undefined && seen !== 'not_of_this_sector') return seen;
    await this.refusals.record(viewer, trace, `citizen.sharing.see-as ${seen ?? 'not found'}`);
    if (seen === undefined) throw notFound();
    throw new Failure('invalid_input', { fields: [NOT_OF_THIS_SECTOR] });
  }
}

const NOT_OF_THIS_SECTOR = {
  path: 'role',
  problem: 'not_of_this_sector',
  da: 'Man kan kun se som en rolle i egen del af teamet.',
  en: 'One can only see as a role in one’s own part of the team.',
};
