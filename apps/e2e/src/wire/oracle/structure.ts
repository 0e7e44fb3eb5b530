import {
  type AuditEntry,
  AuditPage,
  BoardSnapshot,
  type Card,
  CitizenDetail,
  CitizenHistory,
  ContactLog,
  type ElementView,
  Frame,
  type OwnAction,
  Resumed,
  SearchResult,
  TaskList,
  unpackCards,
  VISIT_CATEGORIES,
  WallView,
  Week,
  type WeekCitizen,
} from '@samtavle/contracts';
import { CATEGORIES, type Category, type Owner, OWNERS } from '@samtavle/domain';
import { type z } from 'zod';
import { type Claim } from './claims.js';
import { type PolicyTable } from './policy-table.js';
import { type Meanings, slotsOfElement } from './registry.js';
import { NOTICE, type Reader, type Slot, slot } from './rights.js';
import { claimsOfWall } from './wall-claims.js';

/** What an answer that was understood tells by its shape: levels, reasons, days, marks and names of categories. */
export class Structure {
  constructor(
    private readonly table: PolicyTable,
    private readonly registry: Meanings,
  ) {}

  /** Of a whole answer, whichever of the contracts it keeps. */
  claims(said: unknown, reader: Reader): Claim[] {
    const board = BoardSnapshot.safeParse(said);
    if (board.success) return unpackCards(board.data.cards).flatMap((card) => this.ofCard(card));
    const detail = CitizenDetail.safeParse(said);
    if (detail.success) return this.ofDetail(detail.data, reader);
    const week = Week.safeParse(said);
    if (week.success) return week.data.citizens.flatMap((citizen) => this.ofWeek(citizen));
    const contacts = ContactLog.safeParse(said);
    if (contacts.success) return this.ofContacts(contacts.data);
    const history = CitizenHistory.safeParse(said);
    if (history.success) return this.ofHistory(history.data);
    const log = AuditPage.safeParse(said);
    if (log.success) return log.data.entries.flatMap((entry) => ofLogEntry(entry, reader));
    const wall = WallView.safeParse(said);
    if (wall.success && wall.data.kind === 'wall')
      return unpackCards(wall.data.cards).flatMap((card) => claimsOfWall(card, this.table, this.registry));
    const tasks = TaskList.safeParse(said);
    if (tasks.success)
      return [
        ...tasks.data.tasks.map(({ id }): Claim => ({ kind: 'task', id, because: `the task ${id}` })),
        ...tasks.data.actions.flatMap((action) => this.ofOwnAction(action)),
      ];
    const search = SearchResult.safeParse(said);
    if (search.success) return search.data.hits.flatMap((hit) => (hit.onBoard ? this.onSomeBoard(hit.id) : []));
    return [];
  }

  ofFrame(said: unknown): { frame: Frame; claims: Claim[] } | undefined {
    const frame = Frame.safeParse(said);
    if (!frame.success) return undefined;
    return { frame: frame.data, claims: unpackCards(frame.data.cards).flatMap((card) => this.ofCard(card)) };
  }

  frameIn(said: unknown): Frame | undefined {
    if (typeof said !== 'object' || said === null || !('value' in said)) return undefined;
    const resumed = Resumed.safeParse(said.value);
    return resumed.success && resumed.data.kind === 'frame' ? resumed.data.frame : undefined;
  }

  private ofCard(card: Card): Claim[] {
    const citizen = this.registry.citizenOf(card.id);
    if (citizen === undefined) return [{ kind: 'never', because: `a card of nobody: ${card.id}` }];
    const content = (slots: Slot[], what: string): Claim => ({
      kind: 'content',
      citizen,
      slots,
      because: `${what} on a card`,
    });
    const { stay, reasons, visit, admission, lastContactOn, contacts, marks } = card;
    return [
      content(anyOwner('identification'), 'a name'),
      ...(stay ? [content([slot(stay.owner, 'board_status')], 'the level')] : []),
      ...reasons.map(({ owner, reason }) =>
        content([slot(owner, this.table.categoryOf(reason))], `the reason ${reason}`),
      ),
      ...(reasons.length > 0 ? [content(anyOwner('board_status'), 'a reason')] : []),
      ...(visit ? [content(anyOwner('visit_logistics'), 'today’s visit')] : []),
      ...(lastContactOn ? [content(anyOwner('visit_logistics'), 'the last contact')] : []),
      ...(admission ? [content([slot('region_psych', 'admission_discharge'), NOTICE], 'an admission')] : []),
      ...contacts.map((member) => content(this.membershipBy(member), `the contact person ${member}`)),
      ...marks.map((owner) => content(ofOwner(owner), `the mark of ${owner}`)),
    ];
  }

  private ofDetail(detail: CitizenDetail, reader: Reader): Claim[] {
    const citizen = this.registry.citizenOf(detail.card.id) ?? '';
    const held = detail.heldBack.filter(({ owner }) => owner !== reader.sector);
    const because = 'what is held back';
    return [
      ...this.ofCard(detail.card),
      ...detail.elements.flatMap((element) => ofElement(citizen, element.id, element, `element ${element.id}`)),
      // Explained only to whoever may already know that the owner knows the citizen.
      ...held.flatMap(({ owner }): Claim[] => [
        { kind: 'content', citizen, slots: [slot(owner, 'identification')], because },
        { kind: 'content', citizen, slots: [slot(owner, 'team_membership')], because },
      ]),
      ...detail.heldBack
        .flatMap(({ categories }) => categories)
        .filter((category) => this.table.isSilent(category))
        .map((category): Claim => ({ kind: 'never', because: `${category} is silent, held back or not` })),
    ];
  }

  private ofWeek({ id, level, admitted, lastContactOn, attempts, visits }: WeekCitizen): Claim[] {
    const citizen = this.registry.citizenOf(id);
    if (citizen === undefined) return [{ kind: 'never', because: `a line of nobody: ${id}` }];
    const content = (slots: Slot[], what: string): Claim => ({
      kind: 'content',
      citizen,
      slots,
      because: `${what} in the week`,
    });
    return [
      content(anyOwner('identification'), 'a name'),
      ...(level === null ? [] : [content(anyOwner('board_status'), 'the level')]),
      ...(admitted ? [content([slot('region_psych', 'admission_discharge'), NOTICE], 'an admission')] : []),
      ...(lastContactOn !== null || attempts > 0 ? [content(anyOwner('visit_logistics'), 'the last contact')] : []),
      ...visits.map(({ id: visit, category }) => content(anyOwner(category), `the visit ${visit}`)),
    ];
  }

  private ofContacts({ id, contacts }: ContactLog): Claim[] {
    const citizen = this.registry.citizenOf(id) ?? '';
    return contacts.map(({ id: contact, owner }) => ({
      kind: 'content',
      citizen,
      // A contact is about what its visit was about.
      slots: VISIT_CATEGORIES.map((category) => slot(owner, category)),
      because: `the contact ${contact}`,
    }));
  }

  private ofHistory({ id, entries }: z.infer<typeof CitizenHistory>): Claim[] {
    const citizen = this.registry.citizenOf(id) ?? '';
    return entries.flatMap((entry) => [
      ...ofElement(citizen, entry.element, entry, `history of ${entry.element}`),
      ...(FOR_A_MOMENT.includes(entry.content.kind)
        ? [{ kind: 'never', because: `a ${entry.content.kind} in a history: it is for a moment` } as const]
        : []),
    ]);
  }

  /** That one is to do it oneself opens nothing: it is read as everybody else reads it. What it says is weighed by its words. */
  private ofOwnAction({ id, citizen, owner, category }: OwnAction): Claim[] {
    const of = this.registry.citizenOf(citizen);
    if (of === undefined) return [{ kind: 'never', because: `an action for nobody: ${citizen}` }];
    const slots = slotsOfElement('action', id, slot(owner, category));
    return [{ kind: 'content', citizen: of, slots, because: `the own action ${id}` }];
  }

  private onSomeBoard(alias: string): Claim[] {
    const citizen = this.registry.citizenOf(alias) ?? '';
    const slots = anyOwner('board_status');
    return [{ kind: 'content', citizen, slots, because: 'on the board, in a search' }];
  }

  /** Contact persons stand in the list of their own sector. */
  private membershipBy(member: string): Slot[] {
    const owner = OWNERS.find((one) => one === this.registry.sectorOfMember(member));
    return owner ? [slot(owner, 'team_membership')] : [];
  }
}

type Shown = Pick<ElementView, 'owner' | 'category' | 'content'>;

/** Why somebody is on the board, and until when, is for those who see the board as well as what it says. @see board_reasons */
function ofElement(citizen: string, id: string, { owner, category, content }: Shown, what: string): Claim[] {
  const claim = (slots: Slot[], because: string): Claim => ({ kind: 'content', citizen, slots, because, element: id });
  const claims = [claim(slotsOfElement(content.kind, id, slot(owner, category)), `${what}, a ${content.kind}`)];
  if (!OF_A_STAY.includes(content.kind)) return claims;
  return [...claims, claim([slot(owner, 'board_status')], `${what}, a ${content.kind} of a stay`)];
}

/** Neither is kept on the board. */
const FOR_A_MOMENT: readonly string[] = ['pushed_fact', 'address'];

export const OF_A_STAY: readonly string[] = ['reason', 'exit_criterion'];

/** An officer reads the log of one authority: its data, whoever saw them, and its staff, whatever they saw. */
function ofLogEntry({ id, actor, shown }: AuditEntry, { isRegional }: Reader): Claim[] {
  const isOwn = (owner: Owner) => owner === 'citizen' || (owner === 'region_psych') === isRegional;
  const foreign = shown.filter(({ owner }) => !isOwn(owner));
  const isOwnStaff = actor?.authority?.startsWith('Region') === isRegional;
  const isOfNoConcern = actor !== null && !isOwnStaff && shown.length === 0;
  return [
    ...foreign.map(({ owner }): Claim => ({
      kind: 'never',
      because: `what was shown of ${owner}, in the log entry ${id}`,
    })),
    ...(isOfNoConcern ? [{ kind: 'never', because: `the other authority’s log entry ${id}` } as const] : []),
  ];
}

const anyOwner = (category: Category): Slot[] => OWNERS.map((owner) => slot(owner, category));

/** The citizen's mark stands at own words, whoever wrote them down. */
function ofOwner(owner: Owner): Slot[] {
  const own: Slot[] = CATEGORIES.map((category) => slot(owner, category));
  if (owner === 'region_psych') return [...own, NOTICE];
  // Own words that somebody marked private lie there, and are own words still.
  const ownWords = OWNERS.flatMap((one) => [slot(one, 'own_goals'), slot(one, 'private_notes')]);
  return owner === 'citizen' ? [...own, ...ownWords] : own;
}
