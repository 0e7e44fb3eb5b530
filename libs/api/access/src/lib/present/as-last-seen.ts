import { same } from '@samtavle/care-plan';
import { type EarlierVersion, type StoredContent } from '../elements/element.entity.js';

interface Version {
  readonly content?: StoredContent;
  readonly goalSlot?: number | null;
}

/** A row that may carry what it said before links alone were changed in it. */
interface Row extends Version {
  readonly earlier?: readonly EarlierVersion[] | null;
}

/**
 * To whom the last changes are hidden, they have not been: number, time and author are those of the last version they see,
 * which says the same to them. @see docs/adr/0022
 *
 * @param seen what a version says to them
 */
export function asLastSeen<T extends Row>(row: T, seen: (version: Version) => StoredContent | undefined): T {
  let last: EarlierVersion | undefined;
  for (const before of row.earlier ?? []) {
    if (!same(seen(last ?? row), seen(before))) break;
    last = before;
  }
  if (last === undefined) return row;
  const { version, updatedAt, updatedBy } = last;
  const earlier = row.earlier?.filter((one) => one.version < version);
  return { ...row, version, updatedAt, updatedBy, earlier };
}
