import { createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Slot } from '@samtavle/domain';
import { slotsOfMask } from './decision.js';

/** An element as the ability looks at it: only the number of its owner and category counts. */
export interface ElementSubject {
  readonly kind: 'Element';
  readonly slot: Slot;
}

/** May read an element of a citizen, as the stored decision says. */
export type ElementAbility = MongoAbility<['read', 'Element' | ElementSubject]>;

/** Distinct masks are few (classes times consent patterns); the bound is against a client that sends its own. */
const LIMIT = 2_000;
const recent = new Map<string, ElementAbility>();

/**
 * The stored decision as a CASL ability, the same for server and browser; remembered by mask. Ask it about one element
 * (`can('read', element)`): a question about the kind alone means "at least one" and never authorises a record.
 * @throws RangeError when the text is no slot mask
 */
export function elementAbility(mask: string): ElementAbility {
  const known = recent.get(mask);
  if (known !== undefined) {
    recent.delete(mask);
    recent.set(mask, known);
    return known;
  }
  const slots = slotsOfMask(mask);
  const ability = createMongoAbility<ElementAbility>(
    slots.length === 0 ? [] : [{ action: 'read', subject: 'Element', conditions: { slot: { $in: slots } } }],
    // By kind and not by class name, which a minifier changes.
    { detectSubjectType: (element) => element.kind },
  );
  const [oldest] = recent.keys();
  if (recent.size >= LIMIT && oldest !== undefined) recent.delete(oldest);
  recent.set(mask, ability);
  return ability;
}
