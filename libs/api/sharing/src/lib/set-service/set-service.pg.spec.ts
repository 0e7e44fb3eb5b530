import { type Type } from '@nestjs/common';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { Tasks } from '@samtavle/api-tasks';
import { SharingModule } from '../sharing.module.js';

let team: TestTeam;

beforeAll(async () => {
  const rooms: Type[] = [...Reflect.getMetadata('providers', SharingModule), Tasks];
  team = await aTeam({ rooms });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const inHospital = (dischargedOn?: string) =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .onBoard(1, { owner: 'muni_social' })
      .enrolledBy('muni_health', { contacts: ['muniNurse'] })
      .enrolledBy('muni_employment', { contacts: ['jobConsultant'] })
      .inHospital('2026-11-20', dischargedOn),
  );
const SECTOR = { supportWorker: 'muni_social', muniNurse: 'muni_health', jobConsultant: 'muni_employment' } as const;
type Key = keyof typeof SECTOR;
const helps = (key: Key, citizen: TestCitizen, paragraphs: string[], version = 0) =>
  team.does(key, 'service.set', {
    citizen: citizen.id(SECTOR[key]),
    service: key === 'jobConsultant' ? 'sickness_benefit' : 'sel',
    paragraphs,
    version,
  });
const admission = async (key: StaffKey, citizen: TestCitizen) => (await team.card(key, citizen))?.admission ?? null;

describe('law 9: the hospital’s notice for a citizen with only § 82 b support', () => {
  it('does not come to social staff without consent; it does with § 85, and stops when the help has ended', async () => {
    const citizen = await inHospital();
    await helps('supportWorker', citizen, ['82 b']);
    expect(await admission('supportWorker', citizen)).toBeNull();
    await helps('supportWorker', citizen, ['82b', '85'], 1);
    expect(await admission('supportWorker', citizen)).toMatchObject({ since: '2026-11-20' });
    await helps('supportWorker', citizen, [], 2);
    expect(await admission('supportWorker', citizen)).toBeNull();
  });

  it('comes with PKG_DAILY', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .onBoard(1, { owner: 'muni_social' })
        .consenting('PKG_DAILY')
        .inHospital('2026-11-20'),
    );
    await helps('supportWorker', citizen, ['82 b']);
    expect(await admission('supportWorker', citizen)).toMatchObject({ since: '2026-11-20' });
  });

  it('comes to employment staff who follow up sickness benefit, and to no one of them else', async () => {
    const citizen = await inHospital();
    const sees = () =>
      team.as('jobConsultant', async (tx) => {
        const [row] = await tx.em.query<{ notice_only: boolean }[]>(
          `SELECT notice_only FROM decision WHERE citizen_id = $1 AND class_key LIKE 'muni_employment/job%'`,
          [citizen.key],
        );
        return row?.notice_only;
      });
    await helps('supportWorker', citizen, ['85']);
    expect(await sees()).toBe(false);
    await helps('jobConsultant', citizen, ['8']);
    expect(await sees()).toBe(true);
  });
});

describe('law 25: a citizen admitted for 60 days', () => {
  it('still has the notice; it is gone on the 31st day after the discharge', async () => {
    const citizen = await inHospital();
    await helps('supportWorker', citizen, ['85']);
    const at = async (now: string) => {
      team.clock.set(now);
      await team.decidesAnew([citizen.key]);
      return team.as('supportWorker', async (tx) => {
        const rows = await tx.em.query<object[]>(`SELECT 1 FROM element WHERE citizen_id = $1 AND kind = 'admission'`, [
          citizen.key,
        ]);
        return rows.length;
      });
    };
    expect(await at('2027-01-19T12:00:00Z')).toBe(1);
    await team.database.asOwner(
      `UPDATE element SET content = content || '{"status": "discharged", "dischargedOn": "2027-01-20"}' WHERE citizen_id = $1 AND kind = 'admission'`,
      [citizen.key],
    );
    expect(await at('2027-02-19T22:59:00Z')).toBe(1);
    expect(await at('2027-02-19T23:00:00Z')).toBe(0);
  });
});

describe('the help a municipality gives', () => {
  const refused: [string, Key, string[], string, RegExp][] = [
    ['§ 79 a, which is repealed', 'supportWorker', ['79 a'], 'paragraphs.79 a', /ophævet/],
    ['a paragraph that is no help', 'supportWorker', ['85', '140'], 'paragraphs.140', /§§ 82 a-d/],
    ['sickness benefit under another paragraph', 'jobConsultant', ['12'], 'paragraphs.12', /§§ 8-10/],
    ['what another part of the municipality gives', 'muniNurse', ['85'], 'service', /§ 12 c/],
  ];
  it.each(refused)('is refused as %s, with nothing changed', async (_, key, paragraphs, path, names) => {
    const citizen = await inHospital();
    const refusal = await refusalOf(helps(key, citizen, paragraphs));
    expect(refusal).toMatchObject({ code: 'service_not_possible' });
    expect(refusal.extra.fields?.[0]).toMatchObject({ path, da: expect.stringMatching(names) });
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({ command: 'service.set' });
    const [row] = await team.database.asOwner<{ service_version: number }>(
      `SELECT max(service_version) AS service_version FROM enrolment WHERE citizen_id = $1`,
      [citizen.key],
    );
    expect(row?.service_version).toBe(0);
  });

  it('is registered once by two who do it at once', async () => {
    const citizen = await inHospital();
    const both = await Promise.allSettled([
      helps('supportWorker', citizen, ['85']),
      helps('supportWorker', citizen, ['107']),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'stale_version' });
  });

  it('needs the citizen enrolled in the own sector', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .consenting('PKG_BASE'),
    );
    expect(await refusalOf(helps('supportWorker', citizen, ['85']))).toMatchObject({
      code: 'service_not_possible',
      extra: { fields: [{ problem: 'not_enrolled' }] },
    });
  });
});
