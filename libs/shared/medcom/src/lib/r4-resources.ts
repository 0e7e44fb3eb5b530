import { z } from 'zod';
import {
  R4,
  exactly,
  inEveryDomainResource,
  inEveryElement,
  r4Address,
  r4Code,
  r4Contact,
  r4Date,
  r4DateTime,
  r4Id,
  r4Instant,
  r4Name,
  r4String,
  r4Uri,
  unread,
  unreadList,
} from './r4-datatypes.js';

/**
 * The resources of a MedCom message as FHIR R4 defines them, before any MedCom rule.
 * @see https://hl7.org/fhir/R4/resourcelist.html
 */
const { codeableConcept, coding, extensionList, identifier, period, reference } = R4;

const backbone = { ...inEveryElement, modifierExtension: extensionList.optional() };

export const MessageHeader = exactly({
  ...inEveryDomainResource,
  resourceType: z.literal('MessageHeader'),
  eventCoding: coding.optional(),
  eventUri: r4Uri.optional(),
  destination: z
    .array(
      exactly({
        ...backbone,
        name: r4String.optional(),
        target: reference.optional(),
        endpoint: r4Uri,
        receiver: reference.optional(),
      }),
    )
    .optional(),
  sender: reference.optional(),
  enterer: reference.optional(),
  author: reference.optional(),
  source: exactly({
    ...backbone,
    name: r4String.optional(),
    software: r4String.optional(),
    version: r4String.optional(),
    contact: unread.optional(),
    endpoint: r4Uri,
  }),
  responsible: reference.optional(),
  reason: codeableConcept.optional(),
  response: exactly({
    ...backbone,
    identifier: r4Id,
    code: z.enum(['ok', 'transient-error', 'fatal-error']),
    details: reference.optional(),
  }).optional(),
  focus: z.array(reference).optional(),
  definition: r4Uri.optional(),
});

export const Patient = exactly({
  ...inEveryDomainResource,
  resourceType: z.literal('Patient'),
  identifier: z.array(identifier).optional(),
  active: z.boolean().optional(),
  name: z.array(r4Name).optional(),
  telecom: z.array(r4Contact).optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  birthDate: r4Date.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: r4DateTime.optional(),
  address: z.array(r4Address).optional(),
  maritalStatus: codeableConcept.optional(),
  multipleBirthBoolean: z.boolean().optional(),
  multipleBirthInteger: z.int().optional(),
  photo: unreadList.optional(),
  contact: unreadList.optional(),
  communication: unreadList.optional(),
  generalPractitioner: z.array(reference).optional(),
  managingOrganization: reference.optional(),
  link: unreadList.optional(),
});

export const Encounter = exactly({
  ...inEveryDomainResource,
  resourceType: z.literal('Encounter'),
  identifier: z.array(identifier).optional(),
  status: z.enum([
    'planned',
    'arrived',
    'triaged',
    'in-progress',
    'onleave',
    'finished',
    'cancelled',
    'entered-in-error',
    'unknown',
  ]),
  statusHistory: unreadList.optional(),
  class: coding,
  classHistory: unreadList.optional(),
  type: z.array(codeableConcept).optional(),
  serviceType: codeableConcept.optional(),
  priority: codeableConcept.optional(),
  subject: reference.optional(),
  episodeOfCare: z.array(reference).optional(),
  basedOn: z.array(reference).optional(),
  participant: unreadList.optional(),
  appointment: z.array(reference).optional(),
  period: period.optional(),
  length: unread.optional(),
  reasonCode: z.array(codeableConcept).optional(),
  reasonReference: z.array(reference).optional(),
  diagnosis: unreadList.optional(),
  account: z.array(reference).optional(),
  hospitalization: unread.optional(),
  location: unreadList.optional(),
  serviceProvider: reference.optional(),
  partOf: reference.optional(),
});

export const Organization = exactly({
  ...inEveryDomainResource,
  resourceType: z.literal('Organization'),
  identifier: z.array(identifier).optional(),
  active: z.boolean().optional(),
  type: z.array(codeableConcept).optional(),
  name: r4String.max(255).optional(),
  alias: z.array(r4String).optional(),
  telecom: z.array(r4Contact).optional(),
  address: z.array(r4Address).optional(),
  partOf: reference.optional(),
  contact: unreadList.optional(),
  endpoint: z.array(reference).optional(),
});

export const Provenance = exactly({
  ...inEveryDomainResource,
  resourceType: z.literal('Provenance'),
  target: z.array(reference),
  occurredDateTime: r4DateTime.optional(),
  occurredPeriod: period.optional(),
  recorded: r4Instant,
  policy: z.array(r4Uri).optional(),
  location: reference.optional(),
  reason: z.array(codeableConcept).optional(),
  activity: codeableConcept.optional(),
  agent: z.array(
    exactly({
      ...backbone,
      type: codeableConcept.optional(),
      role: z.array(codeableConcept).optional(),
      who: reference,
      onBehalfOf: reference.optional(),
    }),
  ),
  entity: z
    .array(
      exactly({
        ...backbone,
        role: z.enum(['derivation', 'revision', 'quotation', 'source', 'removal']),
        what: reference,
        agent: unreadList.optional(),
      }),
    )
    .optional(),
  signature: unreadList.optional(),
});

export const OperationOutcome = exactly({
  ...inEveryDomainResource,
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    exactly({
      ...backbone,
      severity: z.enum(['fatal', 'error', 'warning', 'information']),
      code: r4Code,
      details: codeableConcept.optional(),
      diagnostics: r4String.optional(),
      location: z.array(r4String).optional(),
      expression: z.array(r4String).optional(),
    }),
  ),
});

export type MessageHeader = z.infer<typeof MessageHeader>;
export type Patient = z.infer<typeof Patient>;
export type Encounter = z.infer<typeof Encounter>;
export type Organization = z.infer<typeof Organization>;
export type Provenance = z.infer<typeof Provenance>;
export type OperationOutcome = z.infer<typeof OperationOutcome>;
export type Reference = z.infer<typeof reference>;
export type Period = z.infer<typeof period>;
