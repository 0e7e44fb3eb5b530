import { type CitizenId, type ElementKind } from '@samtavle/contracts';
import { pairOf, type Sector, type Slot, slotOf } from '@samtavle/domain';
import { elementAbility } from '@samtavle/policy';
import { type EarlierVersion, type ElementEntity, type StoredContent } from '../elements/element.entity.js';
import { asLastSeen } from './as-last-seen.js';
import { linksShown, withoutField } from './links-shown.js';

declare const presented: unique symbol;

/** All the mask looks at: which element, of what kind, and which slot it lies in. */
export interface Maskable {
  /** Of the element itself, also where a row is one of its versions: plans and pushed facts are told apart by it. */
  readonly id: string;
  readonly kind: ElementKind;
  readonly slot: number;
  /** What it says, where the row carries it; and of an effort goal or an action where the goal lies that it names. */
  readonly content?: StoredContent;
  readonly goalSlot?: number | null;
  /** What it said before links alone were changed in it, where the row is the element as it stands. */
  readonly earlier?: readonly EarlierVersion[] | null;
}

/**
 * An element that has passed the one masking function. Everything that leaves the server is made from these: lists,
 * cards, history, search, counts, print, live frames. Nothing else makes the type.
 */
export type Presented<T extends Maskable> = T & { readonly [presented]: true };
export type PresentedElement = Presented<ElementEntity>;

/** A citizen the viewer may look at, under the id the viewer's sector knows, and what may be seen. */
export interface VisibleCitizen {
  readonly citizenId: string;
  readonly id: CitizenId;
  /** 140 characters, `1` where the decision allows. */
  readonly mask: string;
  /** Of the region's admissions only the notice of § 12 c. */
  readonly noticeOnly: boolean;
  /** The viewer's sector: a fact that was pushed out of it stays in its sight. */
  readonly sector: Sector;
  /** The plans it is a party to. */
  readonly plans: readonly string[];
  /** Has a working relation: else all there is was looked up in an emergency. */
  readonly related: boolean;
  /** Facts that were pushed to this one person. */
  readonly facts: ReadonlySet<string>;
  /** Something of it is open to this one person: nobody else's screen may share the reading. */
  readonly alone: boolean;
}

/** What the mask asks of whoever looks. */
export type Eyes = Pick<VisibleCitizen, 'mask' | 'noticeOnly' | 'sector' | 'plans' | 'related' | 'facts'>;

/**
 * Wall 2: of these rows, those the stored decision allows, without links to what it does not, and as they stood before a
 * change of nothing else. Whatever the database let through is asked again.
 */
export function present<T extends Maskable>(citizen: Eyes, rows: readonly T[]): Presented<T>[] {
  const ability = elementAbility(citizen.mask);
  return rows
    .filter(
      (row): row is Presented<T> =>
        (ability.can('read', { kind: 'Element', slot: row.slot as Slot }) && fitsItsSlot(citizen, row)) ||
        (row.kind === 'pushed_fact' && row.id !== undefined && citizen.facts.has(row.id)),
    )
    .map((row) => withLinksShown(citizen, sinceSeen(citizen, row)));
}

function sinceSeen<T extends Maskable>(citizen: Eyes, row: Presented<T>): Presented<T> {
  const seen = ({ content, goalSlot }: Pick<Maskable, 'content' | 'goalSlot'>) =>
    withLinksShown(citizen, { ...row, content, goalSlot }).content;
  return row.earlier ? asLastSeen(row, seen) : row;
}

/**
 * An effort goal or an action names no goal that is hidden from who looks, and does not tell that it names one. Whom the
 * citizen has named in the consent register is known to the sector that registered it.
 */
function withLinksShown<T extends Maskable>({ mask, sector, related }: Eyes, row: Presented<T>): Presented<T> {
  if (row.content === undefined) return row;
  const goalOpen = typeof row.goalSlot === 'number' && mask[row.goalSlot] === '1';
  if (row.kind === 'action') return goalOpen ? row : { ...row, content: withoutField(row.content, 'goalId') };
  const own = pairOf(row.slot).owner === sector;
  if (row.kind === 'network_person')
    return own && related ? row : { ...row, content: withoutField(row.content, 'relative') };
  if (row.kind !== 'effort_goal') return row;
  return { ...row, content: linksShown(row.content, goalOpen, mask, own) };
}

/**
 * What an open slot alone does not open: a reason, and what would end the stay, are for those who may see the board
 * status too; a plan is for its owner and its parties, whatever other plan opens the slot; and the hospital notice of
 * § 12 c opens itself, not what else is tagged as admission, a reason among it.
 * @see sharing policy, evaluation_order step 7; gateways PSYL13C, RSL12C
 */
function fitsItsSlot({ mask, noticeOnly, sector, plans }: Eyes, { id, kind, slot }: Maskable): boolean {
  if (kind === 'plan' && pairOf(slot).owner !== sector && !plans.includes(id)) return false;
  // What was pushed is for its receiver, and for the sector it came from.
  if (kind === 'pushed_fact' && pairOf(slot).owner !== sector) return false;
  if (noticeOnly && slot === ADMISSION && kind !== 'admission') return false;
  return !OF_A_STAY.includes(kind) || mask[slotOf(pairOf(slot).owner, 'board_status')] === '1';
}

const OF_A_STAY: readonly ElementKind[] = ['reason', 'exit_criterion'];
const ADMISSION = slotOf('region_psych', 'admission_discharge');
