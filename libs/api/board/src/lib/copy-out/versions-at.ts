import {
  type EarlierVersion,
  earlierThan,
  goalSlotOf,
  type StoredContent,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type ElementId, type ElementKind } from '@samtavle/contracts';

/** A version with all that the mask looks at, as `Maskable`. */
export interface StoredVersion {
  readonly id: ElementId;
  readonly version: number;
  readonly kind: ElementKind;
  readonly slot: number;
  readonly content: StoredContent;
  readonly goalSlot: number | null;
  readonly earlier: readonly EarlierVersion[] | null;
}

/** These versions of the citizen's elements, as far as the scope sees them and not masked yet. */
export function versionsAt(
  tx: Transaction,
  { citizenId }: VisibleCitizen,
  wanted: readonly { readonly id: string; readonly version: number }[],
): Promise<StoredVersion[]> {
  return tx.em.query<StoredVersion[]>(
    `SELECT v.element_id AS id, v.version, v.kind, v.slot, v.content, ${goalSlotOf('v')} AS "goalSlot",
            ${earlierThan('v.element_id', 'v.version')} AS earlier
       FROM unnest($1::uuid[], $2::int[]) AS m(element, version)
       JOIN element_version v ON v.element_id = m.element AND v.version = m.version WHERE v.citizen_id = $3`,
    [wanted.map(({ id }) => id), wanted.map(({ version }) => version), citizenId],
  );
}
