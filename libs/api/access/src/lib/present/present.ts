import { type Transaction } from '@samtavle/api-platform';
import { type CitizenId, type ElementKind } from '@samtavle/contracts';
import { pairOf, type Sector, type Slot, slotOf } from '@samtavle/domain';
import { elementAbility } from '@samtavle/policy';
import { isNamed } from '../decisions/stored-decision.js';
import { type ElementEntity } from '../elements/element.entity.js';
import { type Viewer } from '../viewer.js';

declare const presented: unique symbol;

/** All the mask looks at: which element, of what kind, and which slot it lies in. */
export interface Maskable {
  /** Of the element itself, also where a row is one of its versions. */
  readonly id: string;
  readonly kind: ElementKind;
  readonly slot: number;
}

/**
 * An element that has passed the one masking function. Everything that leaves the server is made from these: lists,
 * cards, history, search, counts, print, live frames. Nothing else makes the type.
 */
export type Presented<T extends Maskable> = T & { readonly [presented]: true };
export type PresentedElement = Presented<ElementEntity>;

/** A citizen the viewer has a working relation with, under the id the viewer's sector knows, and what may be seen. */
export interface VisibleCitizen {
  readonly citizenId: string;
  readonly id: CitizenId;
  /** 140 characters, `1` where the decision allows. */
  readonly mask: string;
  /** Of the region's admissions only the notice of § 12 c. */
  readonly noticeOnly: boolean;
  /** The sector that looks. */
  readonly sector: Sector;
  /** The plans it is a party to. */
  readonly plans: readonly string[];
}

/** Wall 2: of these rows, those the stored decision allows. Whatever the database let through is asked again. */
export function present<T extends Maskable>(citizen: VisibleCitizen, rows: readonly T[]): Presented<T>[] {
  const ability = elementAbility(citizen.mask);
  return rows.filter(
    (row): row is Presented<T> =>
      ability.can('read', { kind: 'Element', slot: row.slot as Slot }) && fitsItsSlot(citizen, row),
  );
}

/**
 * What an open slot alone does not open: a reason, and what would end the stay, are for those who may see the board
 * status too; a plan is for its owner and its parties, whatever other plan opens the slot; and the hospital notice of § 12 c opens itself, not what else is tagged as admission.
 * @see sharing policy, evaluation_order step 7; gateways PSYL13C, RSL12C
 */
function fitsItsSlot({ mask, noticeOnly, sector, plans }: VisibleCitizen, { id, kind, slot }: Maskable): boolean {
  if (kind === 'plan') return pairOf(slot).owner === sector || plans.includes(id);
  if (kind === 'reason' || kind === 'exit_criterion') return mask[slotOf(pairOf(slot).owner, 'board_status')] === '1';
  return !noticeOnly || slot !== ADMISSION || kind === 'admission';
}

const ADMISSION = slotOf('region_psych', 'admission_discharge');

/** The citizens a viewer has to do with now, all or of those named. Row-level security says the same again. */
export async function visibleCitizens(
  tx: Transaction,
  viewer: Pick<Viewer, 'classKey' | 'memberId' | 'sector' | 'reach'>,
  citizenIds: readonly string[] | null,
  alias: CitizenId | null = null,
): Promise<Map<string, VisibleCitizen>> {
  const rows = await tx.em.query<VisibleCitizen[]>(
    `SELECT d.citizen_id AS "citizenId", a.id, d.mask, d.notice_only AS "noticeOnly", d.plans, a.sector
       FROM decision d JOIN citizen_alias a ON a.citizen_id = d.citizen_id AND a.sector = $2
      WHERE d.class_key = $1 AND d.until > $3 AND ($4::uuid[] IS NULL OR d.citizen_id = ANY ($4)) AND ($7::uuid IS NULL OR a.id = $7)
        AND (d.by_class OR (d.by_sector AND $5 = 'sector')
             OR EXISTS (SELECT 1 FROM relation r WHERE r.citizen_id = d.citizen_id AND r.member_id = $6 AND r.valid_from <= $3 AND r.valid_to > $3))`,
    [viewer.classKey, viewer.sector, tx.now, citizenIds, viewer.reach, viewer.memberId, alias],
  );
  return new Map(rows.map((row) => [row.citizenId, row]));
}

/**
 * The citizen behind an id the viewer sent. An id of another sector, another team, or of somebody the viewer has no
 * relation with is undefined, exactly as one that never existed.
 */
export async function citizenById(tx: Transaction, viewer: Viewer, id: CitizenId): Promise<VisibleCitizen | undefined> {
  const [citizen] = (await visibleCitizens(tx, viewer, null, id)).values();
  return citizen && isNamedTo(citizen) ? citizen : undefined;
}

/** A citizen whose name may not be seen from any owner is not there. */
export function isNamedTo(citizen: VisibleCitizen): boolean {
  return isNamed(citizen.mask);
}
