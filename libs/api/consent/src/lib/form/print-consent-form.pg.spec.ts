import { randomUUID } from 'node:crypto';
import { NO_TRACE } from '@samtavle/api-access';
import { aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { RelativeId } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { consentPackage } from '@samtavle/policy';
import { consentActs, knownToAll } from '../../testing/consent-acts.js';
import { consentRooms } from '../../testing/consent-rooms.js';
import { textVersionOf } from './consent-text.js';
import { PrintConsentForm } from './print-consent-form.js';

let team: TestTeam;
let act: ReturnType<typeof consentActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
  act = consentActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const print = async (key: StaffKey, citizen: TestCitizen, name: string, relative?: string) => {
  const viewer = await team.viewer(key);
  return team.get(PrintConsentForm).print(viewer, NO_TRACE, {
    citizen: citizen.id(viewer.sector),
    package: name,
    language: 'da',
    ...(relative === undefined ? {} : { relative: RelativeId.parse(relative) }),
  });
};

describe('a consent form that is printed', () => {
  it('is recorded as a print before it leaves, with the name and nothing more', async () => {
    const citizen = await knownToAll(team);
    expect((await print('nurse', citizen, 'PKG_BASE')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await team.audit('consent.form-printed')).at(-1)).toMatchObject({
      actor_name: 'Nanna Prøve',
      outcome: 'ok',
      citizens: 1,
      // The name, from each side that the nurse sees it from.
      shown: [slotOf('region_psych', 'identification'), slotOf('muni_health', 'identification')],
    });
  });

  it('of somebody else’s citizen, package or relative is not there, and the try is recorded', async () => {
    const citizen = await knownToAll(team);
    const { id: anna } = await act.does('nurse', 'consent.add-relative', citizen, {
      name: 'Anna Krog',
      relation: 'søster',
    });
    const stranger = { ...citizen, id: () => citizen.id('muni_social') };
    for (const wrong of [
      print('nurse', stranger as TestCitizen, 'PKG_BASE'),
      print('nurse', citizen, 'PKG_NONE'),
      print('nurse', citizen, 'PKG_WORK_SOCIAL'),
      print('nurse', citizen, 'PKG_RELATIVE'),
      print('nurse', citizen, 'PKG_RELATIVE', randomUUID()),
      print('supportWorker', citizen, 'PKG_RELATIVE', anna ?? ''),
    ])
      expect((await refusalOf(wrong)).code).toBe('not_found');
    expect((await team.audit('access.refused')).slice(-6).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 6 }, () => 'consent.form not found'),
    );
    await print('nurse', citizen, 'PKG_RELATIVE', anna ?? '');
  });

  it('names the text a signature is about, which the yes then records', async () => {
    const citizen = await knownToAll(team);
    const asked = consentPackage('PKG_BASE');
    const textVersion = asked ? textVersionOf(asked, 'en') : '';
    await act.give('nurse', citizen, 'PKG_BASE', null, { textVersion, language: 'en' });
    expect((await act.steps(citizen)).at(-1)?.details).toMatchObject({ textVersion, language: 'en', form: 'written' });
  });
});
