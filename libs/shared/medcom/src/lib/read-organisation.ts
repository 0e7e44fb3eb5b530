import { ok, type Result } from '@samtavle/domain';
import type { MessagingOrganisation, Organisation } from './hospital-notification.js';
import { SYSTEM } from './medcom-codes.js';
import type { MessageParts } from './message-parts.js';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import type { Organization, Reference } from './r4-resources.js';

/** A sender or receiver: it must have both a SOR id and a GLN. @see MedComMessagingOrganization */
export function readMessagingOrganisation(
  parts: MessageParts,
  reference: Reference | undefined,
  path: string,
): Result<MessagingOrganisation, NotificationRefused> {
  const found = parts.find('Organization', reference);
  if (found === undefined) return refuseAt('organization_not_found', path);
  const { sor, gln, name } = identify(found.resource);
  if (sor === undefined || gln === undefined) return refuseAt('organization_not_identified', found.path);
  return ok({ name, sor, gln });
}

/** The department responsible for the stay: a SOR id is enough, as it need not receive mail. @see MedComCoreOrganization */
export function readServiceProvider(
  parts: MessageParts,
  reference: Reference | undefined,
  path: string,
): Result<Organisation, NotificationRefused> {
  const found = parts.find('Organization', reference);
  if (found === undefined) return refuseAt('service_provider_missing', path);
  const { sor, gln, name } = identify(found.resource);
  return sor === undefined ? refuseAt('organization_not_identified', found.path) : ok({ name, sor, gln: gln ?? null });
}

function identify(organization: Organization) {
  const only = (system: string, form: RegExp): string | undefined => {
    const values = (organization.identifier ?? []).flatMap((id) => (id.system === system ? [id.value ?? ''] : []));
    const [value, ...more] = values;
    return value !== undefined && more.length === 0 && form.test(value) ? value : undefined;
  };
  return {
    sor: only(SYSTEM.sor, /^\d{6,18}$/),
    gln: only(SYSTEM.gln, /^\d{13}$/),
    // Only the name. Organization.type would tell the kind of ward, and so often the illness.
    name: organization.name?.replace(/\s+/g, ' ').trim() ?? null,
  };
}
