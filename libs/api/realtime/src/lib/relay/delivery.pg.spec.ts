import { AccessChanges, BoardReader, Decisions } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { AuditLog } from '@samtavle/api-audit';
import { NOBODY, type TeamEventDraft } from '@samtavle/api-platform';
import { unpackCards } from '@samtavle/contracts';
import { type Category, type Owner, type Sector, slotOf } from '@samtavle/domain';
import { aScreen, type Screen } from '../../testing/a-screen.js';
import { Delivery } from './delivery.js';
import { type Prepared } from './frames.js';

let team: TestTeam;
let delivery: Delivery;

beforeAll(async () => {
  team = await aTeam();
  delivery = new Delivery(team.database.work, team.get(BoardReader), team.get(AuditLog), team.clock);
}, 60_000);
afterAll(() => team?.close());

const screenOf = async (key: StaffKey, sector?: Sector) => aScreen(await team.viewer(key, sector));
const head = async () => (await team.events()).at(-1)?.seq ?? 0;
/** Somebody does something: these events, in one transaction. */
const happens = (...events: TeamEventDraft[]) =>
  team.database.work.runAs({ ...NOBODY, teamId: team.id }, async (tx) => events.forEach((event) => tx.record(event)));
const wrote = (
  { key }: TestCitizen,
  owner: Owner,
  category: Category,
  more: Partial<TeamEventDraft> = {},
): TeamEventDraft => ({
  citizenId: key,
  change: 'wrote',
  slots: [slotOf(owner, category)],
  byMember: team.member('nurse'),
  ...more,
});
/** What goes out of all that happened in `during`. */
async function deliveredTo(screens: readonly Screen[], during: () => Promise<unknown>): Promise<readonly Prepared[]> {
  const from = await head();
  await during();
  return (await delivery.prepare(team.id, screens, from, await head())).frames;
}
const frameFor = (prepared: readonly Prepared[], screen: Screen) =>
  prepared.find(({ screens }) => screens.includes(screen))?.frame;
const namesIn = (frame: Prepared['frame'] | undefined) =>
  frame ? unpackCards(frame.cards).map(({ name }) => name) : [];
const live = () => team.audit('board.live');

const regional = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych')
      .onBoard(2, { reasons: ['symptoms_worse'] }),
  );
const shared = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych')
      .onBoard(2, { reasons: ['symptoms_worse'] })
      .enrolledBy('muni_social')
      .consenting('PKG_BASE'),
  );

describe('a delivery', () => {
  it('carries the card as each class may see it, and says who did what', async () => {
    const citizen = await shared();
    const [nurse, worker] = [await screenOf('nurse'), await screenOf('supportWorker')];
    const prepared = await deliveredTo([nurse, worker], () =>
      happens(wrote(citizen, 'region_psych', 'visit_logistics')),
    );
    const [nurses, workers] = [frameFor(prepared, nurse), frameFor(prepared, worker)];
    expect(unpackCards(nurses?.cards ?? { rows: [], members: [] })).toMatchObject([
      { id: citizen.id('region_psych'), reasons: [{ reason: 'symptoms_worse' }] },
    ]);
    expect(unpackCards(workers?.cards ?? { rows: [], members: [] })).toMatchObject([
      { id: citizen.id('muni_social'), reasons: [], reasonHeld: true },
    ]);
    expect(workers?.notes).toEqual([
      { citizen: citizen.id('muni_social'), by: team.member('nurse'), change: 'wrote', fromLevel: null },
    ]);
    expect(JSON.stringify(workers)).not.toContain(citizen.key);
  });

  it('is not made for a class when nothing it may see changed: no frame, no note, no record', async () => {
    const [alone, both] = [await regional(), await shared()];
    const [nurse, worker] = [await screenOf('nurse'), await screenOf('supportWorker')];
    const before = (await live()).length;
    const prepared = await deliveredTo([nurse, worker], () =>
      happens(wrote(alone, 'region_psych', 'visit_logistics'), wrote(both, 'region_psych', 'diagnosis')),
    );
    expect(frameFor(prepared, worker)).toBeUndefined();
    expect(namesIn(frameFor(prepared, nurse))).toHaveLength(2);
    expect((await live()).slice(before)).toMatchObject([{ actor_name: null, recipients: [team.member('nurse')] }]);
  });

  it('says of what is visible and hidden in one go only the visible', async () => {
    const citizen = await shared();
    const worker = await screenOf('supportWorker');
    const prepared = await deliveredTo([worker], () =>
      happens(
        wrote(citizen, 'region_psych', 'visit_logistics', { change: 'edited', byMember: team.member('otherNurse') }),
        wrote(citizen, 'region_psych', 'risk_self_harm', { byMember: team.member('psychiatrist') }),
      ),
    );
    expect(frameFor(prepared, worker)?.notes).toEqual([
      { citizen: citizen.id('muni_social'), by: team.member('otherNurse'), change: 'edited', fromLevel: null },
    ]);
  });

  it('of a question put to the citizen goes to the side that asked, and names nobody to the other', async () => {
    const citizen = await shared();
    const [nurse, worker] = [await screenOf('nurse'), await screenOf('supportWorker')];
    const slots = [slotOf('muni_social', 'consent_records')];
    const asked = { citizenId: citizen.key, change: 'question', slots, byMember: team.member('supportWorker') };
    const prepared = await deliveredTo([nurse, worker], () => happens(asked));
    expect(frameFor(prepared, nurse)).toBeUndefined();
    expect(frameFor(prepared, worker)?.notes.map(({ change }) => change)).toEqual(['changed']);
    // A consent itself is both sides' business.
    const given = await deliveredTo([nurse, worker], () => happens({ ...asked, change: 'shared' }));
    expect(frameFor(given, nurse)?.notes.map(({ change }) => change)).toEqual(['shared']);
  });

  it('of changed access names who brought it about to their own part of the team alone', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .enrolledBy('muni_employment', { contacts: ['jobConsultant'] })
        .consenting('PKG_BASE', { askedBy: 'muni_social' }),
    );
    const keys = ['nurse', 'supportWorker', 'jobConsultant'] as const;
    const screens = await Promise.all(keys.map((key) => screenOf(key)));
    const doubts = async () => {
      const by = await team.viewer('jobConsultant');
      await team.database.asOwner(
        `INSERT INTO representative (citizen_id, team_id, sector, state, version, recorded_at, recorded_by) VALUES ($1,$2,'muni_employment','unclear',1,$3,$4)`,
        [citizen.key, team.id, team.clock.now(), by.memberId],
      );
      await team.database.work.runAs({ ...NOBODY, teamId: team.id }, async (tx) => {
        await team.get(AccessChanges).decideAnew(tx, team.id, [citizen.key], { by });
        tx.record({ citizenId: citizen.key, change: 'shared', members: [by.memberId], byMember: by.memberId });
      });
    };
    const prepared = await deliveredTo(screens, doubts);
    const frames = screens.map((screen) => frameFor(prepared, screen));
    // Psychiatry and social staff do not know that the employment part has the citizen too.
    expect(frames[0]?.notes.map(({ change, by }) => [change, by])).toEqual([['shared', null]]);
    expect(JSON.stringify(frames.slice(0, 2))).not.toContain(team.member('jobConsultant'));
    const nurse = await screenOf('otherNurse');
    const byColleague = await deliveredTo([nurse], () =>
      happens(wrote(citizen, 'region_psych', 'consent_records', { change: 'shared' })),
    );
    expect(frameFor(byColleague, nurse)?.notes).toMatchObject([{ change: 'shared', by: team.member('nurse') }]);
  });

  it('of a plan goes to the classes it names, and to nobody whom another plan shows the category', async () => {
    const plan = (parties: string[]) => ({
      planKind: 'coordination_plan',
      parties,
      fields: [],
      firstDay: '2026-11-01',
      lastDay: null,
      agreements: 'Aftalt',
      followUpOn: null,
    });
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .enrolledBy('muni_health', { contacts: ['muniNurse'] })
        .with('plan', 'region_psych', 'coordination_plan', plan(['region_psych', 'muni_social']))
        .with('plan', 'region_psych', 'coordination_plan', plan(['region_psych', 'muni_health'])),
    );
    const [worker, muniNurse] = [await screenOf('supportWorker'), await screenOf('muniNurse')];
    const before = (await live()).length;
    const prepared = await deliveredTo([worker, muniNurse], () =>
      happens({
        citizenId: citizen.key,
        change: 'plan',
        changedFor: [muniNurse.viewer.classKey],
        byMember: team.member('nurse'),
      }),
    );
    expect(frameFor(prepared, worker)).toBeUndefined();
    expect(frameFor(prepared, muniNurse)?.notes).toEqual([
      { citizen: citizen.id('muni_health'), by: team.member('nurse'), change: 'changed', fromLevel: null },
    ]);
    expect((await live()).slice(before)).toMatchObject([{ recipients: [team.member('muniNurse')] }]);
  });

  it('of a link that was changed goes to the classes that see it, and passes over who sees only the rest', async () => {
    const citizen = await shared();
    const [nurse, worker] = [await screenOf('nurse'), await screenOf('supportWorker')];
    const prepared = await deliveredTo([nurse, worker], () =>
      happens({
        citizenId: citizen.key,
        change: 'linked',
        changedFor: [nurse.viewer.classKey],
        byMember: team.member('nurse'),
      }),
    );
    expect(frameFor(prepared, worker)).toBeUndefined();
    expect(frameFor(prepared, nurse)?.notes).toEqual([
      { citizen: citizen.id('region_psych'), by: team.member('nurse'), change: 'changed', fromLevel: null },
    ]);
  });

  it('speaks of the board only to who may see the board status', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .onBoard(1, { owner: 'muni_social' })
        .consenting('PKG_DAILY'),
    );
    const worker = await screenOf('supportWorker');
    const slots = [slotOf('region_psych', 'board_status'), slotOf('region_psych', 'mental_state')];
    const prepared = await deliveredTo([worker], () =>
      happens({ citizenId: citizen.key, change: 'placed', slots, byMember: team.member('nurse') }),
    );
    expect(frameFor(prepared, worker)?.notes.map(({ change }) => change)).toEqual(['changed']);
  });

  it('shows the state that holds now, also of an event that is long past', async () => {
    const citizen = await shared();
    const worker = await screenOf('supportWorker');
    const prepared = await deliveredTo([worker], async () => {
      await happens(wrote(citizen, 'region_psych', 'visit_logistics'));
      await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
      await team.decidesAnew([citizen.key]);
    });
    expect(prepared.flatMap(({ frame }) => namesIn(frame))).toEqual([]);
  });

  it('is one frame for screens that see the same, and records each colleague it was shown to', async () => {
    const citizen = await regional();
    const screens = [await screenOf('nurse'), await screenOf('otherNurse'), await screenOf('nurse')];
    const before = (await live()).length;
    const prepared = await deliveredTo(screens, () => happens(wrote(citizen, 'region_psych', 'visit_logistics')));
    expect(prepared).toHaveLength(1);
    expect(prepared[0]?.screens).toEqual(screens);
    const [record, ...more] = (await live()).slice(before);
    expect(more).toEqual([]);
    expect(new Set(record?.recipients)).toEqual(new Set([team.member('nurse'), team.member('otherNurse')]));
    expect(record).toMatchObject({ outcome: 'ok', citizens: 1, seq: await head(), controllers: ['region'] });
  });

  it('reads nothing when nothing happened, or nobody looks', async () => {
    const at = await head();
    expect(await delivery.prepare(team.id, [await screenOf('nurse')], at, at)).toEqual({ frames: [], calls: [] });
    expect(await delivery.prepare(team.id, [], 0, at)).toEqual({ frames: [], calls: [] });
  });
});

describe('a citizen off the board', () => {
  it('is shown to the contact person, the leader and who is on duty, and to no other colleague', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const [contact, other, leader] = [
      await screenOf('nurse'),
      await screenOf('otherNurse'),
      await screenOf('leader', 'region_psych'),
    ];
    const social = await screenOf('leader', 'muni_social');
    const prepared = await deliveredTo([contact, other, leader, social], () =>
      happens(wrote(citizen, 'region_psych', 'visit_logistics')),
    );
    expect([contact, other, leader, social].map((screen) => namesIn(frameFor(prepared, screen)).length)).toEqual([
      1, 0, 1, 0,
    ]);
  });

  it('is taken from the one colleague whose relation ended, and from nobody else', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse', 'otherNurse'] }));
    const [gone, staying] = [await screenOf('nurse'), await screenOf('otherNurse')];
    const prepared = await deliveredTo([gone, staying], async () => {
      await team.database.asOwner('UPDATE relation SET valid_to = $3 WHERE citizen_id = $1 AND member_id = $2', [
        citizen.key,
        team.member('nurse'),
        team.clock.now(),
      ]);
      await happens({ citizenId: citizen.key, change: 'shared', members: [team.member('nurse')] });
    });
    expect(frameFor(prepared, gone)).toMatchObject({ gone: [citizen.id('region_psych')], cards: { rows: [] } });
    expect(frameFor(prepared, staying)?.gone ?? []).toEqual([]);
  });

  it('whose contact persons changed is no sign to the other side, which has the citizen too', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social')
        .onBoard(1, { owner: 'muni_social' }),
    );
    const worker = await screenOf('supportWorker');
    const before = (await live()).length;
    const prepared = await deliveredTo([worker], () =>
      happens({
        citizenId: citizen.key,
        change: 'edited',
        slots: [slotOf('region_psych', 'team_membership')],
        members: [team.member('nurse')],
      }),
    );
    expect(prepared).toEqual([]);
    expect(await live()).toHaveLength(before);
  });
});

describe('a tombstone', () => {
  const withdrawn = async (citizen: TestCitizen) => {
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    return team.database.work.runAs({ ...NOBODY, teamId: team.id }, async (tx) => {
      for (const change of await team.get(Decisions).recompute(tx, team.id, [citizen.key]))
        tx.record({ change: 'shared', ...change });
    });
  };

  it('is an id and nothing more, for who had the card; nothing for who had not', async () => {
    const citizen = await team.meets(
      aCitizen().named('Lisbeth', 'Delt').enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'),
    );
    const [worker, muniNurse, nurse] = [
      await screenOf('supportWorker'),
      await screenOf('muniNurse'),
      await screenOf('nurse'),
    ];
    const prepared = await deliveredTo([worker, muniNurse, nurse], () => withdrawn(citizen));
    const frame = frameFor(prepared, worker);
    expect(frame).toMatchObject({ gone: [citizen.id('muni_social')], cards: { rows: [], members: [] }, notes: [] });
    expect(JSON.stringify(frame)).not.toMatch(/Lisbeth|Delt/);
    expect(frameFor(prepared, muniNurse)).toBeUndefined();
    expect(frameFor(prepared, nurse)?.gone).toEqual([]);
  });

  it('comes for a card that is still the municipality’s own as the card it is now', async () => {
    const citizen = await team.meets(
      aCitizen()
        .named('Lisbeth', 'Delt')
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .onBoard(1, { owner: 'muni_social' })
        .consenting('PKG_BASE'),
    );
    const worker = await screenOf('supportWorker');
    const prepared = await deliveredTo([worker], () => withdrawn(citizen));
    const frame = frameFor(prepared, worker);
    expect(frame?.gone).toEqual([]);
    expect(unpackCards(frame?.cards ?? { rows: [], members: [] })).toMatchObject([
      { stay: { owner: 'muni_social', level: 1 }, marks: ['muni_social'] },
    ]);
  });
});

describe('a delivery that cannot be recorded', () => {
  it.each(['audit_event', 'audit_subject'])('does not take place: no INSERT on %s, no frame', async (table) => {
    const citizen = await regional();
    const screen = await screenOf('nurse');
    await team.database.asOwner(`REVOKE INSERT ON ${table} FROM samtavle_runtime`);
    const before = (await live()).length;
    try {
      await expect(
        deliveredTo([screen], () => happens(wrote(citizen, 'region_psych', 'visit_logistics'))),
      ).rejects.toThrow('not_recorded');
    } finally {
      await team.database.asOwner(`GRANT INSERT ON ${table} TO samtavle_runtime`);
    }
    expect(screen.sent).toEqual([]);
    expect(await live()).toHaveLength(before);
  });

  it('takes place when it can be recorded again, with nothing lost', async () => {
    const citizen = await regional();
    const screen = await screenOf('nurse');
    const from = await head();
    await happens(wrote(citizen, 'region_psych', 'visit_logistics'));
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    await expect(delivery.prepare(team.id, [screen], from, await head())).rejects.toThrow();
    await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    expect(
      (await delivery.prepare(team.id, [screen], from, await head())).frames.flatMap(({ frame }) => namesIn(frame)),
    ).toHaveLength(1);
  });
});
