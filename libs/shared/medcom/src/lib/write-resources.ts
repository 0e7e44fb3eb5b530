import type { Instant } from '@samtavle/domain';
import type { MessagingOrganisation, Organisation } from './hospital-notification.js';
import { EXTENSION, PROFILE, SYSTEM, sorPage } from './medcom-codes.js';

/** Pieces both kinds of outgoing message are made of. Plain JSON objects, ready for `JSON.stringify`. */
export type FhirJson = { readonly [name: string]: unknown };
export type FhirResource = FhirJson & { readonly resourceType: string; readonly id: string };
export type FhirBundle = FhirResource & { readonly resourceType: 'Bundle'; readonly entry: readonly FhirJson[] };

export interface NewMessage {
  /** The writer's own address. References inside are relative to it; nothing has to answer there. */
  readonly baseUrl: string;
  readonly id: string;
  readonly profile: string;
  readonly timestamp: Instant;
  readonly resources: readonly FhirResource[];
}

export function writeBundle({ baseUrl, id, profile, timestamp, resources }: NewMessage): FhirBundle {
  return {
    resourceType: 'Bundle',
    id,
    meta: { profile: [profile] },
    type: 'message',
    timestamp,
    entry: resources.map((resource) => ({ fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`, resource })),
  };
}

/** Head of a resource. MedCom wants a narrative in every one; it names the kind only, never a person. */
export function resourceHead<Type extends string>(resourceType: Type, id: string, profile: string) {
  return {
    resourceType,
    id,
    meta: { profile: [profile] },
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${resourceType} ${id}</p></div>` },
  };
}

export const pointTo = ({ resourceType, id }: FhirResource): FhirJson => ({ reference: `${resourceType}/${id}` });

export function writeOrganization(id: string, { name, sor, gln }: Organisation): FhirResource {
  return {
    ...resourceHead('Organization', id, PROFILE.organization),
    identifier: [...(gln === null ? [] : [{ system: SYSTEM.gln, value: gln }]), { system: SYSTEM.sor, value: sor }],
    ...(name === null ? {} : { name }),
  };
}

export interface NewHeader {
  readonly id: string;
  readonly profile: string;
  readonly event: string;
  readonly from: { readonly resource: FhirResource; readonly endpoint: string };
  readonly to: { readonly resource: FhirResource; readonly endpoint: string };
  readonly rest: FhirJson;
}

export function writeHeader({ id, profile, event, from, to, rest }: NewHeader): FhirResource {
  return {
    ...resourceHead('MessageHeader', id, profile),
    eventCoding: { system: SYSTEM.eventCodes, code: event },
    destination: [
      {
        extension: [{ url: EXTENSION.destinationUse, valueCoding: { system: SYSTEM.destinationUse, code: 'primary' } }],
        endpoint: to.endpoint,
        receiver: pointTo(to.resource),
      },
    ],
    sender: pointTo(from.resource),
    source: { endpoint: from.endpoint },
    ...rest,
  };
}

export interface NewProvenance {
  readonly id: string;
  readonly messageId: string;
  readonly occurredAt: Instant;
  readonly activityCode: string;
  readonly agent: FhirResource;
  readonly replaces: { readonly messageId: string; readonly role: 'revision' | 'removal' } | null;
}

export function writeProvenance(spec: NewProvenance): FhirResource {
  const { replaces } = spec;
  return {
    ...resourceHead('Provenance', spec.id, PROFILE.provenance),
    target: [{ reference: `MessageHeader/${spec.messageId}` }],
    occurredDateTime: spec.occurredAt,
    recorded: spec.occurredAt,
    activity: { coding: [{ system: SYSTEM.activityCodes, code: spec.activityCode }] },
    agent: [{ who: pointTo(spec.agent) }],
    ...(replaces === null
      ? {}
      : { entity: [{ role: replaces.role, what: { reference: `MessageHeader/${replaces.messageId}` } }] }),
  };
}

export const endpointOf = ({ sor }: Pick<MessagingOrganisation, 'sor'>): string => sorPage(sor);
