import { goesIntoRecord } from '@samtavle/care-plan';
import { type MemberId } from '@samtavle/contracts';
import { danishDay, daysBetween, type Instant, instant, STAFF_SECTORS } from '@samtavle/domain';
import { type DemoElement } from './model.js';

/** That a version was carried into the own sector's record, and by whom. */
export interface DemoCopy {
  readonly element: DemoElement;
  readonly version: number;
  readonly at: Instant;
  readonly by: MemberId;
}

/** What is newer may wait: nobody copies the same day. */
const WAITS_DAYS = 2;
/** What is older than this has all been carried over. */
const ALL_COPIED_DAYS = 60;
/** Of what lies between, so many of a hundred were forgotten, or were changed after they were carried over. */
const FORGOTTEN = 6;
const CHANGED_SINCE = 60;

/**
 * What stands in the authorities' own records too: nearly all of what was written more than two days ago, and some of it
 * as it read before it was changed. Told by the element's own id, so that nothing else of the demo depends on it.
 */
export function copiesOf(elements: readonly DemoElement[], now: Instant): DemoCopy[] {
  return elements.flatMap((element) => {
    const { id, versions, owner, kind, category } = element;
    const last = versions.at(-1);
    if (last === undefined || !STAFF_SECTORS.some((sector) => sector === owner)) return [];
    if (!goesIntoRecord({ kind, category, content: last.said })) return [];
    const age = daysBetween(danishDay(last.at), danishDay(now));
    const chance = Number.parseInt(id.slice(-4), 16) % 100;
    if (age <= WAITS_DAYS || (age <= ALL_COPIED_DAYS && chance < FORGOTTEN)) return [];
    const [first] = versions;
    const before = versions.length > 1 && age <= ALL_COPIED_DAYS && chance < CHANGED_SINCE;
    // A visit is something to record once somebody was there.
    const copied =
      before && first !== undefined && goesIntoRecord({ kind, category, content: first.said }) ? first : last;
    return copied.by === null
      ? []
      : [{ element, version: versions.indexOf(copied) + 1, at: dayAfter(copied.at), by: copied.by }];
  });
}

const dayAfter = (at: Instant): Instant => instant(new Date(Date.parse(at) + 86_400_000));
