import { Decisions } from '@samtavle/api-access';
import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
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

beforeAll(async () => {
  ({ team, delivery, head, screenOf, happens, wrote, deliveredTo, live, regional } = await aLiveTeam());
}, 60_000);
afterAll(() => team?.close());

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
