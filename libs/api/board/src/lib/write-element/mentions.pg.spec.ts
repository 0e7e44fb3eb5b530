import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { CompleteTaskHandler, ListTasks } from '@samtavle/api-tasks';
import { ElementId, type MemberId, type Task, TaskList } from '@samtavle/contracts';
import { type Category, type Sector, slotOf } from '@samtavle/domain';
import { BOARD_ROOMS } from '../../testing/a-board-team.js';

let team: TestTeam;
let bente: TestCitizen;

beforeAll(async () => {
  team = await aTeam({ rooms: [...BOARD_ROOMS, ListTasks, CompleteTaskHandler] });
}, 60_000);
afterAll(() => team?.close());
beforeEach(async () => {
  bente = await team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE'),
  );
});

const lists = async (key: StaffKey, sector?: Sector): Promise<TaskList> =>
  TaskList.parse(await team.get(ListTasks).list(await team.viewer(key, sector), NO_TRACE));
const mentionsOf = async (key: StaffKey, element: string): Promise<Task[]> =>
  (await lists(key)).tasks.filter(({ kind, source }) => kind === 'mention' && source === element);

async function writes(text: string, mentions: MemberId[], category: Category = 'visit_logistics', citizen = bente) {
  const { id } = await team.does('nurse', 'element.write', {
    citizen: citizen.id('region_psych'),
    kind: 'note',
    category,
    text,
    mentions,
  });
  return ElementId.parse(id);
}

describe('a colleague named in a line', () => {
  it('finds it on their own list, with the line and who wrote it, and nobody else does', async () => {
    const id = await writes('@Sanne tager nøglen med.', [team.member('supportWorker')]);
    expect(await mentionsOf('supportWorker', id)).toMatchObject([
      {
        citizen: bente.id('muni_social'),
        forWhom: 'member',
        mention: { text: '@Sanne tager nøglen med.', by: team.member('nurse') },
      },
    ]);
    for (const other of ['nurse', 'otherNurse', 'otherSupportWorker'] as const)
      expect(await mentionsOf(other, id)).toEqual([]);
  });

  it('is called at once, as the only one, without a word about what', async () => {
    const before = (await team.events()).length;
    await writes('@Sanne tager nøglen med.', [team.member('supportWorker')]);
    const calls = (await team.events()).slice(before).filter(({ change }) => change === 'task');
    expect(calls).toMatchObject([{ citizen_id: null, slots: [], members: [team.member('supportWorker')] }]);
  });

  it('may be one of several, each with a task of their own', async () => {
    const id = await writes('@Sanne og @Søren', [team.member('supportWorker'), team.member('otherSupportWorker')]);
    expect(await mentionsOf('supportWorker', id)).toHaveLength(1);
    const [task] = await mentionsOf('otherSupportWorker', id);
    await team.does('otherSupportWorker', 'task.done', { task: task?.id as Task['id'], version: 1 });
    expect(await mentionsOf('otherSupportWorker', id)).toEqual([]);
    expect(await mentionsOf('supportWorker', id)).toHaveLength(1);
  });

  it('who wrote it themselves gets nothing', async () => {
    expect(await mentionsOf('nurse', await writes('@Nanna husk', [team.member('nurse')]))).toEqual([]);
  });

  it('sees the line recorded as shown when the list shows it', async () => {
    await writes('@Sanne tager nøglen med.', [team.member('supportWorker')]);
    await lists('supportWorker');
    const [shown] = await team.database.asOwner<{ shown: string }>(
      `SELECT s.shown FROM audit_subject s JOIN audit_event e ON e.id = s.audit_id
        WHERE e.type = 'tasks.shown' AND s.citizen_id = $1 ORDER BY e.recorded_at DESC LIMIT 1`,
      [bente.key],
    );
    expect(shown?.shown[slotOf('region_psych', 'visit_logistics')]).toBe('1');
    expect(shown?.shown[slotOf('region_psych', 'mental_state')]).toBe('0');
  });

  it('who may not see that kind of information is refused, and nothing is written', async () => {
    const before = (await team.events()).length;
    const refusal = await refusalOf(writes('@Sanne', [team.member('supportWorker')], 'mental_state'));
    expect(refusal.body()).toMatchObject({ error: 'mentioned_cannot_see', fields: [{ path: 'mentions.0' }] });
    expect((await team.events()).length).toBe(before);
  });

  it('of a sector the writer may not know of is refused alike whether that sector knows the citizen or not', async () => {
    const both = () =>
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .inHospital('2026-11-20');
    const alone = await team.meets(both());
    const apart = await team.meets(both().enrolledBy('muni_social', { contacts: ['supportWorker'], selService: true }));
    const answers = [];
    for (const citizen of [alone, apart])
      answers.push(
        (await refusalOf(writes('@Sanne', [team.member('supportWorker')], 'admission_discharge', citizen))).body(),
      );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ error: 'mentioned_cannot_see' });
  });

  it('of the own sector who does not work with the citizen is refused in words, and may be named once they do', async () => {
    const off = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const names = () => writes('@Nikolaj', [team.member('otherNurse')], 'visit_logistics', off);
    expect((await refusalOf(names())).body()).toMatchObject({
      error: 'mentioned_cannot_see',
      fields: [{ path: 'mentions.0', problem: 'no_relation', da: expect.stringMatching(/arbejder ikke med borgeren/) }],
    });
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'contact_person', '2026-01-01')`,
      [off.key, team.member('otherNurse'), team.id],
    );
    expect(await mentionsOf('otherNurse', await names())).toHaveLength(1);
  });

  it('of another sector is named on what the writer sees of it: its contact persons, and of the rest nothing is told', async () => {
    const plan = () =>
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE');
    const citizen = await team.meets(plan());
    const contact = await writes('@Sanne', [team.member('supportWorker')], 'visit_logistics', citizen);
    expect(await mentionsOf('supportWorker', contact)).toHaveLength(1);
    const other = () => writes('@Simon', [team.member('otherSupportWorker')], 'visit_logistics', citizen);
    const before = (await refusalOf(other())).body();
    // What somebody of the other sector has planned is that sector's own, and makes no difference to the answer.
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'planned_contact', '2026-01-01')`,
      [citizen.key, team.member('otherSupportWorker'), team.id],
    );
    expect((await refusalOf(other())).body()).toEqual(before);
    expect(before).toMatchObject({
      error: 'mentioned_cannot_see',
      fields: [{ path: 'mentions.0', problem: 'cannot_see' }],
    });
  });

  it('who has left is refused', async () => {
    const gone = team.member('peer');
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-20' WHERE id = $1`, [gone]);
    expect((await refusalOf(writes('@P', [gone]))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'mentions.0', problem: 'not_in_team' }],
    });
    await team.database.asOwner('UPDATE member SET valid_to = NULL WHERE id = $1', [gone]);
  });

  it('has it taken away with the access: from the list, and from what can be ticked', async () => {
    const id = await writes('@Sanne tager nøglen med.', [team.member('supportWorker')]);
    const [task] = await mentionsOf('supportWorker', id);
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [bente.key]);
    await team.decidesAnew([bente.key]);
    expect(await mentionsOf('supportWorker', id)).toEqual([]);
    expect(JSON.stringify(await lists('supportWorker'))).not.toContain(id);
    const tick = team.does('supportWorker', 'task.done', { task: task?.id as Task['id'], version: 1 });
    expect((await refusalOf(tick)).code).toBe('not_found');
  });
});

describe('what somebody is to do for a citizen', () => {
  const acts = async (responsible: StaffKey, more: { dueOn?: string | null; category?: Category } = {}) => {
    const { id } = await team.does('nurse', 'element.write', {
      citizen: bente.id('region_psych'),
      kind: 'action',
      category: 'visit_logistics',
      text: 'Køb ny pære.',
      responsible: team.member(responsible),
      dueOn: '2026-11-28',
      ...more,
    });
    return ElementId.parse(id);
  };
  const hasToDo = async (key: StaffKey, element: ElementId) =>
    (await lists(key)).actions.find(({ id }) => id === element);

  it('stands on their list until it is done, under the citizen’s id they know', async () => {
    const id = await acts('supportWorker');
    expect(await hasToDo('supportWorker', id)).toMatchObject({
      citizen: bente.id('muni_social'),
      text: 'Køb ny pære.',
      dueOn: '2026-11-28',
      owner: 'region_psych',
      mayEdit: false,
    });
    expect(await hasToDo('nurse', id)).toBeUndefined();
    await team.does('nurse', 'element.edit', {
      citizen: bente.id('region_psych'),
      element: id,
      version: 1,
      done: true,
    });
    expect(await hasToDo('supportWorker', id)).toBeUndefined();
  });

  it('calls whoever gets it and whoever is rid of it', async () => {
    const id = await acts('nurse');
    const before = (await team.events()).length;
    await team.does('nurse', 'element.edit', {
      citizen: bente.id('region_psych'),
      element: id,
      version: 1,
      responsible: team.member('supportWorker'),
    });
    const called = (await team.events())
      .slice(before)
      .filter(({ change }) => change === 'task')
      .flatMap(({ members }) => members);
    expect(new Set(called)).toEqual(new Set([team.member('nurse'), team.member('supportWorker')]));
  });

  it('calls nobody whose class might see it, but who does not work with the citizen any more', async () => {
    const id = await acts('supportWorker');
    const calledByEdit = async (version: number, dueOn: string) => {
      const before = (await team.events()).length;
      await team.does('nurse', 'element.edit', { citizen: bente.id('region_psych'), element: id, version, dueOn });
      return (await team.events()).slice(before).filter(({ change }) => change === 'task');
    };
    expect(await calledByEdit(1, '2026-11-29')).toMatchObject([{ members: [team.member('supportWorker')] }]);
    await team.database.asOwner(
      `UPDATE decision SET by_class = false, by_sector = false WHERE citizen_id = $1 AND class_key = (
      SELECT class_key FROM member WHERE id = $2)`,
      [bente.key, team.member('supportWorker')],
    );
    await team.database.asOwner('DELETE FROM relation WHERE citizen_id = $1 AND member_id = $2', [
      bente.key,
      team.member('supportWorker'),
    ]);
    expect(await calledByEdit(2, '2026-11-30')).toEqual([]);
  });

  it('is off their list when the access has gone, though it is still theirs to do', async () => {
    const id = await acts('supportWorker');
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [bente.key]);
    await team.decidesAnew([bente.key]);
    expect(await hasToDo('supportWorker', id)).toBeUndefined();
    const before = (await team.events()).length;
    await team.does('nurse', 'element.edit', {
      citizen: bente.id('region_psych'),
      element: id,
      version: 1,
      text: 'Køb to pærer.',
    });
    const calls = (await team.events()).slice(before).filter(({ change }) => change === 'task');
    expect(calls).toEqual([]);
  });
});

describe('the colleague an action is to be done by', () => {
  const acts = (responsible: StaffKey, citizen: TestCitizen) =>
    team.does('nurse', 'element.write', {
      citizen: citizen.id('region_psych'),
      kind: 'action',
      category: 'visit_logistics',
      text: 'Ringer.',
      responsible: team.member(responsible),
    });

  it('of the own sector works with the citizen: an action for somebody who would never find it is refused', async () => {
    const off = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    expect((await refusalOf(acts('otherNurse', off))).body()).toMatchObject({
      error: 'responsible_cannot_see',
      fields: [{ path: 'responsible', problem: 'no_relation', da: expect.stringMatching(/Vælg en anden/) }],
    });
    await acts('nurse', off);
  });

  it('of another sector is a contact person, or on a board the writer sees; of the rest nothing is told', async () => {
    const plan = () =>
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE');
    const citizen = await team.meets(plan());
    await acts('supportWorker', citizen);
    expect((await refusalOf(acts('otherSupportWorker', citizen))).body()).toMatchObject({
      error: 'responsible_cannot_see',
      fields: [{ path: 'responsible', problem: 'cannot_see' }],
    });
  });

  it('stays who it is when something else is changed after they left the citizen', async () => {
    const off = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse', 'otherNurse'] }));
    const { id } = await acts('otherNurse', off);
    await team.database.asOwner(
      `UPDATE relation SET valid_to = '2026-01-02' WHERE citizen_id = $1 AND member_id = $2`,
      [off.key, team.member('otherNurse')],
    );
    await team.decidesAnew([off.key]);
    await team.does('nurse', 'element.edit', {
      citizen: off.id('region_psych'),
      element: ElementId.parse(id),
      version: 1,
      text: 'Skriver.',
      responsible: team.member('otherNurse'),
    });
  });
});
