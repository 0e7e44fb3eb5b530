import { aCitizen, inventedCpr, type TestTeam } from '@samtavle/api-access/testing';
import { type Cpr, slotOf } from '@samtavle/domain';
import { INVENTED_HOSPITAL, INVENTED_MUNICIPALITY } from '@samtavle/medcom';
import {
  ADMITTED,
  answered,
  at,
  BACK,
  CANCELLED,
  codeOf,
  DISCHARGED,
  type HospitalNotices,
  hospitalNotices,
  idOf,
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

describe('a hospital notice', () => {
  it('puts the admission on the right citizen, owned by the region: the fact, the times and the ward, and nothing else', async () => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED], { familyName: 'Hemmelig' });
    const answer = await notices.receive(admit);
    expect(codeOf(answer)).toBe('ok');
    expect(answered(answer)).toBe(admit && idOf(admit));
    const [element] = await notices.elements(citizen);
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
    expect(await notices.everything()).not.toContain('Hemmelig');
  });

  it('is known at once to the treating nurse, and to the municipality that helps under the law', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    const shown = { since: '2026-11-24', ward: INVENTED_HOSPITAL.name, onLeave: false };
    expect(await notices.admissionFor('nurse', citizen)).toEqual(shown);
    expect(await notices.admissionFor('supportWorker', citizen)).toEqual(shown);
    const [event] = (await team.events()).slice(-1);
    expect(event).toMatchObject({ change: 'admission', citizen_id: citizen.key });
  });

  it('does not reach a municipality that does not, nor its peers', async () => {
    const citizen = await notices.knownToBoth(false);
    const before = (await team.events()).length;
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect(await notices.admissionFor('nurse', citizen)).toBeDefined();
    expect(await notices.admissionFor('supportWorker', citizen)).toBeNull();
    const told = (await team.events())
      .slice(before)
      .flatMap((event) => [...event.changed_for, ...event.lost, ...event.lost_named]);
    expect(told.filter((key) => key.startsWith('muni'))).toEqual([]);
    const helped = await notices.knownToBoth();
    await notices.receiveAll(tell(helped.cpr, [ADMITTED]));
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'contact_person', $4)`,
      [helped.key, team.member('peer'), team.id, team.clock.now()],
    );
    expect(await notices.admissionFor('peer', helped)).toBeNull();
  });

  it('follows the stay: leave, back again, discharged', async () => {
    const citizen = await notices.knownToBoth();
    const messages = tell(citizen.cpr, [ADMITTED, ON_LEAVE, BACK, DISCHARGED]);
    const states: unknown[] = [];
    for (const message of messages) {
      await notices.receive(message);
      states.push((await notices.elements(citizen))[0]?.content['status']);
    }
    expect(states).toEqual(['admitted', 'on_leave', 'admitted', 'discharged']);
    expect((await notices.elements(citizen))[0]).toMatchObject({
      version: 4,
      content: { since: '2026-11-24', dischargedOn: '2026-11-26' },
    });
    expect(await notices.admissionFor('nurse', citizen)).toBeNull();
  });

  it('received twice is done once, and the answer says so', async () => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    await notices.receive(admit);
    const before = { events: await team.events(), elements: await notices.elements(citizen) };
    const again = await notices.receive(admit);
    expect(codeOf(again)).toBe('ok');
    expect(JSON.stringify(again)).toMatch(/received before/);
    expect({ events: await team.events(), elements: await notices.elements(citizen) }).toEqual(before);
  });

  it('received five times at the same moment is done once', async () => {
    const citizen = await notices.knownToBoth();
    const [admit] = tell(citizen.cpr, [ADMITTED]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => notices.receive(admit)));
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'ok'));
    expect(await notices.elements(citizen)).toHaveLength(1);
  });

  it('comes to the same in whatever order the messages arrive', async () => {
    const story = [ADMITTED, ON_LEAVE, BACK, DISCHARGED];
    const inOrder = await notices.knownToBoth();
    await notices.receiveAll(tell(inOrder.cpr, story));
    const withoutEpisode = ({ content }: { content: Record<string, unknown> }) => ({ ...content, episode: null });
    const expected = (await notices.elements(inOrder)).map(withoutEpisode);
    for (const order of [
      [3, 2, 1, 0],
      [1, 0, 3, 2],
      [3, 0],
      [2, 3, 0, 1],
    ]) {
      const citizen = await notices.knownToBoth();
      const messages = tell(citizen.cpr, story);
      await notices.receiveAll(order.flatMap((nth) => messages[nth] ?? []));
      expect((await notices.elements(citizen)).map(withoutEpisode)).toEqual(expected);
    }
  });

  it('that is taken back leaves no admission on the card', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED, CANCELLED]));
    expect(await notices.admissionFor('nurse', citizen)).toBeNull();
    expect(await notices.admissionFor('supportWorker', citizen)).toBeNull();
    expect((await notices.elements(citizen))[0]).toMatchObject({
      content: { status: 'cancelled' },
      ended_at: team.clock.now(),
    });
  });

  it('taken back before it arrived makes no admission at all', async () => {
    const citizen = await notices.knownToBoth();
    const [admit, cancel] = tell(citizen.cpr, [ADMITTED, CANCELLED]);
    await notices.receiveAll([cancel, admit].flatMap((one) => one ?? []));
    expect(await notices.admissionFor('nurse', citizen)).toBeNull();
    expect((await notices.elements(citizen)).filter(({ ended_at }) => ended_at === null)).toEqual([]);
  });

  it('of a later stay stands beside the earlier one', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(
      tell(citizen.cpr, [
        { event: 'admit', at: at('2026-11-01T10:00:00') },
        { event: 'discharge', at: at('2026-11-10T10:00:00') },
      ]),
    );
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect((await notices.elements(citizen)).map(({ content }) => content['status'])).toEqual([
      'discharged',
      'admitted',
    ]);
    expect(await notices.admissionFor('nurse', citizen)).toMatchObject({ since: '2026-11-24' });
  });

  it('is told by the Danish day: an admission after midnight is the new day’s', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(tell(citizen.cpr, [{ event: 'admit', at: at('2026-11-24T23:10:00') }]));
    expect((await notices.elements(citizen))[0]?.content['since']).toBe('2026-11-25');
  });

  it('is recorded with whose part it was, and no words of the message', async () => {
    const citizen = await notices.knownToBoth();
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
    expect((await team.audit('exchange.received')).at(-1)).toMatchObject({
      outcome: 'ok',
      actor_name: 'MedCom',
      citizens: 1,
    });
  });

  it('is in the region’s log as what opened to the municipality, by nobody here', async () => {
    const citizen = await notices.knownToBoth();
    const before = (await team.audit('access.changed')).length;
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
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
    await notices.receiveAll(tell(citizen.cpr, [ADMITTED]));
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

describe('a notice that comes again', () => {
  it('is answered alike whoever it is about', async () => {
    const answerTo = async (cpr: Cpr) => {
      const [admit] = tell(cpr, [ADMITTED]);
      const answers = [await notices.receive(admit), await notices.receive(admit)];
      return answers.map((answer) => [codeOf(answer), /received before/.test(JSON.stringify(answer))]);
    };
    const regional = await team.meets(aCitizen().enrolledBy('region_psych'));
    const known = [(await notices.knownToBoth()).cpr, (await notices.knownToMunicipality()).cpr, regional.cpr];
    for (const cpr of [...known, inventedCpr(1_710)])
      expect(await answerTo(cpr)).toEqual([
        ['ok', false],
        ['ok', true],
      ]);
  });

  it('does nothing for who has enrolled the citizen in between', async () => {
    const cpr = inventedCpr(1_711);
    const [admit] = tell(cpr, [ADMITTED]);
    await notices.receive(admit);
    const citizen = await team.meets(
      aCitizen()
        .withCpr(cpr)
        .enrolledBy('region_psych', { contacts: ['nurse'] }),
    );
    await notices.receive(admit);
    expect(await notices.seenBy('nurse', citizen)).toEqual(NOTHING);
  });

  it('is forgotten to have come after ninety days', async () => {
    const receipts = async () =>
      (await team.database.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM exchange_receipt'))[0]?.n;
    await notices.receiveAll(tell(inventedCpr(1_712), [ADMITTED]));
    expect(await receipts()).toBeGreaterThan(0);
    const now = team.clock.now();
    team.clock.advance({ days: 91 });
    await notices.receiveAll(tell(inventedCpr(1_713), [{ event: 'admit', at: team.clock.now() }]));
    expect(await receipts()).toBe(1);
    team.clock.set(now);
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
    await notices.receiveAll(tell(cpr, [ADMITTED]));
    expect(await notices.admissionFor('nurse', here)).toMatchObject({ since: '2026-11-24' });
    expect((await neighbour.card('nurse', there))?.admission).toMatchObject({ since: '2026-11-24' });
  });
});
