import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizensOfClass,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { EmergencyRequestId, type EmergencyRequestView } from '@samtavle/contracts';
import { CATEGORIES, instant, OWNERS, slotOf } from '@samtavle/domain';
import { emergencyPush, pushableCategories } from '@samtavle/policy';
import { colleague } from './colleague.js';
import { type EmergencyRequest, EmergencyRequests } from './requests.js';

type Answerable = Pick<EmergencyRequestView, 'categories' | 'mayNot'>;

/** A question, to whoever asked it or is on duty where it was sent. */
@Injectable()
export class ShowRequest {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: EmergencyRequests,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  async show(viewer: Viewer, trace: RequestTrace, id: string): Promise<EmergencyRequestView> {
    const known = EmergencyRequestId.safeParse(id);
    const view = known.success
      ? await this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, known.data), 'REPEATABLE READ')
      : undefined;
    if (view) return view;
    await this.refusals.record(viewer, trace, 'emergency.request not found');
    throw notFound();
  }

  private async read(
    tx: Transaction,
    viewer: Viewer,
    trace: RequestTrace,
    id: EmergencyRequestId,
  ): Promise<EmergencyRequestView | undefined> {
    const request = await this.requests.byId(tx, id);
    if (!request) return undefined;
    const mine = request.fromMember === viewer.memberId;
    const citizen = (await citizensOfClass(tx, viewer, [request.citizenId])).get(request.citizenId);
    await this.audit.append(tx, {
      type: 'emergency.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [{ citizenId: request.citizenId, slots: [slotOf(request.fromSector, 'identification')] }],
      resource: id,
    });
    // That somebody on the other side said no is nothing the asker is told.
    const state = mine && request.state === 'declined' ? 'open' : request.state;
    const answer: Answerable = mine
      ? { categories: [], mayNot: null }
      : await this.answerable(tx, viewer, request, citizen);
    return {
      id,
      mine,
      asker: await colleague(tx, request.fromMember),
      to: request.toSector,
      question: request.question,
      citizenName: request.citizenName,
      askedAt: instant(request.askedAt),
      state,
      citizen: citizen && isNamed(citizen) ? citizen.id : null,
      ...answer,
    };
  }

  private async answerable(
    tx: Transaction,
    viewer: Viewer,
    request: EmergencyRequest,
    citizen: VisibleCitizen | undefined,
  ): Promise<Answerable> {
    const nothing = (mayNot: Answerable['mayNot']): Answerable => ({ categories: [], mayNot });
    const own = OWNERS.find((owner) => owner === viewer.sector);
    if (!citizen || !own || !isNamed(citizen)) return nothing('not_known_here');
    const asker = await this.requests.asker(tx, request.fromMember);
    if (!asker) return nothing('nothing_to_pass_on');
    if (asker.personId === viewer.personId) return nothing('own_question');
    const held = CATEGORIES.filter((category) => citizen.mask[slotOf(own, category)] === '1');
    const categories = pushableCategories(viewer.policy, viewer.viewerClass, asker.viewerClass, held);
    if (categories.length > 0) return { categories, mayNot: null };
    const [refused] = held.map((category) =>
      emergencyPush(viewer.policy, viewer.viewerClass, asker.viewerClass, category),
    );
    if (refused?.ok === false && (refused.because === 'no_health_person' || refused.because === 'role_may_not_decide'))
      return nothing(refused.because);
    return nothing('nothing_to_pass_on');
  }
}

function isNamed({ mask }: VisibleCitizen): boolean {
  return OWNERS.some((owner) => mask[slotOf(owner, 'identification')] === '1');
}
