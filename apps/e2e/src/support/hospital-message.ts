import { type Cpr } from '@samtavle/domain';
import { randomUUID } from 'node:crypto';
import { TEST_SECRETS } from './api-process.js';
import { httpCall } from './http-call.js';

const SYSTEM = {
  cpr: 'urn:oid:1.2.208.176.1.2',
  sor: 'urn:oid:1.2.208.176.1.1',
  gln: 'https://www.gs1.org/gln',
  activity: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes',
  event: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes',
  use: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse',
} as const;
const DEFINITION = 'StructureDefinition';
const IG = 'http://medcomfhir.dk/ig';
const sorPage = (sor: string) => `https://sor2.sum.dsdn.dk/#id=${sor}`;

/** An invented ward, and the demo's municipality as its messages are addressed to. */
const HOSPITAL = { name: 'P7', sor: '999999990000001', gln: '5790009999901' };
const MUNICIPALITY = { name: 'Silkeborg Kommune', sor: '9999921000016003', gln: '5799999990021' };

/**
 * A MedCom HospitalNotification 3.0.2 that says: this person was admitted. Written out by hand, so that what the
 * product's own writer believes is not what its reader is tested with.
 * @see https://medcomfhir.dk/ig/hospitalnotification
 */
export function admitMessage(cpr: Cpr, at: string): Record<string, unknown> {
  const hospital = organisation(HOSPITAL);
  const municipality = organisation(MUNICIPALITY);
  const patient = resource('Patient', `${IG}/core/${DEFINITION}/medcom-core-patient`, {
    identifier: [{ system: SYSTEM.cpr, value: cpr }],
    name: [{ use: 'official', family: 'Opdigtet' }],
  });
  const encounter = resource('Encounter', notification('medcom-hospitalNotification-encounter'), {
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: pointTo(patient),
    episodeOfCare: [{ identifier: { system: sorPage(HOSPITAL.sor), value: randomUUID() } }],
    period: { start: at },
    serviceProvider: pointTo(hospital),
  });
  const header = resource('MessageHeader', notification('medcom-hospitalNotification-messageHeader'), {
    eventCoding: { system: SYSTEM.event, code: 'hospital-notification-message' },
    destination: [
      {
        extension: [
          {
            url: `${IG}/messaging/${DEFINITION}/medcom-messaging-destinationUseExtension`,
            valueCoding: { system: SYSTEM.use, code: 'primary' },
          },
        ],
        endpoint: sorPage(MUNICIPALITY.sor),
        receiver: pointTo(municipality),
      },
    ],
    sender: pointTo(hospital),
    source: { endpoint: sorPage(HOSPITAL.sor) },
    focus: [pointTo(encounter)],
  });
  const provenance = resource('Provenance', `${IG}/messaging/${DEFINITION}/medcom-messaging-provenance`, {
    target: [pointTo(header)],
    occurredDateTime: at,
    recorded: at,
    activity: { coding: [{ system: SYSTEM.activity, code: 'admit-inpatient' }] },
    agent: [{ who: pointTo(hospital) }],
  });
  return {
    resourceType: 'Bundle',
    id: randomUUID(),
    meta: { profile: [notification('medcom-hospitalNotification-message')] },
    type: 'message',
    timestamp: at,
    entry: [header, patient, encounter, hospital, municipality, provenance].map((one) => ({
      fullUrl: `https://hospital.example/fhir/${one.resourceType}/${one.id}`,
      resource: one,
    })),
  };
}

interface Resource {
  readonly resourceType: string;
  readonly id: string;
}

function resource(resourceType: string, profile: string, rest: Record<string, unknown>): Resource {
  const id = randomUUID();
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${resourceType} ${id}</p></div>`;
  return { resourceType, id, ...{ meta: { profile: [profile] }, text: { status: 'generated', div } }, ...rest };
}

function organisation({ name, sor, gln }: typeof HOSPITAL): Resource {
  return resource('Organization', `${IG}/messaging/${DEFINITION}/medcom-messaging-organization`, {
    identifier: [
      { system: SYSTEM.gln, value: gln },
      { system: SYSTEM.sor, value: sor },
    ],
    name,
  });
}

const notification = (name: string): string => `${IG}/hospitalnotification/${DEFINITION}/${name}`;
const pointTo = ({ resourceType, id }: Resource) => ({ reference: `${resourceType}/${id}` });

/** Hands a message in as the machine does. @returns the code of the acknowledgement */
export async function sendMessage(origin: string, message: Record<string, unknown>): Promise<string> {
  const answer = await httpCall(origin, {
    method: 'POST',
    path: '/api/exchange/medcom',
    headers: {
      authorization: `Bearer ${TEST_SECRETS.SAMTAVLE_EXCHANGE_TOKEN}`,
      'content-type': 'application/fhir+json',
    },
    body: JSON.stringify(message),
  });
  return /"code":"(ok|transient-error|fatal-error)"/.exec(answer.body)?.[1] ?? `${answer.status} ${answer.body}`;
}
