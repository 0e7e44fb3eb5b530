import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenToRead,
  type CommandHandler,
  Decisions,
  type Effect,
  Handles,
  hoursAfter,
  PersonalAccess,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { CprVault, Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Cpr, pairOf, parseCpr, type Slot, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { emergencyPull } from '@samtavle/policy';
import { checkFreshLogIn } from './fresh-log-in.js';
import { EmergencyUses } from './emergency-uses.js';
import { checkExplained, notPossible } from './refusals.js';

type Input = CommandInput<'emergency.look-up'>;

/**
 * Break-glass between health persons: single facts for some hours, for this person alone, with a reason. Works without a
 * relation. @see Sundhedsloven §§ 41 stk. 2 nr. 4, 42 a stk. 2
 */
@Injectable()
@Handles('emergency.look-up')
export class LookUpHandler implements CommandHandler<'emergency.look-up'> {
  constructor(
    private readonly vault: CprVault,
    private readonly decisions: Decisions,
    private readonly personal: PersonalAccess,
    private readonly uses: EmergencyUses,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: Input): Promise<Effect> {
    checkExplained(input.reason, 'reason');
    const pulled = emergencyPull(viewer.policy, viewer.viewerClass, input.categories);
    if (!pulled.ok) throw notPossible(pulled, 'categories');
    await checkFreshLogIn(tx, viewer);
    const { citizenId } = await this.find(tx, viewer, input, pulled.slots);
    await this.decisions.hold(tx, citizenId, 'alone');
    // Again, now that nobody enrols or lets go of the citizen any more: who did while this waited counts.
    const { holders } = await this.find(tx, viewer, input, pulled.slots);
    const slots = pulled.slots.filter((slot) => holders.some((holder) => holder === pairOf(slot).owner));
    const until = hoursAfter(tx.now, Math.min(input.hours, pulled.mostHours));
    await this.personal.open(tx, viewer, { citizenId, ground: 'emergency_pull', rule: pulled.via, slots, until });
    for (const owner of holders) {
      await this.uses.record(tx, viewer, {
        kind: 'pull',
        citizenId,
        owner,
        gateway: pulled.via,
        categories: slots.flatMap((slot) => (pairOf(slot).owner === owner ? pairOf(slot).category : [])),
        reason: input.reason,
        until,
        to: null,
        fact: null,
      });
    }
    const subject = { citizenId, slots, rules: new Map(slots.map((slot) => [slot, pulled.via])) };
    await this.audit.append(tx, {
      type: 'emergency.pulled',
      action: 'R',
      outcome: 'ok',
      reason: input.reason,
      actor: actorOf(viewer),
      subjects: [subject],
    });
    return { action: 'C', id: await this.aliasOf(tx, viewer, citizenId), subjects: [subject] };
  }

  /**
   * The citizen, and which of the owners asked about have the citizen by name. One question whoever else knows them: that
   * a sector outside the look-up does is told neither by the answer nor by its time.
   */
  private async find(
    tx: Transaction,
    viewer: Viewer,
    input: Input,
    slots: readonly Slot[],
  ): Promise<{ citizenId: string; holders: StaffSector[] }> {
    const owners = [...new Set(slots.map((slot) => pairOf(slot).owner))];
    const key =
      input.citizen === undefined ? null : ((await citizenToRead(tx, viewer, input.citizen))?.citizenId ?? null);
    if (input.citizen !== undefined && key === null) throw notFound();
    const cpr = input.cpr === undefined ? null : cprOf(input.cpr);
    const team = viewer.teamId ?? '';
    const rows = await tx.em.query<{ citizen_id: string; owner: string }[]>(
      'SELECT citizen_id, owner FROM emergency_citizen($1, $2, $3)',
      [key, cpr && this.vault.index(cpr, team), owners],
    );
    const citizenId = rows[0]?.citizen_id;
    if (citizenId === undefined)
      throw new Failure('not_known_here', {}, 'not_known_here', [], cpr && this.vault.sought(cpr, team));
    return { citizenId, holders: STAFF_SECTORS.filter((sector) => rows.some(({ owner }) => owner === sector)) };
  }

  private async aliasOf(tx: Transaction, viewer: Viewer, citizenId: string): Promise<string> {
    const [alias] = await tx.em.query<{ id: string }[]>(
      'SELECT id FROM citizen_alias WHERE citizen_id = $1 AND sector = $2',
      [citizenId, viewer.sector],
    );
    if (!alias) throw new Error('every sector has an id for every citizen');
    return alias.id;
  }
}

function cprOf(typed: string): Cpr {
  const cpr = parseCpr(typed);
  if (!cpr) throw new Failure('invalid_input', { fields: [{ path: 'cpr', problem: 'no_cpr_number' }] });
  return cpr;
}
