import { ok, type Result } from '@samtavle/domain';
import type { MessagingOrganisation } from './hospital-notification.js';
import { EVENT, EXTENSION, SYSTEM } from './medcom-codes.js';
import type { MessageParts, PartOf } from './message-parts.js';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import { readMessagingOrganisation } from './read-organisation.js';
import type { R4Bundle } from './validate-base-r4.js';

export interface Header {
  readonly messageId: string;
  readonly sender: MessagingOrganisation;
  readonly receiver: MessagingOrganisation;
  readonly encounter: PartOf<'Encounter'>;
}

/** The rules of MedComMessagingMessageHeader and MedComHospitalNotificationMessageHeader. */
export function readMessageHeader(bundle: R4Bundle, parts: MessageParts): Result<Header, NotificationRefused> {
  const [header, ...others] = parts.of('MessageHeader');
  if (header === undefined || header !== bundle.entries[0] || others.length > 0) {
    return refuseAt('header_not_first', 'Bundle.entry[0].resource');
  }
  const { path, resource } = header;
  if (resource.eventCoding?.system !== SYSTEM.eventCodes || resource.eventCoding.code !== EVENT.notification) {
    return refuseAt('event_not_supported', `${path}.eventCoding`);
  }
  if (resource.id === undefined) return refuseAt('header_id_missing', path);

  const encounter = parts.find('Encounter', resource.focus?.[0]);
  if (encounter === undefined || resource.focus?.length !== 1) return refuseAt('focus_not_encounter', `${path}.focus`);

  const sender = readMessagingOrganisation(parts, resource.sender, `${path}.sender`);
  if (!sender.ok) return sender;

  // No carbon copies: the notice is for the home municipality alone.
  const [destination, ...copies] = resource.destination ?? [];
  const uses = (destination?.extension ?? []).filter((each) => each.url === EXTENSION.destinationUse);
  const use = uses[0]?.valueCoding;
  if (copies.length > 0 || uses.length !== 1 || use?.system !== SYSTEM.destinationUse || use.code !== 'primary') {
    return refuseAt('destination_not_primary', `${path}.destination`);
  }
  const receiver = readMessagingOrganisation(parts, destination?.receiver, `${path}.destination[0].receiver`);
  if (!receiver.ok) return receiver;

  return ok({ messageId: resource.id, sender: sender.value, receiver: receiver.value, encounter });
}
