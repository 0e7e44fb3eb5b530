import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import type { HospitalNotification } from './hospital-notification.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import type { StayTelling } from './stay-register.js';
import { INVENTED_HOSPITAL, INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';

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

function accepted(json: unknown): HospitalNotification {
  const result = readHospitalNotification(json, options);
  if (!result.ok) throw new Error(`${result.refusal.code} at ${result.refusal.path}`);
  return result.value;
}

const admission = () => messages([{ event: 'admit', at: at('01T08:00') }])[0] as Json;

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

describe('a hospital notification', () => {
  it('is accepted at every turning point of a stay, with its correction and cancellation', () => {
    const read = messages(STORY).map(accepted);
    expect(read.map(({ event, about }) => `${event} ${about}`)).toEqual([
      'admit admit',
      'admit admit',
      'revise admit',
      'start_leave start_leave',
      'revise start_leave',
      'end_leave end_leave',
      'cancel end_leave',
      'end_leave end_leave',
      'discharge discharge',
      'cancel discharge',
      'death death',
      'cancel death',
      'cancel admit',
    ]);
    expect(read.map(({ emergency }) => emergency)).toEqual([true, ...Array.from({ length: 12 }, () => false)]);
  });

  it('says who, where, when, and what came before', () => {
    const [first, second] = messages(STORY).map(accepted);
    expect(second).toMatchObject({
      cpr: '0101575001',
      sentAt: '2026-11-01T20:00:00.000Z',
      occurredAt: '2026-11-01T20:00:00.000Z',
      period: { start: '2026-11-01T20:00:00.000Z', end: null },
      leave: null,
      ward: 'Regionshospitalet Søhøjlandet, Psykiatrien',
      hospital: INVENTED_HOSPITAL,
      sender: INVENTED_HOSPITAL,
      receiver: INVENTED_MUNICIPALITY,
      episode: { value: EPISODE },
      supersedes: [first?.messageId],
    });
    expect(second?.chain.map((link) => link.activityCode)).toEqual(['admit-emergency', 'admit-inpatient']);
  });

  it('keeps the department as the ward when another part of the hospital sends', () => {
    const hospital = { name: 'Afsnit  N7,\n Søhøjlandet', sor: '999999990000003', gln: null };
    const [message] = messages([{ event: 'admit', at: at('01T08:00'), hospital }]).map(accepted);
    expect(message).toMatchObject({ ward: 'Afsnit N7, Søhøjlandet', sender: INVENTED_HOSPITAL });
  });

  it('keeps no narrative, name or address, whatever they say', () => {
    const json = put(admission(), 'entry.1.resource.text.div', '<div><script>alert(1)</script>F20.0 Skizofreni</div>');
    put(json, 'entry.1.resource.address', [{ line: ['Hemmelig Vej 1'] }]);
    put(json, 'entry.3.resource.type', [{ text: 'Retspsykiatri' }]);
    const kept = JSON.stringify(accepted(json));
    expect(kept).not.toMatch(/script|F20|Opdigtet|Hemmelig|Retspsykiatri/);
  });

  it('follows its own identifier of the stay also when the national one stands first', () => {
    const alsoKnownAs = {
      system: 'https://www.esundhed.dk/Registre/Landspatientregisteret',
      value: 'urn:uuid:FC60E762-B13B-5773-865E-67F3907BDCC7',
    };
    const [bundle] = tellHospitalStay({ cpr: CPR, episode: EPISODE, alsoKnownAs }, [
      { event: 'admit', at: at('01T08:00') },
    ]);
    const message = accepted(bundle);
    expect(message.episode.value).toBe(EPISODE);
    expect(message.episodes.map((each) => each.value)).toEqual(['fc60e762-b13b-5773-865e-67f3907bdcc7', EPISODE]);
  });

  it('resolves references by full address as well', () => {
    const json = admission();
    put(json, 'entry.0.resource.sender.reference', entries(json)[3]?.['fullUrl']);
    expect(accepted(json).sender).toEqual(INVENTED_HOSPITAL);
  });

  it('may carry a resource we do not know; it is passed by unread', () => {
    expect(accepted(addEntry(admission(), { resource: { resourceType: 'Device', id: 'd1', note: 'x' } })).event).toBe(
      'admit',
    );
  });
});
