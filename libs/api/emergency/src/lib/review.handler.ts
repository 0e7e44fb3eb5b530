import { Injectable } from '@nestjs/common';
import { actorOf, type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Tasks } from '@samtavle/api-tasks';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Category, type Owner, slotOf } from '@samtavle/domain';
import { checkExplained } from './refusals.js';

interface UseRow {
  readonly citizen_id: string;
  readonly owner: Owner;
  readonly categories: Category[];
  readonly by_person: string;
  readonly to_person: string | null;
  readonly version: number;
  readonly verdict: string | null;
}

/** A leader of the owning sector looks through a use, and never one they took part in, in whichever capacity. */
@Injectable()
@Handles('emergency.review')
export class ReviewHandler implements CommandHandler<'emergency.review'> {
  constructor(
    private readonly tasks: Tasks,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'emergency.review'>): Promise<Effect> {
    checkExplained(input.note, 'note');
    const [use] = await tx.em.query<UseRow[]>(
      'SELECT citizen_id, owner, categories, by_person, to_person, version, verdict FROM emergency_use WHERE id = $1',
      [input.access],
    );
    if (!use) throw notFound();
    if (use.by_person === viewer.personId || use.to_person === viewer.personId) throw ownUse();
    if (use.verdict !== null || use.version !== input.version) throw new Failure('stale_version');
    const [, changed] = await tx.em.query<[unknown, number]>(
      `UPDATE emergency_use SET verdict = $3, review_note = $4, reviewed_at = $5, reviewed_by = $6, version = version + 1
        WHERE id = $1 AND version = $2 AND verdict IS NULL`,
      [input.access, input.version, input.verdict, input.note, tx.now, viewer.memberId],
    );
    if (changed !== 1) throw new Failure('stale_version');
    await this.tasks.closeOf(tx, 'leader_review', input.access, viewer.memberId);
    const subjects = [
      { citizenId: use.citizen_id, slots: use.categories.map((category) => slotOf(use.owner, category)) },
    ];
    await this.audit.append(tx, {
      type: 'emergency.reviewed',
      action: 'U',
      outcome: 'ok',
      reason: input.verdict,
      actor: actorOf(viewer),
      subjects,
      resource: input.access,
    });
    return { action: 'U', version: use.version + 1, subjects };
  }
}

function ownUse(): Failure {
  const field = {
    path: 'access',
    problem: 'own_use',
    da: 'Ingen gennemser det, de selv har gjort eller modtaget. Det ligger hos en anden leder eller hos logkontrollen.',
    en: 'Nobody looks through what they did or received themselves. It lies with another leader or the audit officer.',
  };
  return new Failure('action_not_allowed', { fields: [field] }, 'emergency: own use');
}
