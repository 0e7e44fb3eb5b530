import { inventedCpr, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { INVENTED_MUNICIPALITY } from '@samtavle/medcom';
import {
  ADMITTED,
  codeOf,
  DISCHARGED,
  type HospitalNotices,
  hospitalNotices,
  idOf,
  tell,
} from '../../testing/hospital-notices.js';

let team: TestTeam;
let notices: HospitalNotices;

beforeAll(async () => {
  notices = await hospitalNotices();
  ({ team } = notices);
}, 60_000);
afterAll(() => team?.close());

describe('a notice about somebody nobody here knows', () => {
  it('is acknowledged, and kept nowhere', async () => {
    const stranger = inventedCpr(1_500);
    const events = await team.events();
    const [admit] = tell(stranger, [ADMITTED], { familyName: 'Fremmed' });
    expect(codeOf(await notices.receive(admit))).toBe('ok');
    const house = await notices.everything();
    expect(house).not.toContain(stranger);
    expect(house).not.toContain('Fremmed');
    expect(house).not.toContain(admit && idOf(admit));
    expect(await team.events()).toEqual(events);
    expect((await team.audit('exchange.received')).at(-1)).toMatchObject({ outcome: 'ok', citizens: 0 });
  });

  it('keeps no number of anybody in the open, known or not', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED, DISCHARGED]));
    expect(await notices.everything()).not.toContain(citizen.cpr);
  });
});

describe('a notice that is refused', () => {
  it('for another municipality says so to the sender, and touches nothing', async () => {
    const citizen = await notices.knownToBoth();
    const receiver = { ...INVENTED_MUNICIPALITY, sor: '999999990000003', gln: '5790009999929' };
    const [admit] = tell(citizen.cpr, [ADMITTED], { receiver });
    const answer = await notices.receive(admit);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(await notices.elements(citizen)).toEqual([]);
    expect((await team.audit('exchange.refused')).at(-1)).toMatchObject({
      outcome: 'error',
      reason: 'receiver_unknown',
    });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['no JSON', () => 'MSH|^~\\&|HOSPITAL'],
    ['no bundle', () => '{"resourceType":"Patient"}'],
    ['a list', () => '[]'],
    ['nothing at all', () => 'null'],
  ])('because it is %s, is recorded and touches nothing', async (_, broken) => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    const refusal = await refusalOf(notices.receive(broken(JSON.stringify(admit))));
    expect(refusal.body()).toMatchObject({ error: 'invalid_input', fields: [{ path: 'Bundle' }] });
    expect(JSON.stringify(refusal.body())).not.toContain(citizen.cpr);
    expect(await notices.elements(citizen)).toEqual([]);
    expect((await team.audit('exchange.refused')).at(-1)).toMatchObject({ outcome: 'error', actor_name: 'MedCom' });
  });

  it('because it says what cannot be is answered with the reason, which is not the content', async () => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    const text = JSON.stringify(admit).replaceAll(citizen.cpr, '3201314000');
    const answer = await notices.receive(text);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(JSON.stringify(answer)).not.toContain('3201314000');
    expect(await notices.everything()).not.toContain('3201314000');
  });

  it('for the moment, because the house cannot keep it, may be sent again', async () => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    await team.database.asOwner('REVOKE INSERT ON exchange_message FROM samtavle_runtime');
    expect(codeOf(await notices.receive(admit))).toBe('transient-error');
    await team.database.asOwner('GRANT INSERT ON exchange_message TO samtavle_runtime');
    expect(await notices.elements(citizen)).toEqual([]);
    expect(codeOf(await notices.receive(admit))).toBe('ok');
    expect(await notices.elements(citizen)).toHaveLength(1);
  });

  it('is not done when it cannot be recorded', async () => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    const answer = await notices.receive(admit).then(codeOf, () => 'failed');
    await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    expect(answer).not.toBe('ok');
    expect(await notices.elements(citizen)).toEqual([]);
  });
});
