/**
 * The addresses and code systems MedCom and its neighbours use in HospitalNotification 3.0.2, Messaging 4.0.2 and
 * Acknowledgement 2.0.3. The spelling is theirs, also where it is odd ("notifiation", "durin").
 * @see https://medcomfhir.dk/ig/hospitalnotification
 */
export const SYSTEM = {
  cpr: 'urn:oid:1.2.208.176.1.2',
  sor: 'urn:oid:1.2.208.176.1.1',
  gln: 'https://www.gs1.org/gln',
  lpr3: 'https://www.esundhed.dk/Registre/Landspatientregisteret',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  eventCodes: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes',
  activityCodes: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes',
  destinationUse: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse',
  acknowledgementErrors: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes',
  operationOutcome: 'http://terminology.hl7.org/CodeSystem/operation-outcome',
} as const;

export const EXTENSION = {
  destinationUse: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension',
  leavePeriod:
    'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension',
} as const;

export const PROFILE = {
  notification: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalNotification-message',
  notificationHeader:
    'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalNotification-messageHeader',
  encounter: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalNotification-encounter',
  patient: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient',
  organization: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-organization',
  provenance: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-provenance',
  acknowledgement: 'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-messaging-acknowledgement',
  acknowledgementHeader:
    'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader',
  operationOutcome:
    'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-acknowledgement-operationoutcome',
} as const;

export const EVENT = {
  notification: 'hospital-notification-message',
  acknowledgement: 'acknowledgement-message',
} as const;

/** The SOR register's page for an organisation: how MedCom writes an endpoint and the owner of a local identifier. */
export const sorPage = (sor: string): string => `https://sor2.sum.dsdn.dk/#id=${sor}`;
