import { type Persona } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { type Act, STAFF, type StaffKey } from '../team/staff.js';

type Line = readonly [key: StaffKey, da: string, en: string];

/** Who one can be, and in one line each what that person will see. */
const LINES: Record<Persona['group'], readonly Line[]> = {
  region: [
    [
      'anne',
      'Al behandling. Kommunens oplysninger kun med samtykke.',
      'All treatment. The municipality’s information only with consent.',
    ],
    [
      'henrik',
      'Som Anne, og svarer, når nogen spørger ved fare.',
      'As Anne, and answers when somebody asks because of danger.',
    ],
    ['sofie', 'Behandling. Terapinotater findes ikke på tavlen.', 'Treatment. Therapy notes are not on the board.'],
    ['karim', 'Behandling, under en sundhedspersons ansvar.', 'Treatment, under a health person’s responsibility.'],
  ],
  municipality: [
    [
      'jonas',
      'Egne borgere. Fra regionen kun det, borgeren har sagt ja til.',
      'Own citizens. From the region only what the citizen said yes to.',
    ],
    ['birgit', 'Som Jonas, og økonomi og bevillinger.', 'As Jonas, and economy and grants.'],
    ['pia', 'Sundhedsperson: deler behandling med regionen.', 'Health person: shares treatment with the region.'],
    [
      'dorte',
      'Én kasket ad gangen: sygepleje eller bostøtte. Medicin kun i den ene.',
      'One capacity at a time: nursing or support. Medication in the one only.',
    ],
    [
      'tom',
      'Borgerens egne mål, støtte, kriseplan og besøg.',
      'The citizen’s own goals, support, crisis plan and visits.',
    ],
    [
      'nina',
      'Mål, aftaler og arbejde, når borgeren har sagt ja.',
      'Goals, appointments and work, when the citizen said yes.',
    ],
  ],
  oversight: [
    [
      'louise',
      'Én kasket ad gangen: vælg region eller kommune.',
      'One capacity at a time: choose region or municipality.',
    ],
    ['ove', 'Hvem har set hvad, og hvorfor. Aldrig indholdet.', 'Who has seen what, and why. Never the content.'],
    ['kirsten', 'Det samme, for kommunens oplysninger.', 'The same, for the municipality’s information.'],
    ['erik', 'Reglerne for deling. Ingen borgere.', 'The rules for sharing. No citizens.'],
    [
      'vibeke',
      'Det samme, for kommunen. Godkender det, Erik skriver.',
      'The same, for the municipality. Approves what Erik writes.',
    ],
  ],
};

/** In the order of the log-in page. */
export const PERSONAS: readonly Persona[] = (['region', 'municipality', 'oversight'] as const).flatMap((group) =>
  LINES[group].map(([key, da, en]) => {
    const { name, initials, acts } = STAFF[key];
    return { key, name, initials, group, role: acts[0].role, sectors: acts.map(sideOf), da, en };
  }),
);

/** Whose side somebody stands on: those who watch over the team carry the mark of the authority that employs them. */
function sideOf({ sector, employer }: Act): Sector {
  if (sector !== 'audit') return sector;
  return employer === 'region' ? 'region_psych' : 'muni_social';
}
