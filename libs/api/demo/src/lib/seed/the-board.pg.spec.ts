import { BoardReader, Elements, ElementsOfCards, Policies } from '@samtavle/api-access';
import { type Card } from '@samtavle/contracts';
import { type Owner, type StaffSector } from '@samtavle/domain';
import { type DemoDatabase, demoDatabase } from '../../testing/demo-database.js';
import { type StaffKey } from '../team/staff.js';

const MARK: Record<Owner, string> = {
  region_psych: 'R',
  muni_social: 'S',
  muni_health: 'H',
  muni_employment: 'J',
  citizen: 'B',
};

let database: DemoDatabase;

beforeAll(async () => {
  database = await demoDatabase();
}, 60_000);

afterAll(() => database?.close());

/** The board as one line a card: column, name, reasons with their owners, next action, marks. */
async function boardOf(key: StaffKey, sector: StaffSector): Promise<string[]> {
  const cards = await database.as(
    key,
    async (tx, scope) => {
      const read = await new BoardReader(new ElementsOfCards(new Elements()), new Policies()).cards(tx, scope, null);
      return read.map(({ card }) => card).filter(({ stay }) => stay);
    },
    sector,
  );
  return cards.map(lineOf).sort((a, b) => a.localeCompare(b, 'da'));
}

function lineOf({ name, stay, reasons, reasonHeld, action, actionHeld, admission, marks }: Card): string {
  const column = admission ? (admission.onLeave ? 'orlov' : 'indlagt') : stay?.level;
  const why = reasonHeld ? 'held back' : reasons.map(({ owner, reason }) => `${MARK[owner]} ${reason}`).join(', ');
  const next = action ? action.text : actionHeld ? 'held back' : 'none';
  return [column, name, why, next, marks.map((owner) => MARK[owner]).join('')].join(' | ');
}

// Where the law is narrower than the picture, the law stands: a reason needs the board status of its owner (the job
// centre's is never the region's), and the hospital notice of § 12 c opens neither a reason nor an action.
describe('the board of the demo', () => {
  it('is for a regional nurse what the picture of her board shows', async () => {
    expect(await boardOf('anne', 'region_psych')).toEqual([
      '1 | Gitte Lundemose | R new_in_team | Møde resten af teamet | RS',
      '1 | Helle Dybvad | R just_discharged | Af tavlen, hvis ugen går godt | R',
      '1 | Jens Bøgeskov | S new_in_team | Første plandrøftelse | RSB',
      '2 | Anja Solbæk | R own_wish | Møde på praktikstedet | RJB',
      '2 | Camilla Åholm | R symptoms_worse | Kriseplan gennemgås | RB',
      '2 | Else Markdal | H somatic_illness | Sårpleje og tid hos lægen | RH',
      '2 | Kaj Lindeblad | S money_crisis | Budget gennemgås | RS',
      '2 | Lis Overkær | R medication_change | Mål BT og puls | RB',
      '2 | Maria Fjeldby | S eviction_threat | Frist hos fogeden | RSB',
      '2 | Nadia Karimov | R relapse_substance | Samtale om brug | RH',
      '2 | Per Hedetoft | R symptoms_worse | Søvnskema hentes | RB',
      '2 | Ronni Stenild | R symptoms_worse | Samtale om natten | RS',
      '2 | Steen Hviding | S hard_to_reach | Aftal fast ugedag | RS',
      '2 | Tove Bregnsbo | R life_event | Samtale efter dødsfald | RB',
      '2 | Villy Rønnest | R somatic_illness | Svar fra hjerteambulatorium | RB',
      '3 | Bo Tindborg | R suicide_risk, R just_discharged | Gennemgå sikkerhedsplan | RB',
      '3 | Ditte Vangsø | R suicide_risk | Ring kl. 9 og kl. 18 | RSB',
      '3 | Flemming Aagren | H relapse_substance, H somatic_illness | Blodprøve tages | RSH',
      '3 | Inge Marstrup | R depot_missed | Depot gives hjemme | RB',
      '3 | Karen Ravnholt | R symptoms_worse, S eviction_threat | Ring til boligselskabet | RSB',
      '3 | Omar Selmani | R just_discharged | Følg udskrivningsaftalen op | RS',
      '3 | Poul Egelykke | R hard_to_reach, S eviction_threat | Forsøg hjemmebesøg igen | RS',
      '3 | Rikke Tornved | R symptoms_worse | Psykiatertid flyttes frem | RSB',
      '3 | Simon Kvistgård | R safety_issue, R medication_change | Besøg to sammen | RS',
      '3 | Yasmin Haddou | R medication_change | Bivirkninger vurderes | RS',
      'indlagt | Ahmed Rostami | R admitted | Orlov aftales med afsnittet | RSB',
      'indlagt | Sanne Birkholt | R admitted, R legal_measure | Frist for ny vurdering | R',
      'orlov | Mogens Tangmose | R admitted | Udskrivningsmøde | RS',
    ]);
  });

  it('is for a support worker, in the same minute, what the picture of his board shows', async () => {
    expect(await boardOf('jonas', 'muni_social')).toEqual([
      '1 | Carsten Holmvig | S life_event | Ledsages til mindestedet | SB',
      '1 | Gitte Lundemose | R new_in_team | Møde resten af teamet | RS',
      '1 | Jens Bøgeskov | S new_in_team | Første plandrøftelse | RSB',
      '2 | Anja Solbæk | R own_wish | Møde på praktikstedet | RJB',
      '2 | Birthe Nyrup | S eviction_threat | Aftale om restance | SB',
      '2 | Bo Tindborg | S eviction_threat | Møde med udlejer | S',
      '2 | Else Markdal | held back | held back | RH',
      '2 | Kaj Lindeblad | held back | held back | RS',
      '2 | Lis Overkær | R medication_change | Mål BT og puls | RB',
      '2 | Maria Fjeldby | S eviction_threat | Frist hos fogeden | RSB',
      '2 | Nadia Karimov | R relapse_substance | Samtale om brug | RH',
      '2 | Per Hedetoft | held back | held back | RB',
      '2 | Ronni Stenild | S life_event | held back | RS',
      '2 | Steen Hviding | S hard_to_reach | Aftal fast ugedag | RS',
      '2 | Villy Rønnest | S hard_to_reach | Forsøg hjemmebesøg | SB',
      '3 | Ditte Vangsø | held back | held back | RSB',
      '3 | Flemming Aagren | held back | held back | RSH',
      '3 | Karen Ravnholt | R symptoms_worse, S eviction_threat | Ring til boligselskabet | RSB',
      '3 | Omar Selmani | held back | held back | RS',
      '3 | Poul Egelykke | R hard_to_reach, S eviction_threat | Forsøg hjemmebesøg igen | RS',
      '3 | Rikke Tornved | R symptoms_worse | Psykiatertid flyttes frem | RSB',
      '3 | Simon Kvistgård | R safety_issue, R medication_change | Besøg to sammen | RS',
      '3 | Yasmin Haddou | S life_event | held back | RS',
      'indlagt | Ahmed Rostami | held back | held back | RSB',
      'orlov | Mogens Tangmose | R admitted | Udskrivningsmøde | RS',
    ]);
  });
});
