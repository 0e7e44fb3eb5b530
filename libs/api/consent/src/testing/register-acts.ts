import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';

/** What colleagues do with one package after the other, sent as a screen would, and what stands in the register after it. */
export function registerActs(team: TestTeam) {
  /** Known to the region alone. */
  const regional = () =>
    team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2),
    );
  /** Known to both, neither knowing of the other. */
  const knownToBoth = () =>
    team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] }),
    );

  const idFor = (key: StaffKey, citizen: TestCitizen) =>
    citizen.id(key === 'supportWorker' ? 'muni_social' : 'region_psych');
  const ask = (key: StaffKey, citizen: TestCitizen, version: number | null = null, pkg = 'PKG_BASE') =>
    team.does(key, 'consent.ask', { citizen: idFor(key, citizen), package: pkg, version });
  const give = (
    key: StaffKey,
    citizen: TestCitizen,
    version: number | null = null,
    more: Partial<CommandDraft<'consent.give'>> = {},
  ) =>
    team.does(key, 'consent.give', {
      citizen: idFor(key, citizen),
      package: 'PKG_BASE',
      version,
      form: 'written',
      ...more,
    });
  const refuse = (key: StaffKey, citizen: TestCitizen, version: number | null = null, askAgainOn?: string) =>
    team.does(key, 'consent.refuse', {
      citizen: idFor(key, citizen),
      package: 'PKG_BASE',
      version,
      ...(askAgainOn ? { askAgainOn } : {}),
    });
  const withdraw = (key: StaffKey, citizen: TestCitizen, version: number | null = null) =>
    team.does(key, 'consent.withdraw', { citizen: idFor(key, citizen), package: 'PKG_BASE', version });

  const sees = async (key: StaffKey, citizen: TestCitizen) => (await team.card(key, citizen))?.marks ?? [];
  /** What the register says now, past every wall. */
  const rows = ({ key }: TestCitizen) =>
    team.database.asOwner<{
      sector: string;
      state: string;
      version: number;
      given_on: string | null;
      expires_on: string | null;
      ask_again_on: string | null;
    }>(
      'SELECT sector, state, version, given_on, expires_on, ask_again_on FROM consent WHERE citizen_id = $1 ORDER BY sector',
      [key],
    );
  /** Every step taken in it, each sector's in order. */
  const steps = ({ key }: TestCitizen) =>
    team.database.asOwner<{ step: string; by_member: string | null; details: Record<string, unknown> }>(
      `SELECT e.from_state || ' ' || e.event || ' ' || e.to_state AS step, e.by_member, e.details FROM consent_event e JOIN consent k ON k.id = e.consent_id
        WHERE k.citizen_id = $1 ORDER BY k.sector, e.version`,
      [key],
    );
  /** What happens in `during`, as the other side's screens and each authority's log come to know of it. */
  async function toldOf(citizen: TestCitizen, during: () => Promise<unknown>) {
    const before = { events: (await team.events()).length, audit: (await team.audit()).length };
    await during();
    return {
      events: (await team.events()).slice(before.events).filter((event) => event.citizen_id === citizen.key),
      audit: (await team.audit()).slice(before.audit),
    };
  }
  return { regional, knownToBoth, ask, give, refuse, withdraw, sees, rows, steps, toldOf, idFor };
}

export const ownersIn = (slots: readonly number[] = []) => [...new Set(slots.map((slot) => pairOf(slot).owner))].sort();
export const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
