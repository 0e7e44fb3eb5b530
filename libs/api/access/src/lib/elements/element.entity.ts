import { CARE_PLAN_KINDS } from '@samtavle/care-plan';
import { type ElementContent, type ElementKind } from '@samtavle/contracts';
import { type Category, type Owner } from '@samtavle/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Everything written about a citizen is an element: an owner, a category, a kind and what it says. The slot is the pair
 * (owner, category) as a number, so that row-level security is one bit test.
 */
@Entity('element')
export class ElementEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'team_id' }) teamId: string;
  @Column('uuid', { name: 'citizen_id' }) citizenId: string;
  @Column('text') kind: ElementKind;
  @Column('text') owner: Owner;
  @Column('text') category: Category;
  @Column('smallint') slot: number;
  @Column('jsonb') content: StoredContent;
  @Column('uuid', { name: 'stay_id', nullable: true }) stayId: string | null;
  @Column('date', { name: 'on_day', nullable: true }) onDay: string | null;
  @Column('int') version: number;
  @Column('text', { name: 'created_at' }) createdAt: string;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('text', { name: 'updated_at' }) updatedAt: string;
  @Column('uuid', { name: 'updated_by', nullable: true }) updatedBy: string | null;
  @Column('text', { name: 'ended_at', nullable: true }) endedAt: string | null;
  /** The moment it is gone for everybody; null for what stays. */
  @Column('text', { nullable: true }) until: string | null;
  /** Where the goal lies that an effort goal or an action names, read with it as far as the scope sees that goal; no column. */
  goalSlot?: number | null;
  /** What it said before links alone were changed in it, the newest first; none where the last change is counted. No column. */
  earlier?: readonly EarlierVersion[] | null;
}

/** A version, as far as it is shown in the place of a later one that somebody may not see. */
export interface EarlierVersion {
  readonly version: number;
  readonly content: StoredContent;
  readonly goalSlot: number | null;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
}

/** The contract's content without its `kind`, which stands in a column; an admission also keeps its episode. */
export type StoredContent = Record<string, unknown>;

/** Kept with an element and not part of what it says. */
const INTERNAL = new Set(['audience', 'episode']);

/** Of these a card shows only that their owner wrote something. */
export const LEAVES_A_MARK: ReadonlySet<ElementKind> = new Set(['note', 'exit_criterion', ...CARE_PLAN_KINDS]);

/** What a card is made from; what only leaves a mark comes without content. */
export type CardElement = Pick<ElementEntity, 'id' | 'kind' | 'owner' | 'slot' | 'version' | 'content'>;

/** The content with its kind, as the contract has it. */
export function contentOf(element: Pick<ElementEntity, 'kind' | 'content'>): ElementContent {
  const said = Object.entries(element.content).filter(([key]) => !INTERNAL.has(key));
  return { kind: element.kind, ...Object.fromEntries(said) } as ElementContent;
}
