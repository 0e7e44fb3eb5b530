import { actorOf, NO_TRACE, shownOf, type Viewer } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { AuditLog, type AuditRecord } from '@samtavle/api-audit';
import { AuditPage, AuditQuery } from '@samtavle/contracts';
import { type Category, type Owner, slotOf } from '@samtavle/domain';
import { SearchAudit } from '../lib/search-audit.js';

export type Officer = 'regionOfficer' | 'muniOfficer';
type AuditQueryInput = Parameters<typeof AuditQuery.parse>[0] & object;

/** A team whose looks are searched by the officers of its authorities. */
export interface AuditedTeam {
  readonly team: TestTeam;
  /** A citizen of the region alone. */
  readonly regional: TestCitizen;
  /** A citizen of the municipality alone. */
  readonly municipal: TestCitizen;
  /** A citizen of both, with the base package. */
  readonly shared: TestCitizen;
  readonly search: (key: Officer, query?: Partial<AuditQueryInput>) => Promise<ReturnType<typeof AuditPage.parse>>;
  /** The colleague is shown these slots of these citizens, as the product would write it down. */
  readonly looks: (
    key: StaffKey,
    citizens: readonly TestCitizen[],
    slots: readonly (readonly [Owner, Category])[],
    more?: Partial<AuditRecord>,
  ) => Promise<void>;
}

/** Starts it, with a database of its own; whoever asked closes `team`. */
export async function anAuditedTeam(): Promise<AuditedTeam> {
  const team = await aTeam({ rooms: [SearchAudit] });
  return {
    team,
    regional: await team.meets(aCitizen().named('Ingeborg', 'Alene').enrolledBy('region_psych').onBoard(3)),
    municipal: await team.meets(aCitizen().named('Carsten', 'Kommunal').enrolledBy('muni_social').onBoard(1)),
    shared: await team.meets(
      aCitizen()
        .named('Lisbeth', 'Delt')
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .consenting('PKG_BASE'),
    ),
    search: async (key, query = {}) =>
      AuditPage.parse(
        await team
          .get(SearchAudit)
          .search(await team.viewer(key), NO_TRACE, AuditQuery.parse({ limit: 200, ...query })),
      ),
    looks: async (key, citizens, slots, more = {}) => {
      const viewer: Viewer = await team.viewer(key);
      team.clock.advance({ seconds: 1 });
      await team.as(key, (tx) =>
        team.get(AuditLog).append(tx, {
          type: 'citizen.shown',
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, { requestId: 'request-1', client: null, network: null }),
          subjects: citizens.map((citizen) => ({
            ...shownOf(citizen.key, []),
            slots: slots.map(([owner, category]) => slotOf(owner, category)),
          })),
          ...more,
        }),
      );
    },
  };
}

/** Who did what, a line for each entry. */
export const lines = ({ entries }: { entries: { actor: { name: string | null } | null; type: string }[] }) =>
  entries.map(({ actor, type }) => `${actor?.name} ${type}`);
