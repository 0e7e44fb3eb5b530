import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { slotOf, STAFF_SECTORS } from '@samtavle/domain';
import { SHARING_POLICY } from '@samtavle/policy';
import { refused } from '../problems.js';
import { ConsentRegister } from './consent-register.js';

/** The citizen named somebody who may be asked about. Nothing is asked or shared by that. @see Sundhedsloven § 43 */
@Injectable()
@Handles('consent.add-relative')
export class AddRelativeHandler implements CommandHandler<'consent.add-relative'> {
  constructor(private readonly register: ConsentRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.add-relative'>): Promise<Effect> {
    const { citizenId, mask } = await this.register.alone(tx, viewer, input.citizen);
    const owner = STAFF_SECTORS.find((sector) => sector === viewer.sector);
    const asked = SHARING_POLICY.consent_packages.find(
      (one) => one.per_person === true && one.flows.some(({ from }) => from === viewer.sector),
    );
    if (!asked || !owner) throw refused({ path: 'package', problem: 'not_of_this_sector' });
    const slots = [slotOf(owner, 'consent_records')];
    // A health sector has its records from its own course of treatment on: before it, nobody there would see the name again.
    if (!slots.every((slot) => mask[slot] === '1')) throw new Failure('action_not_allowed', {}, 'own records closed');
    const relative = randomUUID();
    await tx.em.query(
      `INSERT INTO consent (id, citizen_id, team_id, package, sector, state, version, recorded_at, recorded_by, relative_id, relative_name, relative_relation)
       VALUES ($1,$2,$3,$4,$5,'not_asked',0,$6,$7,$8,$9,$10)`,
      [
        randomUUID(),
        citizenId,
        tx.scope.teamId,
        asked.id,
        owner,
        tx.now,
        viewer.memberId,
        relative,
        input.name,
        input.relation,
      ],
    );
    tx.record({ citizenId, change: 'question', slots, byMember: viewer.memberId });
    return { action: 'C', id: relative, subjects: [{ citizenId, slots }] };
  }
}
