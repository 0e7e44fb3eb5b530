import { Injectable } from '@nestjs/common';
import {
  BoardReader,
  citizenById,
  type CitizenId,
  Elements,
  loadFacts,
  Policies,
  present,
  type PresentedElement,
  sharingFactsFor,
  shownOf,
  shownOfOnly,
  type Viewer,
} from '@samtavle/api-access';
import { type AuditSubject } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { type ElementKind } from '@samtavle/contracts';
import { type Category, danishDay, type Day, type Owner, pairOf, type Slot } from '@samtavle/domain';
import { decide, type Decision, maskOf, type SharingFacts, viewerClassOf } from '@samtavle/policy';
import { withoutStrayLinks } from './stray-links.js';

/** Who reads it beside the viewer. */
export type Beside = 'citizen' | 'representative';

/** Of the plan, what both may read. */
export interface SeenByBoth {
  readonly id: CitizenId;
  /** Null where the one beside may not read the name. */
  readonly name: string | null;
  readonly today: Day;
  readonly viewer: Viewer;
  /** The own sector's record of who acts for the citizen. */
  readonly representative: SharingFacts['representative'];
  readonly elements: readonly PresentedElement[];
  /** For the record: what is shown, and by which rule it is open to the one beside. */
  readonly shown: AuditSubject;
}

/** The kinds a plan is made of. A note, a contact, a stay are the team's own and are not looked at together. */
const OF_THE_PLAN: readonly ElementKind[] = [
  'goal',
  'effort_goal',
  'sub_goal',
  'action',
  'plan_agreement',
  'crisis_plan',
  'advance_statement',
  'network_person',
  'child',
  'legal_status',
  'medication_due',
  'life_status',
  'measure',
];
const NAME: ReadonlySet<Category> = new Set(['identification']);

/**
 * Of a citizen's plan, what both the viewer and the citizen, or whoever acts for the citizen, may read. The viewer's part
 * is the stored decision of their class, with a working relation and never what is open to one person alone; the other's
 * part is decided here by the same rules and the same facts. What needs a professional review first is not there.
 * @see sharing policy, rules R-ANY-CIT-*; docs/adr/0012
 */
@Injectable()
export class OpenToBoth {
  constructor(
    private readonly elements: Elements,
    private readonly reader: BoardReader,
    private readonly policies: Policies,
  ) {}

  /** Undefined when the citizen is not there, or not the viewer's. */
  async read(tx: Transaction, who: Viewer, id: CitizenId, beside: Beside): Promise<SeenByBoth | undefined> {
    const viewer = { ...who, policy: await this.policies.inForce(tx) };
    const citizen = await citizenById(tx, viewer, id);
    const [card] = citizen ? await this.reader.cards(tx, viewer, [citizen.citizenId], 'class') : [];
    const [facts] = citizen ? await loadFacts(tx, viewer.teamId ?? '', [citizen.citizenId]) : [];
    if (!citizen || !card || !facts) return undefined;
    const sharing = sharingFactsFor(facts, 'citizen');
    const representative = await ownRecord(tx, citizen.citizenId);
    const their = (fact: SharingFacts['representative']): Decision =>
      decide(viewer.policy, viewerClassOf('citizen', beside, false), { ...sharing, representative: fact }, tx.now);
    const decision = ofEach(their(representative), their(sharing.representative), viewer.sector);
    const theirMask = maskOf(decision);
    const mask = [...citizen.mask].map((bit, slot) => (theirMask[slot] === '1' ? bit : '0')).join('');
    const both = { ...citizen, mask };
    const today = danishDay(tx.now);
    const rows = await this.elements.open(tx, [citizen.citizenId], today, OF_THE_PLAN);
    const elements = withoutStrayLinks(present(both, rows));
    const name = shownOfOnly(card.shown, NAME);
    const named = [...name.slots].filter((slot) => mask[slot] === '1');
    const { slots } = shownOf(citizen.citizenId, elements);
    return {
      id,
      name: named.length > 0 ? card.card.name : null,
      today,
      viewer,
      representative,
      elements,
      shown: {
        citizenId: citizen.citizenId,
        slots: new Set([...slots, ...named]),
        rules: new Map([...decision.grants].map(([slot, grant]): [Slot, string] => [slot, grant.rule])),
      },
    };
  }
}

/**
 * The own sector's data by its own record of who acts for the citizen: were it the other side's doubt that empties the
 * page, the empty page would tell of it. Others' data by all that is recorded.
 */
function ofEach(own: Decision, all: Decision, sector: Viewer['sector']): Decision {
  const isOwn = (slot: Slot) => pairOf(slot).owner === (sector as Owner);
  return {
    grants: new Map([
      ...[...own.grants].filter(([slot]) => isOwn(slot)),
      ...[...all.grants].filter(([slot]) => !isOwn(slot)),
    ]),
    until: all.until,
  };
}

/** Row-level security shows the own sector's record alone. */
async function ownRecord(tx: Transaction, citizenId: string): Promise<SharingFacts['representative']> {
  const [row] = await tx.em.query<{ state: SharingFacts['representative'] }[]>(
    'SELECT state FROM representative WHERE citizen_id = $1',
    [citizenId],
  );
  return row?.state ?? 'none';
}
