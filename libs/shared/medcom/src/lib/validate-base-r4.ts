import { ok, type Result } from '@samtavle/domain';
import { z } from 'zod';
import { findHarm, under } from './bundle-text.js';
import { REFUSALS, refuseAt, type NotificationRefused, type RefusalCode } from './notification-refused.js';
import { exactly, inEveryElement, inEveryResource, r4Instant, r4Uri, unread, unreadList, R4 } from './r4-datatypes.js';
import { R4_RESOURCE_TYPES } from './r4-resource-types.js';
import { Encounter, MessageHeader, OperationOutcome, Organization, Patient, Provenance } from './r4-resources.js';

/** One entry of a message. A resource type no MedCom message needs is passed on unread. */
export type Entry = {
  readonly fullUrl: string | undefined;
  /** `Bundle.entry[2].resource` */
  readonly path: string;
  readonly resource:
    | MessageHeader
    | Patient
    | Encounter
    | Organization
    | Provenance
    | OperationOutcome
    | { readonly resourceType: 'other'; readonly id: string | undefined };
};

export interface R4Bundle {
  readonly id: string | undefined;
  readonly type: string;
  readonly timestamp: string | undefined;
  readonly entries: readonly Entry[];
}

const Bundle = exactly({
  ...inEveryResource,
  resourceType: z.literal('Bundle'),
  identifier: R4.identifier.optional(),
  type: z.enum([
    'document',
    'message',
    'transaction',
    'transaction-response',
    'batch',
    'batch-response',
    'history',
    'searchset',
    'collection',
  ]),
  timestamp: r4Instant.optional(),
  total: z.int().nonnegative().optional(),
  link: unreadList.optional(),
  entry: z
    .array(
      exactly({
        ...inEveryElement,
        modifierExtension: R4.extensionList.optional(),
        link: unreadList.optional(),
        fullUrl: r4Uri.optional(),
        resource: unread.optional(),
        search: unread.optional(),
        request: unread.optional(),
        response: unread.optional(),
      }),
    )
    .max(200)
    .optional(),
  signature: unread.optional(),
});

const OtherResource = z
  .looseObject({ ...inEveryResource, resourceType: z.string().refine((name) => R4_RESOURCE_TYPES.has(name)) })
  .transform(({ id }) => ({ resourceType: 'other' as const, id }));

/**
 * Holds a value against base FHIR R4: structure, required elements, datatypes. MedCom's own rules come after.
 * Not certified by MedCom, and not the official FHIR validator.
 */
export function validateBaseR4(json: unknown): Result<R4Bundle, NotificationRefused> {
  if (typeof json !== 'object' || json === null || Reflect.get(json, 'resourceType') !== 'Bundle') {
    return refuseAt('not_a_bundle', 'Bundle');
  }
  const harm = findHarm(json);
  if (harm !== undefined) return harm;
  const bundle = Bundle.safeParse(json);
  if (!bundle.success) return refuseIssue(bundle.error, json, 'Bundle');
  const entries: Entry[] = [];
  for (const [index, { fullUrl, resource }] of (bundle.data.entry ?? []).entries()) {
    const path = `Bundle.entry[${index}].resource`;
    if (resource === undefined) return refuseAt('element_missing', path);
    const read = readResource(resource);
    if (!read.success) return refuseIssue(read.error, resource, path);
    entries.push({ fullUrl, path, resource: read.data });
  }
  const { id, type, timestamp } = bundle.data;
  return ok({ id, type, timestamp, entries });
}

function readResource(resource: Record<string, unknown>) {
  switch (resource['resourceType']) {
    case 'MessageHeader':
      return MessageHeader.safeParse(resource);
    case 'Patient':
      return Patient.safeParse(resource);
    case 'Encounter':
      return Encounter.safeParse(resource);
    case 'Organization':
      return Organization.safeParse(resource);
    case 'Provenance':
      return Provenance.safeParse(resource);
    case 'OperationOutcome':
      return OperationOutcome.safeParse(resource);
    default:
      return OtherResource.safeParse(resource);
  }
}

/** The first complaint, in our own words: zod's would repeat values. */
function refuseIssue(error: z.ZodError, json: unknown, root: string) {
  const issue = error.issues[0];
  if (issue === undefined) return refuseAt('wrong_value', root);
  const path = issue.path.reduce<string>(under, root);
  switch (issue.code) {
    case 'invalid_type':
      return refuseAt(isAbsent(json, issue.path) ? 'element_missing' : 'wrong_type', path);
    case 'too_big':
      return refuseAt('too_long', path);
    case 'custom':
      return refuseAt(codeIn(issue.params), path);
    case 'invalid_value':
      return refuseAt(isAbsent(json, issue.path) ? 'element_missing' : 'wrong_value', path);
    default:
      return refuseAt('wrong_value', path);
  }
}

function isAbsent(json: unknown, path: readonly PropertyKey[]): boolean {
  let at = json;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return true;
    at = Reflect.get(at, key);
  }
  return at === undefined;
}

function codeIn(params: Record<string, unknown> | undefined): RefusalCode {
  const code = params?.['refusal'];
  return typeof code === 'string' && isRefusalCode(code) ? code : 'wrong_value';
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}
