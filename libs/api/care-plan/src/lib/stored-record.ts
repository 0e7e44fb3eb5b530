import { contentOf, type ElementEntity, type StoredContent } from '@samtavle/api-access';
import { type CarePlanKind, type CarePlanRecord, isCarePlanKind } from '@samtavle/care-plan';
import { ElementContent, type RecordChanges, type RecordContent } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';

/** What a new record says, as it is kept: of the citizen's words also who heard them, and when. */
export function newContent(said: RecordContent, heardBy: string, today: Day): StoredContent {
  const { kind, ...content } = said;
  if (kind !== 'goal') return content;
  return { ...content, ...ratedOn(said, today), saidTo: heardBy, saidOn: today };
}

/** The record as its writer wants it to read, from what they started from. */
export function changedContent(base: StoredContent, changes: RecordChanges, today: Day): StoredContent {
  const { kind, ...content } = changes;
  const given = Object.entries(content).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given), ...(kind === 'goal' ? ratedOn(changes, today, base) : {}) };
}

/** A rating is the citizen's on that day; the same number again is the same rating. */
function ratedOn(said: { rating?: number | null | undefined }, today: Day, base: StoredContent = {}): StoredContent {
  if (said.rating === undefined) return {};
  const before = base['rating'];
  if (typeof before === 'object' && before !== null && 'value' in before && before.value === said.rating)
    return { rating: before };
  return { rating: said.rating === null ? null : { value: said.rating, on: today } };
}

/**
 * What is stored, as the rules know it.
 * @throws ZodError when what is stored is none of the contract's records
 */
export function asRecord(kind: CarePlanKind, content: StoredContent): CarePlanRecord {
  const said = ElementContent.parse(contentOf({ kind, content }));
  if (!isRecord(said)) throw new TypeError(`not a record: ${kind}`);
  // A line on the card from before there was a plan: words without a state are words that count.
  return said.kind === 'goal' ? { kind: 'goal', state: said.state ?? 'active' } : said;
}

function isRecord(said: ElementContent): said is Extract<ElementContent, { kind: CarePlanKind }> {
  return isCarePlanKind(said.kind);
}

/** An element known to be a record of the plan. */
export type RecordElement = ElementEntity & { readonly kind: CarePlanKind };

export function isRecordElement(element: ElementEntity): element is RecordElement {
  return isCarePlanKind(element.kind);
}
