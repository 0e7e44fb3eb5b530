import { AccessChanges } from '@samtavle/api-access';
import { aCitizen } from '@samtavle/api-access/testing';
import { NOBODY } from '@samtavle/api-platform';
import { unpackCards } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { aLiveTeam, frameFor, type LiveTeam, namesIn } from '../../testing/a-live-team.js';

let team: LiveTeam['team'];
let delivery: LiveTeam['delivery'];
let head: LiveTeam['head'];
let screenOf: LiveTeam['screenOf'];
let happens: LiveTeam['happens'];
let wrote: LiveTeam['wrote'];
let deliveredTo: LiveTeam['deliveredTo'];
let live: LiveTeam['live'];
let regional: LiveTeam['regional'];
let shared: LiveTeam['shared'];

beforeAll(async () => {
  ({ team, delivery, head, screenOf, happens, wrote, deliveredTo, live, regional, shared } = await aLiveTeam());
}, 60_000);
afterAll(() => team?.close());

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
