import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import { EXTENSION } from './medcom-codes.js';
import { REFUSALS } from './notification-refused.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import type { StayTelling } from './stay-register.js';
import { INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';

// Born 2057: nobody's number.
const CPR = parseCpr('0101575001') as Cpr;
const EPISODE = '7d3c1d9e-5a5b-4c0e-9d4f-3f1c52a80b11';
const options = { receivers: [INVENTED_MUNICIPALITY], receivedAt: instant('2026-11-26T12:00:00Z') };
const at = (text: string) => instant(`2026-11-${text}:00Z`);

type Json = Record<string, unknown>;

/** A message as parsed JSON, free to be broken. */
function messages(tellings: readonly StayTelling[]): Json[] {
  const told = tellHospitalStay({ cpr: CPR, episode: EPISODE }, tellings);
  return told.map((bundle) => JSON.parse(JSON.stringify(bundle)) as Json);
}

const STORY: readonly StayTelling[] = [
  { event: 'admit', at: at('01T08:00'), emergency: true },
  { event: 'admit', at: at('01T20:00') },
  { event: 'admit', change: 'revise', at: at('01T19:30'), sentAt: at('01T21:00') },
  { event: 'start_leave', at: at('05T10:00') },
  { event: 'start_leave', change: 'revise', at: at('05T11:00'), sentAt: at('05T12:00') },
  { event: 'end_leave', at: at('06T10:00') },
  { event: 'end_leave', change: 'cancel', at: at('06T11:00') },
  { event: 'end_leave', at: at('07T09:00') },
  { event: 'discharge', at: at('09T14:00') },
  { event: 'discharge', change: 'cancel', at: at('09T15:00') },
  { event: 'death', at: at('10T03:00') },
  { event: 'death', change: 'cancel', at: at('10T04:00') },
  { event: 'admit', change: 'cancel', at: at('10T05:00') },
];

const admission = () => messages([{ event: 'admit', at: at('01T08:00') }])[0] as Json;
const onLeave = () => messages(STORY)[3] as Json;
const discharge = () => messages(STORY)[8] as Json;
const cancellation = () => messages(STORY)[12] as Json;

/** Sets, or with undefined removes, what a path such as `entry.2.resource.status` leads to. */
function put(json: Json, path: string, value: unknown): Json {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const owner = steps.reduce<Json>((from, step) => from[step] as Json, json);
  if (value !== undefined) owner[last] = value;
  else if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else delete owner[last];
  return json;
}

const entries = (json: Json) => json['entry'] as Json[];
const addEntry = (json: Json, entry: Json) => put(json, 'entry', [...entries(json), entry]);

const header = 'entry.0.resource';
const patient = 'entry.1.resource';
const encounter = 'entry.2.resource';
const sender = 'entry.3.resource';
const receiver = 'entry.4.resource';
const own = 'entry.5.resource';
const leavePeriod = (valuePeriod: Json) => [{ url: EXTENSION.leavePeriod, valuePeriod }];

const BROKEN: readonly (readonly [string, () => unknown, keyof typeof REFUSALS])[] = [
  ['nothing', () => undefined, 'not_a_bundle'],
  ['a lone patient', () => entries(admission())[1]?.['resource'], 'not_a_bundle'],
  ['a collection', () => put(admission(), 'type', 'collection'), 'not_a_message'],
  ['a bundle type R4 does not know', () => put(admission(), 'type', 'letter'), 'wrong_value'],
  ['no bundle id', () => put(admission(), 'id', undefined), 'bundle_id_missing'],
  ['no timestamp', () => put(admission(), 'timestamp', undefined), 'timestamp_missing'],
  ['a timestamp without zone', () => put(admission(), 'timestamp', '2026-11-01T08:00:00'), 'wrong_value'],
  ['a timestamp on 30 February', () => put(admission(), 'timestamp', '2026-02-30T08:00:00Z'), 'wrong_value'],
  ['a timestamp a week ahead', () => put(admission(), 'timestamp', '2026-12-03T08:00:00Z'), 'time_in_future'],
  ['an unknown element', () => put(admission(), 'mood', 'good'), 'element_unknown'],
  ['an unknown element further in', () => put(admission(), `${encounter}.ward`, 'N7'), 'element_unknown'],
  ['a number where text belongs', () => put(admission(), `${header}.id`, 42), 'wrong_type'],
  [
    'one object where a list belongs',
    () => put(admission(), `${header}.focus`, { reference: 'Encounter/x' }),
    'wrong_type',
  ],
  ['no MessageHeader.source', () => put(admission(), `${header}.source`, undefined), 'element_missing'],
  ['an Encounter without status', () => put(admission(), `${encounter}.status`, undefined), 'element_missing'],
  ['an Encounter without class', () => put(admission(), `${encounter}.class`, undefined), 'element_missing'],
  ['a Provenance without time of recording', () => put(admission(), `${own}.recorded`, undefined), 'element_missing'],
  ['an entry without resource', () => put(admission(), header, undefined), 'element_missing'],
  ['a name of five hundred letters', () => put(admission(), `${sender}.name`, 'x'.repeat(500)), 'too_long'],
  ['a name with a control character', () => put(admission(), `${sender}.name`, 'N\u00007'), 'wrong_value'],
  ['an empty list', () => put(admission(), `${header}.focus`, []), 'empty_value'],
  [
    'a prototype key',
    () => put(admission(), `${encounter}.extension`, JSON.parse('[{"url":"x","__proto__":{"a":1}}]')),
    'forbidden_key',
  ],
  [
    'a modifier extension',
    () => put(admission(), `${encounter}.modifierExtension`, [{ url: 'x', valueBoolean: true }]),
    'modifier_not_understood',
  ],
  ['the same entry twice', () => addEntry(admission(), entries(admission())[3] as Json), 'duplicate_entry'],
  [
    'the header in second place',
    () => put(admission(), 'entry', [...entries(admission())].reverse()),
    'header_not_first',
  ],
  [
    'two headers',
    () => addEntry(admission(), { resource: { ...(entries(admission())[0]?.['resource'] as Json), id: 'other' } }),
    'header_not_first',
  ],
  [
    'a header without id',
    () => put(put(admission(), `${header}.id`, undefined), 'entry.0.fullUrl', undefined),
    'header_id_missing',
  ],
  [
    'another kind of message',
    () => put(admission(), `${header}.eventCoding.code`, 'care-communication-message'),
    'event_not_supported',
  ],
  [
    'an event of another system',
    () => put(admission(), `${header}.eventCoding.system`, 'urn:x'),
    'event_not_supported',
  ],
  ['no focus', () => put(admission(), `${header}.focus`, undefined), 'focus_not_encounter'],
  [
    'a focus outside the message',
    () => put(admission(), `${header}.focus.0.reference`, 'Encounter/elsewhere'),
    'focus_not_encounter',
  ],
  ['no destination', () => put(admission(), `${header}.destination`, undefined), 'destination_not_primary'],
  [
    'a destination that is not primary',
    () => put(admission(), `${header}.destination.0.extension.0.valueCoding.code`, 'cc'),
    'destination_not_primary',
  ],
  [
    'a carbon copy',
    () => {
      const json = admission();
      const [destination] = (entries(json)[0]?.['resource'] as Json)['destination'] as Json[];
      return put(json, `${header}.destination`, [destination, destination]);
    },
    'destination_not_primary',
  ],
  [
    'a foreign receiver',
    () => put(admission(), `${receiver}.identifier.1.value`, '953741000016009'),
    'receiver_unknown',
  ],
  [
    'a receiver whose two numbers do not belong together',
    () => put(admission(), `${receiver}.identifier.0.value`, '5790001348120'),
    'receiver_unknown',
  ],
  [
    'a sender outside the message',
    () => put(admission(), `${header}.sender.reference`, 'Organization/elsewhere'),
    'organization_not_found',
  ],
  ['a sender without GLN', () => put(admission(), `${sender}.identifier.0`, undefined), 'organization_not_identified'],
  [
    'a receiver without SOR id',
    () => put(admission(), `${receiver}.identifier.1`, undefined),
    'organization_not_identified',
  ],
  ['no patient', () => put(admission(), 'entry.1', undefined), 'patient_not_single'],
  [
    'two patients',
    () => addEntry(admission(), { resource: { resourceType: 'Patient', id: 'p2' } }),
    'patient_not_single',
  ],
  ['a patient without CPR number', () => put(admission(), `${patient}.identifier`, undefined), 'cpr_missing'],
  [
    'a replacement CPR number',
    () => put(admission(), `${patient}.identifier.0.system`, 'urn:oid:1.2.208.176.1.6.1.1'),
    'cpr_missing',
  ],
  [
    'a CPR number that is not the official one',
    () => put(admission(), `${patient}.identifier.0.use`, 'temp'),
    'cpr_missing',
  ],
  [
    'a CPR number of 31 February',
    () => put(admission(), `${patient}.identifier.0.value`, '3102575001'),
    'cpr_impossible',
  ],
  [
    'a CPR number with a hyphen',
    () => put(admission(), `${patient}.identifier.0.value`, '010157-5001'),
    'cpr_impossible',
  ],
  [
    'two Encounters',
    () => addEntry(admission(), { resource: { ...(entries(admission())[2]?.['resource'] as Json), id: 'e2' } }),
    'encounter_not_single',
  ],
  ['a diagnosis', () => put(admission(), `${encounter}.reasonCode`, [{ text: 'F20.0' }]), 'content_not_allowed'],
  [
    'a kind of ward',
    () => put(admission(), `${encounter}.serviceType`, { text: 'Retspsykiatri' }),
    'content_not_allowed',
  ],
  ['a status the notice does not use', () => put(admission(), `${encounter}.status`, 'planned'), 'status_not_allowed'],
  ['a class the notice does not use', () => put(admission(), `${encounter}.class.code`, 'AMB'), 'class_not_allowed'],
  ['leave from an acute stay', () => put(onLeave(), `${encounter}.class.code`, 'EMER'), 'leave_needs_inpatient'],
  [
    'a subject that is not the patient',
    () => put(admission(), `${encounter}.subject.reference`, 'Patient/other'),
    'subject_not_patient',
  ],
  ['no episode of care', () => put(admission(), `${encounter}.episodeOfCare`, undefined), 'episode_missing'],
  [
    'an episode of care without system',
    () => put(admission(), `${encounter}.episodeOfCare.0.identifier.system`, undefined),
    'episode_missing',
  ],
  ['no period', () => put(admission(), `${encounter}.period`, undefined), 'period_start_missing'],
  ['a start without hour', () => put(admission(), `${encounter}.period.start`, '2026-11-01'), 'time_incomplete'],
  ['a start next year', () => put(admission(), `${encounter}.period.start`, '2027-11-01T08:00:00Z'), 'time_in_future'],
  ['a finished stay without end', () => put(discharge(), `${encounter}.period.end`, undefined), 'period_end_missing'],
  [
    'an end before the start',
    () => put(discharge(), `${encounter}.period.end`, '2026-10-01T08:00:00Z'),
    'period_reversed',
  ],
  [
    'on leave since nobody knows when',
    () => put(onLeave(), `${encounter}.extension`, undefined),
    'leave_start_missing',
  ],
  [
    'a leave without start',
    () => put(onLeave(), `${encounter}.extension`, leavePeriod({ end: '2026-11-06T08:00:00Z' })),
    'leave_start_missing',
  ],
  [
    'no service provider',
    () => put(admission(), `${encounter}.serviceProvider`, undefined),
    'service_provider_missing',
  ],
  ['no Provenance', () => put(admission(), 'entry.5', undefined), 'provenance_missing'],
  [
    'a Provenance of another message only',
    () => put(admission(), `${own}.target.0.reference`, 'MessageHeader/other'),
    'provenance_missing',
  ],
  [
    'a Provenance of the patient',
    () => put(admission(), `${own}.target.0.reference`, 'Patient/x'),
    'provenance_target',
  ],
  [
    'a Provenance with two targets',
    () => put(admission(), `${own}.target`, [{ reference: 'MessageHeader/a' }, { reference: 'MessageHeader/b' }]),
    'provenance_target',
  ],
  [
    'a Provenance whose agent is not in the message',
    () => put(admission(), `${own}.agent.0.who.reference`, 'Organization/x'),
    'provenance_agent',
  ],
  ['a Provenance without time', () => put(admission(), `${own}.occurredDateTime`, undefined), 'occurred_missing'],
  [
    'an activity of another kind of message',
    () => put(admission(), `${own}.activity.coding.0.code`, 'reply-message'),
    'activity_unknown',
  ],
  [
    'an activity of another system',
    () => put(admission(), `${own}.activity.coding.0.system`, 'urn:x'),
    'activity_unknown',
  ],
  [
    'a cancellation of nothing',
    () => {
      const json = cancellation();
      const index = entries(json).length - 1;
      return put(json, `entry.${index}.resource.entity`, undefined);
    },
    'chain_missing',
  ],
  [
    'a cancellation that says revision',
    () => {
      const json = cancellation();
      return put(json, `entry.${entries(json).length - 1}.resource.entity.0.role`, 'revision');
    },
    'chain_role',
  ],
  [
    'an admission that removes something',
    () => {
      const json = messages(STORY)[1] as Json;
      return put(json, `entry.${entries(json).length - 1}.resource.entity.0.role`, 'removal');
    },
    'chain_role',
  ],
  [
    'a message that follows itself',
    () => {
      const json = messages(STORY)[1] as Json;
      const id = (entries(json)[0]?.['resource'] as Json)['id'];
      return put(
        json,
        `entry.${entries(json).length - 1}.resource.entity.0.what.reference`,
        `MessageHeader/${String(id)}`,
      );
    },
    'chain_loop',
  ],
  [
    'an admission that is finished',
    () => put(put(admission(), `${encounter}.status`, 'finished'), `${encounter}.period.end`, '2026-11-02T08:00:00Z'),
    'activity_status_mismatch',
  ],
  [
    'a discharge still in progress',
    () => put(discharge(), `${encounter}.status`, 'in-progress'),
    'activity_status_mismatch',
  ],
  [
    'an inpatient admission of class EMER',
    () => put(admission(), `${encounter}.class.code`, 'EMER'),
    'activity_class_mismatch',
  ],
];

describe('a broken notification', () => {
  it.each(BROKEN)('with %s is refused', (_, broken, code) => {
    const result = readHospitalNotification(broken(), options);
    expect(result).toMatchObject({ ok: false, refusal: { code, da: REFUSALS[code].da, en: REFUSALS[code].en } });
  });

  it('is refused for every reason there is, except those of its bytes', () => {
    const proven = new Set([
      ...BROKEN.map(([, , code]) => code),
      'text_too_large',
      'text_not_json',
      'too_deep',
      'too_many_values',
    ]);
    expect(Object.keys(REFUSALS).filter((code) => !proven.has(code as keyof typeof REFUSALS))).toEqual([]);
  });

  it('is told where it is broken, and never with a value from it', () => {
    const json = put(admission(), `${patient}.identifier.0.value`, '3102575001');
    const result = readHospitalNotification(json, options);
    expect(result).toMatchObject({ refusal: { path: 'Bundle.entry[1].resource.identifier[0].value' } });
    expect(JSON.stringify(result)).not.toContain('3102575001');
  });
});
