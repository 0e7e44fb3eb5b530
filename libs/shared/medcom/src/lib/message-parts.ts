import { ok, type Result } from '@samtavle/domain';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import type { Reference } from './r4-resources.js';
import type { Entry, R4Bundle } from './validate-base-r4.js';

type Resource = Entry['resource'];
type TypeName = Resource['resourceType'];
export type PartOf<Name extends TypeName> = Entry & { readonly resource: Extract<Resource, { resourceType: Name }> };

/** The parts of one message, found by type or by reference. References never lead out of the bundle. */
export interface MessageParts {
  of<Name extends TypeName>(name: Name): readonly PartOf<Name>[];
  find<Name extends TypeName>(name: Name, by: Reference | undefined): PartOf<Name> | undefined;
}

/**
 * Every name an entry can be called by must be its own: otherwise a reference could be read two ways, and the receiver
 * or the patient would depend on the order of the entries.
 */
export function partsOf(bundle: R4Bundle): Result<MessageParts, NotificationRefused> {
  const byName = new Map<string, Entry>();
  for (const entry of bundle.entries) {
    for (const name of namesOf(entry)) {
      if (byName.has(name)) return refuseAt('duplicate_entry', entry.path);
      byName.set(name, entry);
    }
  }
  return ok({
    of: (name) => bundle.entries.filter((entry) => isPart(entry, name)),
    find: (name, by) => {
      const address = by?.reference;
      const entry =
        address === undefined ? undefined : (byName.get(address) ?? byName.get(lastTwoSteps(address) ?? ''));
      return entry !== undefined && isPart(entry, name) ? entry : undefined;
    },
  });
}

/** The id at the end of a reference to a MessageHeader that may lie outside the bundle; undefined for anything else. */
export function messageIdIn(reference: Reference | undefined): string | undefined {
  const address = reference?.reference;
  if (address === undefined) return undefined;
  return (
    /(?:^|\/)MessageHeader\/([A-Za-z0-9.-]{1,64})$/.exec(address)?.[1] ??
    /^urn:uuid:([0-9a-f-]{36})$/i.exec(address)?.[1]
  );
}

function namesOf({ fullUrl, resource }: Entry): ReadonlySet<string> {
  const names = new Set<string>();
  if (fullUrl !== undefined) {
    names.add(fullUrl);
    const short = lastTwoSteps(fullUrl);
    if (short !== undefined) names.add(short);
  }
  if (resource.resourceType !== 'other' && resource.id !== undefined)
    names.add(`${resource.resourceType}/${resource.id}`);
  return names;
}

/** `Organization/42` of `https://…/fhir/Organization/42`. */
function lastTwoSteps(address: string): string | undefined {
  return /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/.exec(address)?.[1];
}

function isPart<Name extends TypeName>(entry: Entry, name: Name): entry is PartOf<Name> {
  return entry.resource.resourceType === name;
}
