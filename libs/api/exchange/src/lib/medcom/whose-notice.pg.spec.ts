import { aCitizen, inventedCpr, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { slotOf } from '@samtavle/domain';
import { INVENTED_HOSPITAL } from '@samtavle/medcom';
import {
  ADMITTED,
  BACK,
  DISCHARGED,
  type HospitalNotices,
  hospitalNotices,
  NOTHING,
  ON_LEAVE,
  tell,
} from '../../testing/hospital-notices.js';

let team: TestTeam;
let notices: HospitalNotices;

beforeAll(async () => {
  notices = await hospitalNotices();
  ({ team } = notices);
}, 60_000);
afterAll(() => team?.close());

describe('a notice about somebody only the municipality knows', () => {
  it('is shown to the municipality that helps under the law', async () => {
    const citizen = await notices.knownToMunicipality();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await notices.seenBy('supportWorker', citizen)).toEqual({
      elements: ['admitted'],
      versions: 1,
      card: { since: '2026-11-24', ward: INVENTED_HOSPITAL.name, onLeave: false },
    });
  });

  it('is not the region’s to see when it enrols the citizen later: no row, no version, no event', async () => {
    const citizen = await notices.knownToMunicipality();
    const before = (await team.events()).length;
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED, ON_LEAVE]));
    await notices.enrolAfterwards(citizen, 'region_psych', 'nurse');
    expect(await notices.seenBy('nurse', citizen)).toEqual(NOTHING);
    for (const { slots, changedFor } of await notices.toldOf(citizen, before)) {
      expect(slots).not.toContain(slotOf('region_psych', 'admission_discharge'));
      expect(changedFor.filter((key) => key.startsWith('region'))).toEqual([]);
    }
  });

  it('is told to the region from its own enrolment on, as of somebody nobody knew before', async () => {
    const known = await notices.knownToMunicipality();
    const messages = tell(known.cpr, [ADMITTED, ON_LEAVE, BACK]);
    await notices.receiveAll(messages.slice(0, 2));
    await notices.enrolAfterwards(known, 'region_psych', 'nurse');
    const stranger = inventedCpr(1_700);
    const toStranger = tell(stranger, [ADMITTED, ON_LEAVE, BACK]);
    await notices.receiveAll(toStranger.slice(0, 2));
    const unknown = await team.meets(
      aCitizen()
        .withCpr(stranger)
        .enrolledBy('region_psych', { contacts: ['nurse'] }),
    );
    // What had come before comes again, and what is new comes.
    await notices.receiveAll(messages);
    await notices.receiveAll(toStranger);
    expect(await notices.seenBy('nurse', known)).toEqual(await notices.seenBy('nurse', unknown));
    expect((await notices.seenBy('nurse', known)).elements).toEqual(['admitted']);
    expect(await notices.seenBy('supportWorker', known)).toMatchObject({ elements: ['admitted'], versions: 3 });
  });

  it('goes on for the municipality alike, whether or not the region has come', async () => {
    const [alone, joined] = [await notices.knownToMunicipality(), await notices.knownToMunicipality()];
    for (const citizen of [alone, joined]) {
      const messages = tell(citizen.cpr, [ADMITTED, DISCHARGED]);
      await notices.receiveAll(messages.slice(0, 1));
      if (citizen === joined) await notices.enrolAfterwards(citizen, 'region_psych', 'nurse');
      await notices.receiveAll(messages.slice(1));
    }
    expect(await notices.seenBy('supportWorker', joined)).toEqual(await notices.seenBy('supportWorker', alone));
  });

  it('is kept nowhere when the law opens it to nobody: without a service there is nobody here', async () => {
    const citizen = await notices.knownToMunicipality(false);
    const before = (await team.events()).length;
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await notices.elements(citizen, 'muni_social')).toEqual([]);
    expect(await notices.toldOf(citizen, before)).toEqual([]);
    expect((await team.audit('exchange.received')).at(-1)).toMatchObject({ reason: 'nobody here', citizens: 0 });
  });

  it('goes out of sight when the service ends, and is right when it begins again', async () => {
    const citizen = await notices.knownToMunicipality();
    const service = async (is: boolean) => {
      await team.database.asOwner('UPDATE enrolment SET sel_service = $2 WHERE citizen_id = $1', [citizen.key, is]);
      await team.decidesAnew([citizen.key]);
    };
    const [admit, leave] = tell(citizen.cpr, [ADMITTED, ON_LEAVE]);
    await notices.receive(admit);
    await service(false);
    expect(await notices.seenBy('supportWorker', citizen)).toEqual(NOTHING);
    const before = (await team.events()).length;
    await notices.receive(leave);
    expect(await notices.toldOf(citizen, before)).toEqual([]);
    await service(true);
    expect(await notices.seenBy('supportWorker', citizen)).toMatchObject({
      elements: ['on_leave'],
      card: { onLeave: true },
    });
  });

  it('is a line for the municipality’s officer alone', async () => {
    const lines = (await team.audit('exchange.received')).length;
    const citizen = await notices.knownToMunicipality();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    const added = (await team.audit('exchange.received')).slice(lines);
    expect(added).toMatchObject([{ outcome: 'ok', citizens: 1, controllers: ['municipality'] }]);
    expect(
      await team.database.asOwner('SELECT for_region FROM audit_subject WHERE citizen_id = $1 AND for_region', [
        citizen.key,
      ]),
    ).toEqual([]);
  });
});

describe('a notice about somebody only the region knows', () => {
  it('is not the municipality’s to see when it enrols the citizen later', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    await notices.enrolAfterwards(citizen, 'muni_social', 'supportWorker', true);
    expect(await notices.seenBy('supportWorker', citizen)).toEqual(NOTHING);
    expect(await notices.seenBy('nurse', citizen)).toMatchObject({ elements: ['admitted'] });
  });

  it('is the municipality’s to see with the citizen’s consent, as anything of the region’s', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE')
        .consenting('PKG_DAILY'),
    );
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await notices.seenBy('supportWorker', citizen)).toMatchObject({ elements: ['admitted'] });
  });
});

describe('a notice about somebody both know', () => {
  it('is seen once by each, and looks to each as if nobody else had it', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    const alone = await notices.knownToMunicipality();
    await notices.receiveAll(tell(alone.cpr, [ADMITTED]));
    expect(await notices.seenBy('nurse', citizen)).toMatchObject({ elements: ['admitted'], versions: 1 });
    expect(await notices.seenBy('supportWorker', citizen)).toEqual(await notices.seenBy('supportWorker', alone));
    const owners = (key: StaffKey, of: TestCitizen) =>
      team.as(key, (tx) =>
        tx.em.query(`SELECT owner FROM element WHERE citizen_id = $1 AND kind = 'admission'`, [of.key]),
      );
    expect(await owners('supportWorker', citizen)).toEqual(await owners('supportWorker', alone));
  });

  it('is seen once by the municipality with the citizen’s consent too', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'], selService: true })
        .consenting('PKG_BASE')
        .consenting('PKG_DAILY'),
    );
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await notices.seenBy('supportWorker', citizen)).toMatchObject({ elements: ['admitted'], versions: 1 });
    expect(await notices.seenBy('nurse', citizen)).toMatchObject({ elements: ['admitted'], versions: 1 });
  });

  it('is for each officer the line it would be without the other', async () => {
    const lines = async (citizen: TestCitizen) =>
      team.database.asOwner<{ controllers: string[]; shown: string }>(
        `SELECT e.controllers, s.shown::text AS shown FROM audit_event e JOIN audit_subject s ON s.audit_id = e.id
          WHERE e.type = 'exchange.received' AND s.citizen_id = $1 ORDER BY e.controllers`,
        [citizen.key],
      );
    const [together, municipal, regional] = [
      await notices.knownToBoth(),
      await notices.knownToMunicipality(),
      await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] })),
    ];
    for (const { cpr } of [together, municipal, regional]) await notices.receiveAll(tell(cpr, [ADMITTED]));
    expect(await lines(together)).toEqual([...(await lines(municipal)), ...(await lines(regional))]);
  });
});
