import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { instant } from '@samtavle/domain';
import { parseBundleText } from './bundle-text.js';
import { foldAdmission } from './fold-admission.js';
import type { HospitalNotification } from './hospital-notification.js';
import { readEnvelope } from './message-envelope.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import { validateBaseR4 } from './validate-base-r4.js';

/*
 * MedCom's published examples lie beside the repository on machines that have them, never in it. Without them this file
 * only says so; the messages the library builds itself are tested everywhere else.
 */
const folder = new URL('../../../../../../shared/examples/medcom/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const options = {
  receivers: [{ sor: '953741000016009', gln: '5790001348120' }],
  receivedAt: instant('2022-12-20T00:00:00Z'),
};

function read(start: string): HospitalNotification {
  const name = names.find((each) => each.startsWith(start)) ?? '';
  const json = parseBundleText(text(name));
  const result = json.ok ? readHospitalNotification(json.value, options) : json;
  if (!result.ok) throw new Error(`${name}: ${result.refusal.code} at ${result.refusal.path}`);
  return result.value;
}

const notifications = names.filter((name) => name.startsWith('hn-'));

it('looks for the published examples beside the repository', () => {
  expect(notifications.length === 0 || notifications.length === 7).toBe(true);
});

for (const name of notifications) {
  it(`${name} is a notification we accept`, () => {
    expect(read(name).cpr).toBe('2509479989');
  });

  it(`${name} leaves nothing behind but what the law lets it carry`, () => {
    expect(JSON.stringify(read(name))).not.toMatch(/Elmer|xhtml|<div|Narrative/);
  });
}

for (const name of names) {
  it(`${name} is base FHIR R4, and says whom to answer`, () => {
    const json: unknown = JSON.parse(text(name));
    expect(validateBaseR4(json).ok).toBe(true);
    expect(readEnvelope(json)?.messageId).toMatch(/^[a-z0-9-]{36}$/);
  });
}

if (notifications.length > 0) {
  describe('the published examples together', () => {
    it('read as the hospital meant them', () => {
      expect(read('hn-03')).toMatchObject({
        bundleId: 'd3128d9b-cede-4c7f-8904-809eab322d7d',
        messageId: 'e563a2b2-bf92-4b13-bbd2-0a021a95bded',
        event: 'start_leave',
        activityCode: 'start-leave-inpatient',
        emergency: false,
        status: 'onleave',
        period: { start: '2022-12-07T10:00:00.000Z', end: null },
        leave: { start: '2022-12-13T12:00:10.000Z', end: null },
        ward: 'Hjerteafdelingen på Herlev og Gentofte hospital',
        hospital: { sor: '265161000016000', gln: '5790000209354' },
        receiver: { name: 'Plejecenter Herlev', sor: '953741000016009', gln: '5790001348120' },
        episode: { value: 'bd481c38-a921-11ed-afa1-0242ac120002' },
        supersedes: ['b9b4818e-02de-4cc4-b418-d20cbc7b5404'],
      });
    });

    it.each([
      [['hn-01'], 'admitted', '2022-12-07T10:00:00.000Z'],
      [['hn-01', 'hn-03'], 'on_leave', '2022-12-07T10:00:00.000Z'],
      [['hn-01', 'hn-03', 'hn-04'], 'admitted', '2022-12-07T10:00:00.000Z'],
      [['hn-01', 'hn-03', 'hn-04', 'hn-05'], 'discharged', '2022-12-07T10:00:00.000Z'],
      [['hn-01', 'hn-07'], 'admitted', '2022-12-07T11:00:00.000Z'],
      [['hn-01', 'hn-07', 'hn-08'], 'cancelled', '2022-12-07T10:00:00.000Z'],
    ])('%j leave the citizen %s since %s, whatever the order', (sequence, status, admittedAt) => {
      const messages = sequence.map(read);
      expect(foldAdmission(messages)).toMatchObject({ status, admittedAt, emergency: false });
      expect(foldAdmission([...messages, ...messages].reverse())).toEqual(foldAdmission(messages));
    });

    it('an acute stay is marked as acute', () => {
      expect(foldAdmission([read('hn-02')])).toMatchObject({ status: 'admitted', emergency: true });
    });

    it('a care communication is refused as another kind of message', () => {
      const name = names.find((each) => each.startsWith('cc-')) ?? '';
      const result = readHospitalNotification(JSON.parse(text(name)), {
        ...options,
        receivedAt: instant('2026-01-01T00:00:00Z'),
      });
      expect(result).toMatchObject({ ok: false, refusal: { code: 'event_not_supported' } });
    });
  });
}
