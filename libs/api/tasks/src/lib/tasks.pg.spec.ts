import { randomUUID } from 'node:crypto';
import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { NOBODY } from '@samtavle/api-platform';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type Task, TaskList } from '@samtavle/contracts';
import { day, type Sector } from '@samtavle/domain';
import { CompleteTaskHandler } from './complete-task.handler.js';
import { ListTasks } from './list-tasks.js';
import { type TaskDraft, Tasks } from './tasks.js';

let team: TestTeam;
const DUE = day('2026-12-01');

beforeAll(async () => {
  team = await aTeam({ rooms: [Tasks, ListTasks, CompleteTaskHandler] });
}, 60_000);
afterAll(() => team?.close());

const opens = (draft: Pick<TaskDraft, 'forWhom'> & Partial<TaskDraft>) =>
  team.database.work.runAs({ ...NOBODY, teamId: team.id }, (tx) =>
    team.get(Tasks).open(tx, {
      kind: 'consent_expiring',
      citizenId: null,
      sector: 'region_psych',
      dueOn: DUE,
      source: randomUUID(),
      ...draft,
    }),
  );
const lists = async (key: StaffKey, sector?: Sector): Promise<Task[]> =>
  TaskList.parse(await team.get(ListTasks).list(await team.viewer(key, sector), NO_TRACE)).tasks;
const sees = async (key: StaffKey, source: string) => (await lists(key)).some((task) => task.source === source);
const known = (): Promise<TestCitizen> =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(1),
  );

describe('a task', () => {
  it('is seen by those it is for, of its own sector, and by nobody else', async () => {
    const { key } = await known();
    const source = randomUUID();
    await opens({ forWhom: 'contacts', citizenId: key, source });
    expect(await sees('nurse', source)).toBe(true);
    expect(await sees('otherNurse', source)).toBe(false);
    expect(await sees('supportWorker', source)).toBe(false);
    const mine = randomUUID();
    await opens({ forWhom: { member: team.member('otherNurse') }, citizenId: key, source: mine });
    expect(await sees('otherNurse', mine)).toBe(true);
    expect(await sees('nurse', mine)).toBe(false);
  });

  it('names the citizen only to who may see the citizen, and the look is recorded', async () => {
    const { key } = await known();
    const [named, unnamed] = [randomUUID(), randomUUID()];
    await opens({ forWhom: { member: team.member('nurse') }, citizenId: key, source: named });
    await opens({
      forWhom: { member: team.member('supportWorker') },
      sector: 'muni_social',
      citizenId: key,
      source: unnamed,
    });
    expect((await lists('nurse')).find(({ source }) => source === named)?.citizen).not.toBeNull();
    expect((await team.audit('tasks.shown')).at(-1)?.citizens).toBeGreaterThan(0);
    expect((await lists('supportWorker')).find(({ source }) => source === unnamed)).toMatchObject({
      citizen: null,
    });
    expect((await team.audit('tasks.shown')).at(-1)).toMatchObject({ citizens: 0, actor_name: 'Sanne Prøve' });
  });

  it('is opened once for what it comes from', async () => {
    const source = randomUUID();
    for (let times = 0; times < 3; times += 1) await opens({ forWhom: { member: team.member('nurse') }, source });
    expect((await lists('nurse')).filter((task) => task.source === source)).toHaveLength(1);
  });

  it('is not for whoever did what it is about', async () => {
    const source = randomUUID();
    const own = { forWhom: { member: team.member('nurse') }, source } as const;
    await opens({ ...own, notForPerson: team.person('nurse') });
    expect(await sees('nurse', source)).toBe(false);
  });

  it('is done by a tick, once, by somebody it is for', async () => {
    const source = randomUUID();
    await opens({ forWhom: { member: team.member('nurse') }, source });
    const task = (await lists('nurse')).find((one) => one.source === source);
    if (!task) throw new Error('not opened');
    const tick = { task: task.id, version: task.version };
    expect((await refusalOf(team.does('otherNurse', 'task.done', tick))).code).toBe('not_found');
    expect((await refusalOf(team.does('nurse', 'task.done', { ...tick, version: 7 }))).code).toBe('stale_version');
    await team.does('nurse', 'task.done', tick);
    expect(await sees('nurse', source)).toBe(false);
    expect((await refusalOf(team.does('nurse', 'task.done', tick))).code).toBe('not_found');
  });

  it('calls the one colleague it is for, and nobody else', async () => {
    const before = (await team.events()).length;
    await opens({ forWhom: { member: team.member('nurse') } });
    expect((await team.events()).slice(before)).toMatchObject([
      { change: 'task', citizen_id: null, slots: [], members: [team.member('nurse')] },
    ]);
  });

  it('calls the sector’s screens without a word about whom', async () => {
    const before = (await team.events()).length;
    await opens({ forWhom: 'contacts' });
    const [event, ...more] = (await team.events()).slice(before);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ change: 'task', citizen_id: null, slots: [] });
    expect(event?.members).toContain(team.member('otherNurse'));
    expect(event?.members).not.toContain(team.member('supportWorker'));
  });

  it('is not listed when the look cannot be recorded', async () => {
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      await expect(lists('nurse')).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
  });
});
