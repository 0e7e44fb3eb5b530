import { Injectable } from '@nestjs/common';
import {
  actorOf,
  cardFrom,
  citizenToRead,
  type CitizenId,
  Elements,
  elementView,
  loadFacts,
  mayWrite,
  PersonalAccess,
  Policies,
  present,
  type PresentedElement,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  sharingFactsFor,
  shownOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { CprVault, Failure, headOf, notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { goesIntoRecord } from '@samtavle/care-plan';
import { type CitizenDetail, type ElementKind } from '@samtavle/contracts';
import { CATEGORIES, type Cpr, danishDay, formatCpr, OWNERS, slotOf } from '@samtavle/domain';
import { decide, NOTHING } from '@samtavle/policy';
import { newestCopiesOf } from '../copy-out/copies.js';
import { consentViews } from './consent-views.js';
import { refusalViews, representativeView } from './refusal-views.js';
import { readWithoutConsent } from './read-without-consent.js';
import { heldBackNotes } from './held-back-notes.js';

/** One card with everything on it this viewer may see, and why the rest is held back. */
@Injectable()
export class ShowCitizen {
  constructor(
    private readonly work: UnitOfWork,
    private readonly elements: Elements,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
    private readonly vault: CprVault,
    private readonly policies: Policies,
    private readonly personal: PersonalAccess,
  ) {}

  async detail(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<CitizenDetail> {
    return this.orRecorded(viewer, trace, 'citizen', () =>
      this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, id), 'REPEATABLE READ'),
    );
  }

  /** The whole number, once, with a record of its own. */
  async revealCpr(viewer: Viewer, trace: RequestTrace, id: CitizenId): Promise<{ cpr: string }> {
    return this.orRecorded(viewer, trace, 'citizen.cpr', () =>
      this.work.runAs(scopeOf(viewer), async (tx) => {
        const citizen = await citizenToRead(tx, viewer, id);
        const [row] = citizen
          ? await tx.em.query<{ cpr_cipher: Buffer }[]>('SELECT cpr_cipher FROM citizen WHERE id = $1', [
              citizen.citizenId,
            ])
          : [];
        if (!citizen || !row) throw notFound();
        const slots = OWNERS.map((owner) => slotOf(owner, 'identification')).filter(
          (slot) => citizen.mask[slot] === '1',
        );
        await this.audit.append(tx, {
          type: 'citizen.cpr',
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, trace),
          subjects: [{ citizenId: citizen.citizenId, slots }],
        });
        const cpr: Cpr = this.vault.open(row.cpr_cipher, citizen.citizenId);
        return { cpr: formatCpr(cpr) };
      }),
    );
  }

  private async read(tx: Transaction, who: Viewer, trace: RequestTrace, id: CitizenId): Promise<CitizenDetail> {
    const viewer = { ...who, policy: await this.policies.inForce(tx) };
    const citizen = await citizenToRead(tx, viewer, id);
    if (!citizen) throw notFound();
    const today = danishDay(tx.now);
    const open = await this.elements.open(tx, [citizen.citizenId], today);
    const card = cardFrom(viewer, citizen, open, today);
    const [facts] = await loadFacts(tx, viewer.teamId ?? '', [citizen.citizenId]);
    if (!card || !facts) throw notFound();
    const elements = withTheirStay(present(citizen, open));
    const sharing = sharingFactsFor(facts, viewer.sector);
    // Who only looked somebody up in an emergency works with nobody: the class's decision is not theirs.
    const decision = citizen.related ? decide(viewer.policy, viewer.viewerClass, sharing, tx.now) : NOTHING;
    const consents = citizen.related ? await consentViews(tx, viewer, citizen) : { views: [], slots: [] };
    const objections = citizen.related ? await refusalViews(tx, viewer, citizen) : { views: [], slots: [] };
    const opened = await this.personal.openedFor(tx, viewer, citizen.citizenId);
    const { slots } = shownOf(citizen.citizenId, elements);
    const shown = new Set<number>([...slots, ...consents.slots, ...objections.slots]);
    const rules = new Map([
      ...opened.flatMap(({ slots, rule }) => slots.map((slot) => [slot, rule] as const)),
      ...[...decision.grants].map(([slot, grant]) => [slot, openedBy(grant)] as const),
    ]);
    const owner = OWNERS.find((one) => one === viewer.sector);
    await this.audit.append(tx, {
      type: 'citizen.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [{ citizenId: citizen.citizenId, slots: shown, rules }],
    });
    // What stands in the record of another sector is that sector's.
    const copies = owner && citizen.related ? await newestCopiesOf(tx, citizen) : undefined;
    const writable =
      owner && citizen.related ? CATEGORIES.filter((category) => mayWrite(viewer, { owner, category })) : [];
    return {
      card,
      asOf: tx.now,
      seq: await headOf(tx.em, viewer.teamId ?? ''),
      elements: elements.map((element) => ({
        ...elementView(element, viewer, rules.get(slotOf(element.owner, element.category)) ?? ''),
        ...(copies && element.owner === owner && goesIntoRecord(element)
          ? { copied: copies.get(element.id) ?? null }
          : {}),
      })),
      heldBack: citizen.related ? heldBackNotes(viewer, sharing, decision, tx.now) : [],
      openedForMe: opened.map(({ ground, categories, until }) => ({ ground, categories, until })),
      consents: consents.views,
      objections: objections.views,
      representative: await representativeView(tx, viewer, citizen.citizenId),
      writable,
      ...(copies ? { copyWithinDays: viewer.policy.defaults.board_history_days } : {}),
      readWithoutConsent: owner ? readWithoutConsent(viewer.policy, owner, writable) : [],
    };
  }

  /** A look that found nothing of the viewer's is a try, and is recorded as one. */
  private async orRecorded<T>(viewer: Viewer, trace: RequestTrace, what: string, look: () => Promise<T>): Promise<T> {
    try {
      return await look();
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'not_found')
        await this.refusals.record(viewer, trace, `${what} not found`);
      throw thrown;
    }
  }
}

/** Why somebody is on the board, and what would end it, shows with that stay: without it, it would tell of it. */
function withTheirStay(elements: readonly PresentedElement[]): PresentedElement[] {
  const stays = new Set(elements.filter((element) => element.kind === 'stay').map((element) => element.id));
  return elements.filter(({ kind, stayId }) => !OF_A_STAY.includes(kind) || (stayId !== null && stays.has(stayId)));
}

const OF_A_STAY: readonly ElementKind[] = ['reason', 'exit_criterion'];

function openedBy(grant: { rule: string; via: string }): string {
  return grant.via === 'rule' ? grant.rule : grant.via;
}
