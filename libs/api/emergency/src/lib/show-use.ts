import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  may,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { EmergencyUseId, type EmergencyUseView } from '@samtavle/contracts';
import { type Category, instant, type Owner, slotOf } from '@samtavle/domain';
import { colleague } from './colleague.js';

interface UseRow {
  readonly citizen_id: string;
  readonly owner: Owner;
  readonly kind: 'pull' | 'push';
  readonly gateway: string;
  readonly by_member: string;
  readonly by_person: string;
  readonly to_member: string | null;
  readonly to_person: string | null;
  readonly categories: Category[];
  readonly reason: string;
  readonly fact: string | null;
  readonly at: string;
  readonly until: string;
  readonly version: number;
  readonly verdict: 'justified' | 'unjustified' | null;
  readonly review_note: string | null;
  readonly reviewed_at: string | null;
}

/** One use of an emergency road, for the sector whose data it was: to note it, to tell the citizen, to look it through. */
@Injectable()
export class ShowUse {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async show(viewer: Viewer, trace: RequestTrace, id: string): Promise<EmergencyUseView> {
    const known = EmergencyUseId.safeParse(id);
    const view = known.success
      ? await this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, known.data), 'REPEATABLE READ')
      : undefined;
    if (view) return view;
    await this.refusals.record(viewer, trace, 'emergency.use not found');
    throw notFound();
  }

  private async read(
    tx: Transaction,
    viewer: Viewer,
    trace: RequestTrace,
    id: EmergencyUseId,
  ): Promise<EmergencyUseView | undefined> {
    const [use] = await tx.em.query<UseRow[]>('SELECT * FROM emergency_use WHERE id = $1', [id]);
    const [read] = use ? await this.reader.cards(tx, viewer, [use.citizen_id], 'class') : [];
    if (!use || !read) return undefined;
    const { card, citizen } = read;
    const seesFact = use.categories.every((category) => citizen.mask[slotOf(use.owner, category)] === '1');
    const fact = seesFact ? use.fact : null;
    const shown = ['identification', ...(fact === null ? [] : use.categories)] as const;
    await this.audit.append(tx, {
      type: 'emergency.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [{ citizenId: use.citizen_id, slots: shown.map((category) => slotOf(use.owner, category)) }],
      resource: id,
    });
    const tookPart = use.by_person === viewer.personId || use.to_person === viewer.personId;
    const { verdict, review_note: note, reviewed_at: reviewedAt } = use;
    return {
      id,
      version: use.version,
      kind: use.kind,
      gateway: use.gateway,
      basis: [...(viewer.policy.gateways.find((one) => one.id === use.gateway)?.basis ?? [])],
      by: await colleague(tx, use.by_member),
      to: use.to_member === null ? null : await colleague(tx, use.to_member),
      reason: use.reason,
      categories: use.categories,
      fact,
      at: instant(use.at),
      until: instant(use.until),
      citizen: card.id,
      name: card.name,
      review: verdict && reviewedAt ? { verdict, note: note ?? '', at: instant(reviewedAt) } : null,
      mayReview: verdict === null && !tookPart && may(viewer, 'review', 'Emergency'),
    };
  }
}
