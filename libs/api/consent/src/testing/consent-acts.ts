import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type CommandDraft, type CommandName } from '@samtavle/contracts';
import { type Category, type Owner, pairOf, type Sector } from '@samtavle/domain';

type About = 'citizen' | 'package' | 'version';
/** Of a command that comes in several shapes, each shape without the citizen. */
type Rest<T> = T extends unknown ? Omit<T, 'citizen'> : never;

/** Short words for what colleagues do in the register; each sends the command as a screen would. */
export function consentActs(team: TestTeam) {
  const idFor = async (key: StaffKey, citizen: TestCitizen) => citizen.id((await team.viewer(key)).sector);
  const does = async <N extends CommandName>(
    key: StaffKey,
    name: N,
    citizen: TestCitizen,
    input: Rest<CommandDraft<N>>,
  ) => team.sends(key, name, { citizen: await idFor(key, citizen), ...input });
  return {
    does,
    give: (
      key: StaffKey,
      citizen: TestCitizen,
      pkg = 'PKG_BASE',
      version: number | null = null,
      more: Partial<Omit<CommandDraft<'consent.give'>, About>> = {},
    ) => does(key, 'consent.give', citizen, { package: pkg, version, form: 'written', ...more }),
    withdraw: (key: StaffKey, citizen: TestCitizen, pkg = 'PKG_BASE') =>
      does(key, 'consent.withdraw', citizen, { package: pkg, version: null }),
    doubt: (key: StaffKey, citizen: TestCitizen, pkg = 'PKG_BASE') =>
      does(key, 'consent.doubt', citizen, { package: pkg, version: null }),
    objects: (
      key: StaffKey,
      citizen: TestCitizen,
      receivers: CommandDraft<'objection.register'>['receivers'],
      categories: CommandDraft<'objection.register'>['categories'] = null,
    ) => does(key, 'objection.register', citizen, { how: 'oral', categories, receivers }),
    /** The pairs of an owner the colleague's class sees now, behind every wall. */
    sees: async (key: StaffKey, citizen: TestCitizen, owner: Owner): Promise<Category[]> => {
      const rows = await team.as(key, (tx) =>
        tx.em.query<{ slot: number }[]>('SELECT DISTINCT slot FROM element WHERE citizen_id = $1 ORDER BY slot', [
          citizen.key,
        ]),
      );
      return rows
        .map(({ slot }) => pairOf(slot))
        .filter((pair) => pair.owner === owner)
        .map(({ category }) => category);
    },
    records: (citizen: TestCitizen) =>
      team.database.asOwner<{
        package: string;
        sector: Sector;
        state: string;
        version: number;
        asked_on: string | null;
        answer_by: string | null;
        given_on: string | null;
        expires_on: string | null;
        flows: { from: string; to: string; categories: string[] }[];
        relative_id: string | null;
        recorded_at: string;
      }>('SELECT * FROM consent WHERE citizen_id = $1 ORDER BY package, sector, recorded_at, version DESC', [
        citizen.key,
      ]),
    steps: (citizen: TestCitizen) =>
      team.database.asOwner<{ step: string; by_member: string | null; details: Record<string, unknown> }>(
        `SELECT e.from_state || ' ' || e.event || ' ' || e.to_state AS step, e.by_member, e.details
           FROM consent_event e JOIN consent k ON k.id = e.consent_id WHERE k.citizen_id = $1 ORDER BY e.at, k.recorded_at, e.version`,
        [citizen.key],
      ),
    tasks: async (citizen: TestCitizen) =>
      (
        await team.database.asOwner<{
          kind: string;
          sector: string;
          for_whom: string;
          package: string | null;
          due_on: string;
        }>(
          'SELECT kind, sector, for_whom, package, due_on FROM task WHERE citizen_id = $1 AND done_at IS NULL ORDER BY kind, sector',
          [citizen.key],
        )
      ).filter(({ kind }) => kind !== 'record_note'),
  };
}

/** Known to the region, the municipality's social staff and home nursing, with something medical from each. */
export function knownToAll(team: TestTeam): Promise<TestCitizen> {
  return team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .enrolledBy('muni_health', { contacts: ['muniNurse'] })
      .saying('region_psych', 'medication_depot', 'Depot hver 14. dag.')
      .saying('region_psych', 'mental_state', 'Sover dårligt.')
      .saying('muni_social', 'housing', 'Restance.'),
  );
}
