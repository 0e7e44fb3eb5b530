import {
  aCitizen,
  aTeam,
  inventedCpr,
  type StaffKey,
  type TestCitizen,
  type TestTeam,
} from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type Cpr, instant, slotOf, type StaffSector } from '@samtavle/domain';
import {
  type FhirBundle,
  INVENTED_HOSPITAL,
  INVENTED_MUNICIPALITY,
  type StayTelling,
  tellHospitalStay,
} from '@samtavle/medcom';
import { randomUUID } from 'node:crypto';
import { AdmissionRegister } from './admission-register.js';
import { NoticeLog } from './notice-log.js';
import { ReceivedMessages } from './received-messages.js';
import { ReceiveNotification } from './receive-notification.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aTeam({ rooms: [ReceiveNotification, ReceivedMessages, NoticeLog, AdmissionRegister] });
  const { sor, gln } = INVENTED_MUNICIPALITY;
  await team.database.asOwner(`UPDATE authority SET sor = $1, gln = $2 WHERE kind = 'municipality'`, [sor, gln]);
}, 60_000);
afterAll(() => team?.close());

const at = (text: string) => instant(`${text}Z`);
const ADMITTED: StayTelling = { event: 'admit', at: at('2026-11-24T21:10:00') };
const ON_LEAVE: StayTelling = { event: 'start_leave', at: at('2026-11-25T09:00:00') };
const BACK: StayTelling = { event: 'end_leave', at: at('2026-11-25T18:00:00') };
const DISCHARGED: StayTelling = { event: 'discharge', at: at('2026-11-26T06:00:00') };
const CANCELLED: StayTelling = { event: 'admit', change: 'cancel', at: at('2026-11-25T08:00:00') };

/** The messages a hospital sends about one stay. */
const tell = (
  cpr: Cpr,
  tellings: readonly StayTelling[],
  more: { receiver?: typeof INVENTED_MUNICIPALITY; familyName?: string } = {},
) => tellHospitalStay({ cpr, episode: randomUUID(), ...more }, tellings);
const receive = (message: unknown) =>
  team.get(ReceiveNotification).receive(typeof message === 'string' ? message : JSON.stringify(message));
const receiveAll = async (messages: readonly FhirBundle[]) => {
  const codes: string[] = [];
  for (const message of messages) codes.push(codeOf(await receive(message)));
  return codes;
};

/** What an acknowledgement says: `ok`, `transient-error` or `fatal-error`. */
function codeOf(answer: FhirBundle): string {
  const header: { resource?: { response?: { code?: string } } } | undefined = JSON.parse(JSON.stringify(answer))
    .entry[0];
  return header?.resource?.response?.code ?? 'no answer';
}
const idOf = (bundle: FhirBundle): string => JSON.parse(JSON.stringify(bundle)).entry[0].resource.id;
const answered = (answer: FhirBundle): string =>
  JSON.parse(JSON.stringify(answer)).entry[0].resource.response.identifier;

const both = (selService = true) =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .enrolledBy('muni_social', { contacts: ['supportWorker'], selService }),
  );
const admissionFor = async (key: StaffKey, citizen: TestCitizen) => (await team.card(key, citizen))?.admission;
/** One sector's own elements about hospital stays, past every wall. */
const elements = ({ key }: TestCitizen, owner: StaffSector = 'region_psych') =>
  team.database.asOwner<{
    owner: string;
    category: string;
    content: Record<string, unknown>;
    version: number;
    ended_at: string | null;
  }>(
    `SELECT owner, category, content, version, ended_at FROM element WHERE citizen_id = $1 AND kind = 'admission' AND owner = $2 ORDER BY created_at`,
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

describe('a hospital notice', () => {
  it('puts the admission on the right citizen, owned by the region: the fact, the times and the ward, and nothing else', async () => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED], { familyName: 'Hemmelig' });
    const answer = await receive(admit);
    expect(codeOf(answer)).toBe('ok');
    expect(answered(answer)).toBe(admit && idOf(admit));
    const [element] = await elements(citizen);
    expect(element).toMatchObject({
      owner: 'region_psych',
      category: 'admission_discharge',
      version: 1,
      ended_at: null,
    });
    expect(element?.content).toEqual({
      status: 'admitted',
      since: '2026-11-24',
      leaveSince: null,
      dischargedOn: null,
      emergency: false,
      ward: INVENTED_HOSPITAL.name,
      episode: expect.any(String),
    });
    expect(await everything()).not.toContain('Hemmelig');
  });

  it('is known at once to the treating nurse, and to the municipality that helps under the law', async () => {
    const citizen = await both();
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    const shown = { since: '2026-11-24', ward: INVENTED_HOSPITAL.name, onLeave: false };
    expect(await admissionFor('nurse', citizen)).toEqual(shown);
    expect(await admissionFor('supportWorker', citizen)).toEqual(shown);
    const [event] = (await team.events()).slice(-1);
    expect(event).toMatchObject({ change: 'admission', citizen_id: citizen.key });
  });

  it('does not reach a municipality that does not, nor its peers', async () => {
    const citizen = await both(false);
    const before = (await team.events()).length;
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await admissionFor('nurse', citizen)).toBeDefined();
    expect(await admissionFor('supportWorker', citizen)).toBeNull();
    const told = (await team.events())
      .slice(before)
      .flatMap((event) => [...event.changed_for, ...event.lost, ...event.lost_named]);
    expect(told.filter((key) => key.startsWith('muni'))).toEqual([]);
    const helped = await both();
    await receiveAll(tell(helped.cpr, [ADMITTED]));
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'contact_person', $4)`,
      [helped.key, team.member('peer'), team.id, team.clock.now()],
    );
    expect(await admissionFor('peer', helped)).toBeNull();
  });

  it('follows the stay: leave, back again, discharged', async () => {
    const citizen = await both();
    const messages = tell(citizen.cpr, [ADMITTED, ON_LEAVE, BACK, DISCHARGED]);
    const states: unknown[] = [];
    for (const message of messages) {
      await receive(message);
      states.push((await elements(citizen))[0]?.content['status']);
    }
    expect(states).toEqual(['admitted', 'on_leave', 'admitted', 'discharged']);
    expect((await elements(citizen))[0]).toMatchObject({
      version: 4,
      content: { since: '2026-11-24', dischargedOn: '2026-11-26' },
    });
    expect(await admissionFor('nurse', citizen)).toBeNull();
  });

  it('received twice is done once, and the answer says so', async () => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    await receive(admit);
    const before = { events: await team.events(), elements: await elements(citizen) };
    const again = await receive(admit);
    expect(codeOf(again)).toBe('ok');
    expect(JSON.stringify(again)).toMatch(/received before/);
    expect({ events: await team.events(), elements: await elements(citizen) }).toEqual(before);
  });

  it('received five times at the same moment is done once', async () => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => receive(admit)));
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'ok'));
    expect(await elements(citizen)).toHaveLength(1);
  });

  it('comes to the same in whatever order the messages arrive', async () => {
    const story = [ADMITTED, ON_LEAVE, BACK, DISCHARGED];
    const inOrder = await both();
    await receiveAll(tell(inOrder.cpr, story));
    const withoutEpisode = ({ content }: { content: Record<string, unknown> }) => ({ ...content, episode: null });
    const expected = (await elements(inOrder)).map(withoutEpisode);
    for (const order of [
      [3, 2, 1, 0],
      [1, 0, 3, 2],
      [3, 0],
      [2, 3, 0, 1],
    ]) {
      const citizen = await both();
      const messages = tell(citizen.cpr, story);
      await receiveAll(order.flatMap((nth) => messages[nth] ?? []));
      expect((await elements(citizen)).map(withoutEpisode)).toEqual(expected);
    }
  });

  it('that is taken back leaves no admission on the card', async () => {
    const citizen = await both();
    await receiveAll(tell(citizen.cpr, [ADMITTED, CANCELLED]));
    expect(await admissionFor('nurse', citizen)).toBeNull();
    expect(await admissionFor('supportWorker', citizen)).toBeNull();
    expect((await elements(citizen))[0]).toMatchObject({
      content: { status: 'cancelled' },
      ended_at: team.clock.now(),
    });
  });

  it('taken back before it arrived makes no admission at all', async () => {
    const citizen = await both();
    const [admit, cancel] = tell(citizen.cpr, [ADMITTED, CANCELLED]);
    await receiveAll([cancel, admit].flatMap((one) => one ?? []));
    expect(await admissionFor('nurse', citizen)).toBeNull();
    expect((await elements(citizen)).filter(({ ended_at }) => ended_at === null)).toEqual([]);
  });

  it('of a later stay stands beside the earlier one', async () => {
    const citizen = await both();
    await receiveAll(
      tell(citizen.cpr, [
        { event: 'admit', at: at('2026-11-01T10:00:00') },
        { event: 'discharge', at: at('2026-11-10T10:00:00') },
      ]),
    );
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect((await elements(citizen)).map(({ content }) => content['status'])).toEqual(['discharged', 'admitted']);
    expect(await admissionFor('nurse', citizen)).toMatchObject({ since: '2026-11-24' });
  });

  it('is told by the Danish day: an admission after midnight is the new day’s', async () => {
    const citizen = await both();
    await receiveAll(tell(citizen.cpr, [{ event: 'admit', at: at('2026-11-24T23:10:00') }]));
    expect((await elements(citizen))[0]?.content['since']).toBe('2026-11-25');
  });

  it('is recorded with whose part it was, and no words of the message', async () => {
    const citizen = await both();
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect((await team.audit('exchange.received')).at(-1)).toMatchObject({
      outcome: 'ok',
      actor_name: 'MedCom',
      citizens: 1,
    });
  });

  it('is in the region’s log as what opened to the municipality, by nobody here', async () => {
    const citizen = await both();
    const before = (await team.audit('access.changed')).length;
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect((await team.audit('access.changed')).slice(before)).toMatchObject([
      {
        reason: 'hospital notice',
        actor_name: null,
        controllers: ['region'],
        shown: [slotOf('region_psych', 'admission_discharge')],
      },
    ]);
  });

  it('about somebody only the region knows is for the municipality’s officer a notice about nobody here', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    const [ofRegion, ofMunicipality] = (await team.audit('exchange.received')).slice(-2);
    expect(ofRegion).toMatchObject({ outcome: 'ok', citizens: 1, controllers: ['region'] });
    expect(ofMunicipality).toMatchObject({
      outcome: 'ok',
      reason: 'nobody here',
      citizens: 0,
      controllers: ['municipality'],
    });
  });
});

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
const NOTHING = { elements: [], versions: 0, card: null };
const knownToMunicipality = (selService = true) =>
  team.meets(aCitizen().enrolledBy('muni_social', { contacts: ['supportWorker'], selService }));
const toldOf = async (citizen: TestCitizen, since: number) =>
  (await team.events())
    .slice(since)
    .filter((event) => event.citizen_id === citizen.key)
    .map(({ change, slots, changed_for: changedFor }) => ({ change, slots, changedFor }));

describe('a notice about somebody only the municipality knows', () => {
  it('is shown to the municipality that helps under the law', async () => {
    const citizen = await knownToMunicipality();
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await seenBy('supportWorker', citizen)).toEqual({
      elements: ['admitted'],
      versions: 1,
      card: { since: '2026-11-24', ward: INVENTED_HOSPITAL.name, onLeave: false },
    });
  });

  it('is not the region’s to see when it enrols the citizen later: no row, no version, no event', async () => {
    const citizen = await knownToMunicipality();
    const before = (await team.events()).length;
    await receiveAll(tell(citizen.cpr, [ADMITTED, ON_LEAVE]));
    await enrolAfterwards(citizen, 'region_psych', 'nurse');
    expect(await seenBy('nurse', citizen)).toEqual(NOTHING);
    for (const { slots, changedFor } of await toldOf(citizen, before)) {
      expect(slots).not.toContain(slotOf('region_psych', 'admission_discharge'));
      expect(changedFor.filter((key) => key.startsWith('region'))).toEqual([]);
    }
  });

  it('is told to the region from its own enrolment on, as of somebody nobody knew before', async () => {
    const known = await knownToMunicipality();
    const messages = tell(known.cpr, [ADMITTED, ON_LEAVE, BACK]);
    await receiveAll(messages.slice(0, 2));
    await enrolAfterwards(known, 'region_psych', 'nurse');
    const stranger = inventedCpr(1_700);
    const toStranger = tell(stranger, [ADMITTED, ON_LEAVE, BACK]);
    await receiveAll(toStranger.slice(0, 2));
    const unknown = await team.meets(
      aCitizen()
        .withCpr(stranger)
        .enrolledBy('region_psych', { contacts: ['nurse'] }),
    );
    // What had come before comes again, and what is new comes.
    await receiveAll(messages);
    await receiveAll(toStranger);
    expect(await seenBy('nurse', known)).toEqual(await seenBy('nurse', unknown));
    expect((await seenBy('nurse', known)).elements).toEqual(['admitted']);
    expect(await seenBy('supportWorker', known)).toMatchObject({ elements: ['admitted'], versions: 3 });
  });

  it('goes on for the municipality alike, whether or not the region has come', async () => {
    const [alone, joined] = [await knownToMunicipality(), await knownToMunicipality()];
    for (const citizen of [alone, joined]) {
      const messages = tell(citizen.cpr, [ADMITTED, DISCHARGED]);
      await receiveAll(messages.slice(0, 1));
      if (citizen === joined) await enrolAfterwards(citizen, 'region_psych', 'nurse');
      await receiveAll(messages.slice(1));
    }
    expect(await seenBy('supportWorker', joined)).toEqual(await seenBy('supportWorker', alone));
  });

  it('is kept nowhere when the law opens it to nobody: without a service there is nobody here', async () => {
    const citizen = await knownToMunicipality(false);
    const before = (await team.events()).length;
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await elements(citizen, 'muni_social')).toEqual([]);
    expect(await toldOf(citizen, before)).toEqual([]);
    expect((await team.audit('exchange.received')).at(-1)).toMatchObject({ reason: 'nobody here', citizens: 0 });
  });

  it('goes out of sight when the service ends, and is right when it begins again', async () => {
    const citizen = await knownToMunicipality();
    const service = async (is: boolean) => {
      await team.database.asOwner('UPDATE enrolment SET sel_service = $2 WHERE citizen_id = $1', [citizen.key, is]);
      await team.decidesAnew([citizen.key]);
    };
    const [admit, leave] = tell(citizen.cpr, [ADMITTED, ON_LEAVE]);
    await receive(admit);
    await service(false);
    expect(await seenBy('supportWorker', citizen)).toEqual(NOTHING);
    const before = (await team.events()).length;
    await receive(leave);
    expect(await toldOf(citizen, before)).toEqual([]);
    await service(true);
    expect(await seenBy('supportWorker', citizen)).toMatchObject({ elements: ['on_leave'], card: { onLeave: true } });
  });

  it('is a line for the municipality’s officer alone', async () => {
    const lines = (await team.audit('exchange.received')).length;
    const citizen = await knownToMunicipality();
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
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
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    await enrolAfterwards(citizen, 'muni_social', 'supportWorker', true);
    expect(await seenBy('supportWorker', citizen)).toEqual(NOTHING);
    expect(await seenBy('nurse', citizen)).toMatchObject({ elements: ['admitted'] });
  });

  it('is the municipality’s to see with the citizen’s consent, as anything of the region’s', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE')
        .consenting('PKG_DAILY'),
    );
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await seenBy('supportWorker', citizen)).toMatchObject({ elements: ['admitted'] });
  });
});

describe('a notice about somebody both know', () => {
  it('is seen once by each, and looks to each as if nobody else had it', async () => {
    const citizen = await both();
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    const alone = await knownToMunicipality();
    await receiveAll(tell(alone.cpr, [ADMITTED]));
    expect(await seenBy('nurse', citizen)).toMatchObject({ elements: ['admitted'], versions: 1 });
    expect(await seenBy('supportWorker', citizen)).toEqual(await seenBy('supportWorker', alone));
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
    await receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await seenBy('supportWorker', citizen)).toMatchObject({ elements: ['admitted'], versions: 1 });
    expect(await seenBy('nurse', citizen)).toMatchObject({ elements: ['admitted'], versions: 1 });
  });

  it('is for each officer the line it would be without the other', async () => {
    const lines = async (citizen: TestCitizen) =>
      team.database.asOwner<{ controllers: string[]; shown: string }>(
        `SELECT e.controllers, s.shown::text AS shown FROM audit_event e JOIN audit_subject s ON s.audit_id = e.id
          WHERE e.type = 'exchange.received' AND s.citizen_id = $1 ORDER BY e.controllers`,
        [citizen.key],
      );
    const [together, municipal, regional] = [
      await both(),
      await knownToMunicipality(),
      await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] })),
    ];
    for (const { cpr } of [together, municipal, regional]) await receiveAll(tell(cpr, [ADMITTED]));
    expect(await lines(together)).toEqual([...(await lines(municipal)), ...(await lines(regional))]);
  });
});

describe('a notice that comes again', () => {
  it('is answered alike whoever it is about', async () => {
    const answerTo = async (cpr: Cpr) => {
      const [admit] = tell(cpr, [ADMITTED]);
      const answers = [await receive(admit), await receive(admit)];
      return answers.map((answer) => [codeOf(answer), /received before/.test(JSON.stringify(answer))]);
    };
    const regional = await team.meets(aCitizen().enrolledBy('region_psych'));
    const known = [(await both()).cpr, (await knownToMunicipality()).cpr, regional.cpr];
    for (const cpr of [...known, inventedCpr(1_710)])
      expect(await answerTo(cpr)).toEqual([
        ['ok', false],
        ['ok', true],
      ]);
  });

  it('does nothing for who has enrolled the citizen in between', async () => {
    const cpr = inventedCpr(1_711);
    const [admit] = tell(cpr, [ADMITTED]);
    await receive(admit);
    const citizen = await team.meets(
      aCitizen()
        .withCpr(cpr)
        .enrolledBy('region_psych', { contacts: ['nurse'] }),
    );
    await receive(admit);
    expect(await seenBy('nurse', citizen)).toEqual(NOTHING);
  });

  it('is forgotten to have come after ninety days', async () => {
    const receipts = async () =>
      (await team.database.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM exchange_receipt'))[0]?.n;
    await receiveAll(tell(inventedCpr(1_712), [ADMITTED]));
    expect(await receipts()).toBeGreaterThan(0);
    const now = team.clock.now();
    team.clock.advance({ days: 91 });
    await receiveAll(tell(inventedCpr(1_713), [{ event: 'admit', at: team.clock.now() }]));
    expect(await receipts()).toBe(1);
    team.clock.set(now);
  });
});

describe('a notice about somebody nobody here knows', () => {
  it('is acknowledged, and kept nowhere', async () => {
    const stranger = inventedCpr(1_500);
    const events = await team.events();
    const [admit] = tell(stranger, [ADMITTED], { familyName: 'Fremmed' });
    expect(codeOf(await receive(admit))).toBe('ok');
    const house = await everything();
    expect(house).not.toContain(stranger);
    expect(house).not.toContain('Fremmed');
    expect(house).not.toContain(admit && idOf(admit));
    expect(await team.events()).toEqual(events);
    expect((await team.audit('exchange.received')).at(-1)).toMatchObject({ outcome: 'ok', citizens: 0 });
  });

  it('keeps no number of anybody in the open, known or not', async () => {
    const citizen = await both();
    await receiveAll(tell(citizen.cpr, [ADMITTED, DISCHARGED]));
    expect(await everything()).not.toContain(citizen.cpr);
  });
});

describe('a notice that is refused', () => {
  it('for another municipality says so to the sender, and touches nothing', async () => {
    const citizen = await both();
    const receiver = { ...INVENTED_MUNICIPALITY, sor: '999999990000003', gln: '5790009999929' };
    const [admit] = tell(citizen.cpr, [ADMITTED], { receiver });
    const answer = await receive(admit);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(await elements(citizen)).toEqual([]);
    expect((await team.audit('exchange.refused')).at(-1)).toMatchObject({
      outcome: 'error',
      reason: 'receiver_unknown',
    });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['no JSON', () => 'MSH|^~\\&|HOSPITAL'],
    ['no bundle', () => '{"resourceType":"Patient"}'],
    ['a list', () => '[]'],
    ['nothing at all', () => 'null'],
  ])('because it is %s, is recorded and touches nothing', async (_, broken) => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    const refusal = await refusalOf(receive(broken(JSON.stringify(admit))));
    expect(refusal.body()).toMatchObject({ error: 'invalid_input', fields: [{ path: 'Bundle' }] });
    expect(JSON.stringify(refusal.body())).not.toContain(citizen.cpr);
    expect(await elements(citizen)).toEqual([]);
    expect((await team.audit('exchange.refused')).at(-1)).toMatchObject({ outcome: 'error', actor_name: 'MedCom' });
  });

  it('because it says what cannot be is answered with the reason, which is not the content', async () => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    const text = JSON.stringify(admit).replaceAll(citizen.cpr, '3201314000');
    const answer = await receive(text);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(JSON.stringify(answer)).not.toContain('3201314000');
    expect(await everything()).not.toContain('3201314000');
  });

  it('for the moment, because the house cannot keep it, may be sent again', async () => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    await team.database.asOwner('REVOKE INSERT ON exchange_message FROM samtavle_runtime');
    expect(codeOf(await receive(admit))).toBe('transient-error');
    await team.database.asOwner('GRANT INSERT ON exchange_message TO samtavle_runtime');
    expect(await elements(citizen)).toEqual([]);
    expect(codeOf(await receive(admit))).toBe('ok');
    expect(await elements(citizen)).toHaveLength(1);
  });

  it('is not done when it cannot be recorded', async () => {
    const citizen = await both();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    const answer = await receive(admit).then(codeOf, () => 'failed');
    await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    expect(answer).not.toBe('ok');
    expect(await elements(citizen)).toEqual([]);
  });
});

describe('two teams of one municipality', () => {
  it('that know the same person each get the notice on their own card', async () => {
    const neighbour = await team.neighbour();
    const { sor, gln } = INVENTED_MUNICIPALITY;
    const [mine] = await team.database.asOwner<{ id: string }>('SELECT id FROM authority WHERE sor = $1 AND gln = $2', [
      sor,
      gln,
    ]);
    await team.database.asOwner('UPDATE member SET authority_id = $1 WHERE team_id = $2 AND sector LIKE $3', [
      mine?.id,
      neighbour.id,
      'muni%',
    ]);
    const cpr = inventedCpr(1_600);
    const here = await team.meets(aCitizen().withCpr(cpr).enrolledBy('region_psych').onBoard(2));
    const there = await neighbour.meets(aCitizen().withCpr(cpr).enrolledBy('region_psych').onBoard(2));
    await receiveAll(tell(cpr, [ADMITTED]));
    expect(await admissionFor('nurse', here)).toMatchObject({ since: '2026-11-24' });
    expect((await neighbour.card('nurse', there))?.admission).toMatchObject({ since: '2026-11-24' });
  });
});
