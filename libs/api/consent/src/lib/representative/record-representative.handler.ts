import { Injectable } from '@nestjs/common';
import { AccessChanges, type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { OWNERS, slotOf } from '@samtavle/domain';
import { ConsentRegister } from '../register/consent-register.js';

/**
 * Whether somebody acts for the citizen: nobody, in doubt, or a mandate with kind, name and extent. While it is in doubt,
 * what needs a consent is shared with nobody. @see Sundhedsloven § 14; sharing policy, representative_check
 */
@Injectable()
@Handles('representative.record')
export class RecordRepresentativeHandler implements CommandHandler<'representative.record'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly access: AccessChanges,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'representative.record'>): Promise<Effect> {
    const { citizenId } = await this.register.alone(tx, viewer, input.citizen);
    const [known] = await tx.em.query<{ version: number }[]>(
      'SELECT version FROM representative WHERE citizen_id = $1 AND sector = $2',
      [citizenId, viewer.sector],
    );
    if ((known?.version ?? null) !== input.version) throw new Failure('stale_version');
    const version = (known?.version ?? 0) + 1;
    const details =
      input.state === 'mandate_recorded' ? { kind: input.kind, name: input.name, scope: input.scope } : {};
    await tx.em.query(
      `INSERT INTO representative (citizen_id, team_id, sector, state, details, version, recorded_at, recorded_by)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8)
       ON CONFLICT (citizen_id, sector) DO UPDATE SET state = EXCLUDED.state, details = EXCLUDED.details, version = EXCLUDED.version,
         recorded_at = EXCLUDED.recorded_at, recorded_by = EXCLUDED.recorded_by`,
      [
        citizenId,
        tx.scope.teamId,
        viewer.sector,
        input.state,
        JSON.stringify(details),
        version,
        tx.now,
        viewer.memberId,
      ],
    );
    await this.access.decideAnew(tx, tx.scope.teamId ?? '', [citizenId], { by: viewer });
    const slots = OWNERS.filter((owner) => owner === viewer.sector).map((owner) => slotOf(owner, 'consent_records'));
    // Who acts for the citizen, as one side has it on record, is that side's own.
    tx.record({ citizenId, change: 'question', slots, byMember: viewer.memberId });
    return { action: known ? 'U' : 'C', version, subjects: [{ citizenId, slots }] };
  }
}
