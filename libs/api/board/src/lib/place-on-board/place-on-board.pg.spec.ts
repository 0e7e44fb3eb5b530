import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type CommandDraft } from '@samtavle/contracts';
import { type Sector, slotOf } from '@samtavle/domain';
import { aBoardTeam } from '../../testing/a-board-team.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());

const regional = () => team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse', 'secretary'] }));

function placing(
  citizen: TestCitizen,
  sector: Sector,
  responsible: StaffKey,
  more: Partial<CommandDraft<'board.place'>> = {},
): CommandDraft<'board.place'> {
  return {
    citizen: citizen.id(sector),
    level: 2,
    reasons: ['symptoms_worse'],
    firstAction: { text: 'Ring i dag.', responsible: team.member(responsible) },
    ...more,
  };
}
const asNurse = (citizen: TestCitizen, more: Partial<CommandDraft<'board.place'>> = {}) =>
  team.does('nurse', 'board.place', placing(citizen, 'region_psych', 'nurse', more));
const refused = async (work: Promise<unknown>) => (await refusalOf(work)).body();

describe('placing a citizen on the board', () => {
  it('takes four choices, and the whole team is there', async () => {
    const citizen = await regional();
    expect(await team.card('otherNurse', citizen)).toBeUndefined();
    const done = await asNurse(citizen, { exitCriterion: 'To rolige uger.' });
    expect(done).toMatchObject({ version: 1, id: expect.any(String) });
    expect(await team.card('otherNurse', citizen)).toMatchObject({
      stay: { owner: 'region_psych', level: 2, since: '2026-11-26', reviewOn: '2026-12-10', version: 1 },
      reasons: [{ owner: 'region_psych', reason: 'symptoms_worse' }],
      action: { text: 'Ring i dag.', responsible: team.member('nurse') },
    });
    const events = (await team.events()).slice(-2);
    expect(events).toMatchObject([
      { change: 'shared', citizen_id: citizen.key },
      { change: 'placed', citizen_id: citizen.key },
    ]);
  });

  it('tells the municipality nothing of a citizen it may not know', async () => {
    const citizen = await regional();
    await asNurse(citizen);
    expect(await team.cards('supportWorker')).toEqual([]);
    for (const event of await team.events())
      for (const classKey of [...event.changed_for, ...event.lost, ...event.lost_named])
        expect(classKey).toMatch(/^region_psych/);
  });

  it('is in the log of the other authority when its data comes before the whole team with the stay', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social')
        .consenting('PKG_BASE'),
    );
    const before = (await team.audit('access.changed')).length;
    await asNurse(citizen);
    const [opened, ...more] = (await team.audit('access.changed')).slice(before);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({ actor_name: 'Nanna Prøve', citizens: 1 });
    expect(opened?.controllers).toContain('municipality');
    expect(opened?.shown).toContain(slotOf('muni_social', 'identification'));
    await asNurse(await regional());
    expect((await team.audit('access.changed')).slice(before)).toHaveLength(1);
  });

  it('reviews the sooner the more of the team it takes', async () => {
    const days: (string | null | undefined)[] = [];
    for (const level of [1, 2, 3] as const) {
      const citizen = await regional();
      await asNurse(citizen, { level });
      days.push((await team.card('nurse', citizen))?.stay?.reviewOn);
    }
    expect(days).toEqual(['2026-12-24', '2026-12-10', '2026-12-03']);
  });

  it('writes what is to be done as sensitive as the reason it answers', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .consenting('PKG_BASE'),
    );
    await asNurse(citizen, {
      reasons: ['depot_missed', 'own_wish'],
      firstAction: { text: 'Giv depot.', responsible: team.member('nurse') },
    });
    expect(await team.card('supportWorker', citizen)).toMatchObject({
      reasons: [{ reason: 'own_wish' }],
      action: null,
      actionHeld: true,
    });
  });

  it('places with the municipality’s own stay somebody the region has on the board unseen, and the other way round', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(3)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] }),
    );
    await team.does(
      'supportWorker',
      'board.place',
      placing(citizen, 'muni_social', 'supportWorker', { reasons: ['eviction_threat'] }),
    );
    expect(await team.card('otherSupportWorker', citizen)).toMatchObject({ stay: { owner: 'muni_social', level: 2 } });
    expect(await team.card('nurse', citizen)).toMatchObject({
      stay: { owner: 'region_psych', level: 3 },
      reasons: [{ reason: 'new_in_team' }],
    });
  });
});

describe('placing is refused', () => {
  const nothingHappened = async (citizen: TestCitizen, work: () => Promise<unknown>) => {
    const events = (await team.events()).length;
    const body = await refused(work());
    expect(await team.events()).toHaveLength(events);
    expect(
      await team.database.asOwner(
        `SELECT 1 FROM element WHERE citizen_id = $1 AND kind NOT IN ('identity', 'contacts')`,
        [citizen.key],
      ),
    ).toEqual([]);
    return body;
  };

  it('when the citizen is on the board already', async () => {
    const citizen = await regional();
    await asNurse(citizen);
    expect(await refused(asNurse(citizen))).toMatchObject({ error: 'already_on_board' });
  });

  it('twice at the same moment for all but one', async () => {
    const citizen = await regional();
    const tries = await Promise.allSettled([asNurse(citizen), asNurse(citizen), asNurse(citizen)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'already_on_board' });
  });

  it('for a citizen who is not there, and in the same words for one who is not ours', async () => {
    const hidden = await regional();
    const absent = { ...hidden, id: () => hidden.id('muni_employment') };
    const unknown = await nothingHappened(hidden, () =>
      team.does('supportWorker', 'board.place', placing(absent, 'muni_social', 'supportWorker')),
    );
    const foreign = await nothingHappened(hidden, () =>
      team.does('supportWorker', 'board.place', placing(hidden, 'muni_social', 'supportWorker')),
    );
    expect(unknown).toEqual(foreign);
    expect(foreign).toMatchObject({ error: 'not_found' });
  });

  it('with a reason the role may not write', async () => {
    const citizen = await regional();
    const body = await nothingHappened(citizen, () =>
      team.does(
        'secretary',
        'board.place',
        placing(citizen, 'region_psych', 'nurse', { reasons: ['new_in_team', 'symptoms_worse'] }),
      ),
    );
    expect(body).toMatchObject({ error: 'action_not_allowed', fields: [{ path: 'reasons.1', problem: 'role' }] });
  });

  it('with a responsible colleague who may not see what it is about', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .consenting('PKG_BASE'),
    );
    for (const blind of ['supportWorker', 'secretary'] as const)
      expect(
        await nothingHappened(citizen, () =>
          team.does('nurse', 'board.place', placing(citizen, 'region_psych', blind)),
        ),
      ).toMatchObject({ error: 'responsible_cannot_see' });
    await team.does(
      'nurse',
      'board.place',
      placing(citizen, 'region_psych', 'supportWorker', { reasons: ['new_in_team'] }),
    );
  });

  it('with a responsible colleague who has left, or belongs to another team', async () => {
    const citizen = await regional();
    const neighbour = await team.neighbour();
    const foreign = { firstAction: { text: 'Ring.', responsible: neighbour.member('nurse') } };
    expect(await nothingHappened(citizen, () => asNurse(citizen, foreign))).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'responsible', problem: 'not_in_team' }],
    });
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-25' WHERE id = $1`, [
      team.member('psychiatrist'),
    ]);
    const gone = { firstAction: { text: 'Ring.', responsible: team.member('psychiatrist') } };
    expect(await nothingHappened(citizen, () => asNurse(citizen, gone))).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'responsible' }],
    });
    const discussed = { discussedWith: [team.member('psychiatrist')] };
    expect(await nothingHappened(citizen, () => asNurse(citizen, discussed))).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'discussedWith' }],
    });
    await team.database.asOwner('UPDATE member SET valid_to = NULL WHERE id = $1', [team.member('psychiatrist')]);
  });

  it.each([
    ['a review that has been', { reviewOn: '2026-11-25' }, 'reviewOn', 'past'],
    ['a review years away', { reviewOn: '2028-11-26' }, 'reviewOn', 'too_far'],
    ['a beginning that is yet to come', { since: '2026-11-27' }, 'since', 'future'],
    ['a beginning beyond memory', { since: '2010-01-01' }, 'since', 'too_old'],
  ])('with %s', async (_, more, path, problem) => {
    const citizen = await regional();
    expect(await nothingHappened(citizen, () => asNurse(citizen, more))).toMatchObject({
      error: 'invalid_input',
      fields: [{ path, problem }],
    });
  });

  it('with a first action due on a day that has been', async () => {
    const citizen = await regional();
    const firstAction = { text: 'Ring.', responsible: team.member('nurse'), dueOn: '2026-11-25' };
    expect(await nothingHappened(citizen, () => asNurse(citizen, { firstAction }))).toMatchObject({
      fields: [{ path: 'dueOn', problem: 'past' }],
    });
  });

  it.each([
    ['no reason', { reasons: [] }],
    ['four reasons', { reasons: ['own_wish', 'admitted', 'life_event', 'work_event'] }],
    ['the same reason twice', { reasons: ['own_wish', 'own_wish'] }],
    ['a reason nobody knows', { reasons: ['boredom'] }],
    ['a fourth level', { level: 4 }],
    ['a key nobody knows', { level3: true }],
  ])('with %s', async (_, more) => {
    const citizen = await regional();
    const draft = { ...placing(citizen, 'region_psych', 'nurse'), ...more };
    expect(await nothingHappened(citizen, () => team.sends('nurse', 'board.place', draft))).toMatchObject({
      error: 'invalid_input',
    });
  });

  it('to a role that holds no board status', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('muni_employment', { contacts: ['jobConsultant'] }));
    expect(
      await refused(
        team.does(
          'jobConsultant',
          'board.place',
          placing(citizen, 'muni_employment', 'jobConsultant', { reasons: ['work_event'] }),
        ),
      ),
    ).toMatchObject({ error: 'action_not_allowed' });
  });
});
