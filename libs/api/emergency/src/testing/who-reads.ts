import { Decisions } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type Sector } from '@samtavle/domain';
import { firstWall, readBy } from './an-emergency-team.js';

/** What the municipality's social sector writes of somebody, and few are to read. */
export const SECRET = 'Har en gæld til en bekendt';

const EVERYBODY: readonly (readonly [StaffKey, Sector])[] = [
  ['psychiatrist', 'region_psych'],
  ['nurse', 'region_psych'],
  ['otherNurse', 'region_psych'],
  ['secretary', 'region_psych'],
  ['supportWorker', 'muni_social'],
  ['otherSupportWorker', 'muni_social'],
  ['caseworker', 'muni_social'],
  ['peer', 'muni_social'],
  ['muniNurse', 'muni_health'],
  ['jobConsultant', 'muni_employment'],
  ['leader', 'region_psych'],
  ['leader', 'muni_social'],
];

/** Every colleague who reads that text of the citizen, past one wall or the other: `key sector`. */
export async function whoReads(team: TestTeam, bente: TestCitizen, text: string): Promise<string[]> {
  const readers: string[] = [];
  for (const [key, sector] of EVERYBODY) {
    const walls = [await readBy(team, key, bente, sector), await firstWall(team, key, bente, sector)];
    if (walls.some((wall) => wall.includes(text))) readers.push(`${key} ${sector}`);
  }
  return readers;
}

/** Somebody both sides know and share, on the board of each. */
export const joined = () =>
  aCitizen()
    .enrolledBy('muni_social', { contacts: ['supportWorker', 'caseworker'] })
    .onBoard(1)
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(1, { owner: 'region_psych' })
    .consenting('PKG_BASE');

/** Of whom this one colleague is the only contact person, and who is on no board. */
export const treatedBy = (team: TestTeam, key: StaffKey): Promise<TestCitizen> =>
  team.meets(
    aCitizen()
      .enrolledBy('muni_social', { contacts: [key] })
      .saying('muni_social', 'social_support', SECRET),
  );

/** What becomes of work that has begun when the colleague is taken off the contact persons before the citizen is free. */
export async function whileTakenOff(
  team: TestTeam,
  bente: TestCitizen,
  key: StaffKey,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { late } = await team.as('leader', async (tx) => {
    await team.get(Decisions).hold(tx, bente.key, 'alone');
    const late = work().then(
      () => 'done',
      (thrown: unknown) => thrown,
    );
    await team.somebodyWaits(late);
    await tx.em.query('UPDATE relation SET valid_to = $3, closed = true WHERE citizen_id = $1 AND member_id = $2', [
      bente.key,
      team.member(key),
      tx.now,
    ]);
    return { late };
  });
  return late;
}
