import { instant, type Cpr } from '@samtavle/domain';
import { ACTIVITY_CODES, activityOf, type ActivityCode, type StayEvent } from './activity.js';
import { buildHospitalNotification, roleOf } from './build-hospital-notification.js';
import type { ChainLink, EpisodeIdentifier, MessagingOrganisation } from './hospital-notification.js';
import { sorPage } from './medcom-codes.js';
import { nameUuid } from './name-uuid.js';
import { openRegister, registerAfter, type StayRegister, type StayTelling } from './stay-register.js';
import type { FhirBundle } from './write-resources.js';

/** An invented hospital. Its numbers belong to nobody: the GLN has a wrong check digit, the SOR id no issuer. */
export const INVENTED_HOSPITAL: MessagingOrganisation = {
  name: 'Regionshospitalet Søhøjlandet, Psykiatrien',
  sor: '999999990000001',
  gln: '5790009999901',
};

/** An invented receiver in an invented municipality, numbered alike. */
export const INVENTED_MUNICIPALITY: MessagingOrganisation = {
  name: 'Søhøj Kommune, Socialpsykiatrien',
  sor: '999999990000002',
  gln: '5790009999912',
};

export interface HospitalStay {
  readonly cpr: Cpr;
  readonly familyName?: string;
  readonly sender?: MessagingOrganisation;
  readonly receiver?: MessagingOrganisation;
  /** A UUID for the stay. All ids of its messages follow from it unless `newId` gives others. */
  readonly episode: string;
  /** A further identifier of the same stay, such as the national one. */
  readonly alsoKnownAs?: EpisodeIdentifier;
  readonly newId?: (part: string) => string;
}

interface Told {
  readonly event: StayEvent;
  readonly link: ChainLink;
  readonly before: StayRegister;
}

/**
 * The messages a hospital would send about one stay, each carrying the history of those before it, in the order told.
 * @throws RangeError for leave from an acute stay, for which MedCom has no code, and for changing what was never told
 */
export function tellHospitalStay(stay: HospitalStay, tellings: readonly StayTelling[]): readonly FhirBundle[] {
  const sender = stay.sender ?? INVENTED_HOSPITAL;
  const newId = stay.newId ?? ((part: string) => nameUuid(`${stay.episode}/${part}`));
  const local = { system: sorPage(sender.sor), value: stay.episode };
  const told: Told[] = [];
  let register = openRegister(tellings[0]?.at ?? instant(new Date(0)), sender);

  return tellings.map((telling, index) => {
    const idOf = (part: string) => newId(`${index}/${part}`);
    const earlier = told.findLast(({ event, link }) => event === telling.event && isOfKind(link, telling.emergency));
    if (telling.change !== undefined && earlier === undefined)
      throw new RangeError(`no ${telling.event} to ${telling.change}`);
    const before = telling.change === undefined ? register : (earlier?.before ?? register);
    register = registerAfter(telling, register, before);
    const activityCode = codeOf(telling, telling.emergency ?? register.emergency, told);
    const target = (telling.change === undefined ? told.at(-1) : earlier)?.link.messageId ?? null;
    const sentAt = telling.sentAt ?? telling.at;
    const bundle = buildHospitalNotification({
      bundleId: idOf('Bundle'),
      idOf,
      cpr: stay.cpr,
      familyName: stay.familyName ?? 'Opdigtet',
      activityCode,
      status: register.status,
      period: register,
      leave: register.leave,
      deceased: telling.event === 'death' ? telling.change !== 'cancel' : undefined,
      episodes: stay.alsoKnownAs === undefined ? [local] : [stay.alsoKnownAs, local],
      hospital: register.hospital,
      sender,
      receiver: stay.receiver ?? INVENTED_MUNICIPALITY,
      sentAt,
      replaces:
        target === null
          ? null
          : { messageId: target, role: telling.change === 'cancel' ? 'removal' : roleOf(activityCode) },
      history: told.map((each) => each.link),
    });
    const link = { messageId: idOf('MessageHeader'), activityCode, occurredAt: sentAt, replaces: target };
    told.push({ event: telling.event, link, before });
    return bundle;
  });
}

function isOfKind({ activityCode }: ChainLink, emergency: boolean | undefined): boolean {
  return emergency === undefined || activityOf(activityCode).emergency === emergency;
}

/** A death repeats the activity of the stay; everything else has a code of its own. */
function codeOf({ event, change = undefined }: StayTelling, emergency: boolean, told: readonly Told[]): ActivityCode {
  if (event === 'death') {
    const current = told.findLast(({ link }) => activityOf(link.activityCode).change === 'tell');
    return current?.link.activityCode ?? (emergency ? 'admit-emergency' : 'admit-inpatient');
  }
  const code = ACTIVITY_CODES.find((each) => {
    const activity = activityOf(each);
    return activity.about === event && activity.change === (change ?? 'tell') && activity.emergency === emergency;
  });
  if (code === undefined) throw new RangeError(`no MedCom activity for ${event} in an acute stay`);
  return code;
}
