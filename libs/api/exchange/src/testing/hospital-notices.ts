import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type Cpr, instant, slotOf, type StaffSector } from '@samtavle/domain';
import { type FhirBundle, INVENTED_MUNICIPALITY, type StayTelling, tellHospitalStay } from '@samtavle/medcom';
import { randomUUID } from 'node:crypto';
import { AdmissionRegister } from '../lib/medcom/admission-register.js';
import { NoticeLog } from '../lib/medcom/notice-log.js';
import { ReceiveNotification } from '../lib/medcom/receive-notification.js';
import { ReceivedMessages } from '../lib/medcom/received-messages.js';

export const at = (text: string) => instant(`${text}Z`);
export const ADMITTED: StayTelling = { event: 'admit', at: at('2026-11-24T21:10:00') };
export const ON_LEAVE: StayTelling = { event: 'start_leave', at: at('2026-11-25T09:00:00') };
export const BACK: StayTelling = { event: 'end_leave', at: at('2026-11-25T18:00:00') };
export const DISCHARGED: StayTelling = { event: 'discharge', at: at('2026-11-26T06:00:00') };
export const CANCELLED: StayTelling = { event: 'admit', change: 'cancel', at: at('2026-11-25T08:00:00') };

/** The messages a hospital sends about one stay. */
export const tell = (
  cpr: Cpr,
  tellings: readonly StayTelling[],
  more: { receiver?: typeof INVENTED_MUNICIPALITY; familyName?: string } = {},
) => tellHospitalStay({ cpr, episode: randomUUID(), ...more }, tellings);
/** What an acknowledgement says: `ok`, `transient-error` or `fatal-error`. */
export function codeOf(answer: FhirBundle): string {
  const header: { resource?: { response?: { code?: string } } } | undefined = JSON.parse(JSON.stringify(answer))
    .entry[0];
  return header?.resource?.response?.code ?? 'no answer';
}
export const idOf = (bundle: FhirBundle): string => JSON.parse(JSON.stringify(bundle)).entry[0].resource.id;
export const answered = (answer: FhirBundle): string =>
  JSON.parse(JSON.stringify(answer)).entry[0].resource.response.identifier;
export const NOTHING = { elements: [], versions: 0, card: null };

export interface HospitalNotices extends ReturnType<typeof noticesTo> {
  readonly team: TestTeam;
}

/** A team of the municipality that a hospital tells of its stays, and what comes of it. */
export async function hospitalNotices(): Promise<HospitalNotices> {
  const team = await aTeam({ rooms: [ReceiveNotification, ReceivedMessages, NoticeLog, AdmissionRegister] });
  const { sor, gln } = INVENTED_MUNICIPALITY;
  await team.database.asOwner(`UPDATE authority SET sor = $1, gln = $2 WHERE kind = 'municipality'`, [sor, gln]);
  return { team, ...noticesTo(team) };
}

function noticesTo(team: TestTeam) {
  const receive = (message: unknown) =>
    team.get(ReceiveNotification).receive(typeof message === 'string' ? message : JSON.stringify(message));
  const receiveAll = async (messages: readonly FhirBundle[]) => {
    const codes: string[] = [];
    for (const message of messages) codes.push(codeOf(await receive(message)));
    return codes;
  };

  /** Both authorities have the citizen, and neither knows of the other. */
  const knownToBoth = (selService = true) =>
    team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'], selService }),
    );
  const admissionFor = async (key: StaffKey, citizen: TestCitizen) => (await team.card(key, citizen))?.admission;
  /** One sector's own elements about hospital stays, by the day they began (the clock stands still), past every wall. */
  const elements = ({ key }: TestCitizen, owner: StaffSector = 'region_psych') =>
    team.database.asOwner<{
      owner: string;
      category: string;
      content: Record<string, unknown>;
      version: number;
      ended_at: string | null;
    }>(
      `SELECT owner, category, content, version, ended_at FROM element WHERE citizen_id = $1 AND kind = 'admission' AND owner = $2 ORDER BY content->>'since', id`,
      [key, owner],
    );

  /** Every row of every table, as text. */
  async function everything(): Promise<string> {
    const tables = await team.database.asOwner<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const texts = await Promise.all(
      tables.map(({ name }) => team.database.asOwner<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)),
    );
    return texts
      .flat()
      .map(({ text }) => text)
      .join('\n');
  }

  /** Enrols as the commands do, without their rooms. */
  const enrolAfterwards = async (citizen: TestCitizen, sector: StaffSector, contact: StaffKey, selService = false) => {
    await team.database.asOwner(
      'INSERT INTO enrolment (citizen_id, sector, team_id, since, treatment_course, sel_service) VALUES ($1,$2,$3,$4,$5,$6)',
      [citizen.key, sector, team.id, '2026-11-26', sector === 'region_psych', selService],
    );
    await team.database.asOwner(
      `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, updated_at)
       VALUES (gen_random_uuid(),$1,$2,'identity',$3,'identification',$4,'{"givenName":"Bente","familyName":"Krog","phone":null}',1,$5,$5)`,
      [team.id, citizen.key, sector, slotOf(sector, 'identification'), team.clock.now()],
    );
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'contact_person', $4)`,
      [citizen.key, team.member(contact), team.id, team.clock.now()],
    );
    await team.decidesAnew([citizen.key]);
  };
  /** Everything one colleague's scope reads of hospital stays in the database itself, without any condition of the server's. */
  const seenBy = (key: StaffKey, citizen: TestCitizen) =>
    team.as(key, async (tx) => ({
      elements: (
        await tx.em.query<{ status: string }[]>(
          `SELECT content->>'status' AS status FROM element WHERE citizen_id = $1 AND kind = 'admission'`,
          [citizen.key],
        )
      ).map(({ status }) => status),
      versions: (
        await tx.em.query<unknown[]>(`SELECT 1 FROM element_version WHERE citizen_id = $1 AND kind = 'admission'`, [
          citizen.key,
        ])
      ).length,
      card: (await admissionFor(key, citizen)) ?? null,
    }));

  const knownToMunicipality = (selService = true) =>
    team.meets(aCitizen().enrolledBy('muni_social', { contacts: ['supportWorker'], selService }));
  const toldOf = async (citizen: TestCitizen, since: number) =>
    (await team.events())
      .slice(since)
      .filter((event) => event.citizen_id === citizen.key)
      .map(({ change, slots, changed_for: changedFor }) => ({ change, slots, changedFor }));
  return {
    receive,
    receiveAll,
    knownToBoth,
    admissionFor,
    elements,
    everything,
    enrolAfterwards,
    seenBy,
    knownToMunicipality,
    toldOf,
  };
}
