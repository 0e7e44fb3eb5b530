import { answeringFetch } from '../spec-parts/answering-api.js';
import { manualClock } from '../testing/manual-clock.js';
import { aCard, aMe, aSnapshot, citizen, member } from '../spec-parts/some-board.js';
import { spokenLine } from '../spec-parts/spoken-line.js';
import { abilityOf } from './ability.js';
import { createApiClient } from './api-client.js';
import { createData } from './data.js';

const leader = {
  memberId: member(9),
  role: 'team_leader_muni',
  sector: 'muni_social',
  authority: 'Silkeborg Kommune',
  team: null,
} as const;

async function signedIn(more: Parameters<typeof answeringFetch>[0] = {}) {
  const clock = manualClock();
  const line = spokenLine();
  const { fetchFrom, calls } = answeringFetch({
    'session.me': () => ({ body: aMe() }),
    'session.end': () => ({ status: 204 }),
    'session.capacity': () => ({ body: aMe({ acting: leader }) }),
    'session.demo': () => ({ body: aMe() }),
    board: () => ({ body: aSnapshot(3, [aCard(1)]) }),
    ...more,
  });
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket: line.open, chance: () => 0 });
  await data.session.load();
  await clock.pass(10);
  data.drafts.keep(`${citizen(1)}:note`, 'Ringet 8.05.');
  return { data, clock, line, calls };
}

describe('the data of one page', () => {
  it('fills when somebody is signed in', async () => {
    const { data } = await signedIn();
    expect(data.session.get().me?.name).toBe('Anne Holm');
    expect(data.board.state()?.cards.size).toBe(1);
  });

  it('is empty after log-out, also when the server does not answer', async () => {
    const { data } = await signedIn({ 'session.end': () => 'no answer' });
    await data.session.signOut();
    expect(data.session.get()).toEqual({ me: null, loading: false, ended: null, error: null });
    expect(data.board.get().load.kind).toBe('none');
    expect(data.drafts.get().size).toBe(0);
    expect(data.live.presence.get().here).toEqual([]);
  });

  it('leaves the screen when the server ends the session, but keeps what was typed for the same person', async () => {
    const { data, line, clock } = await signedIn();
    line.says.ended('idle');
    expect(data.session.get()).toMatchObject({ me: null, ended: 'idle' });
    expect(data.board.get().load.kind).toBe('none');
    await data.session.signInDemo('anne');
    await clock.pass(10);
    expect(data.drafts.get().get(`${citizen(1)}:note`)?.text).toBe('Ringet 8.05.');
  });

  it('learns what the person may do now when the rules change, and loses nothing on the screen', async () => {
    let rules: unknown[] = [
      ['open', 'Board'],
      ['place', 'Stay'],
    ];
    const { data, line, clock } = await signedIn({
      'session.me': () => ({ body: aMe({ rules, policyVersion: '0.2+1' }) }),
    });
    expect(abilityOf(data.session.get().me).can('place', 'Stay')).toBe(true);
    rules = [['open', 'Board']];
    line.says.refetch();
    await clock.pass(10);
    expect(abilityOf(data.session.get().me).can('place', 'Stay')).toBe(false);
    expect(data.drafts.get().get(`${citizen(1)}:note`)?.text).toBe('Ringet 8.05.');
    expect(data.board.state()?.cards.size).toBe(1);
  });

  it('never shows in one capacity what was typed in another', async () => {
    const { data, clock } = await signedIn();
    await data.session.switchCapacity(member(9));
    await clock.pass(10);
    expect(data.session.get().me?.acting.memberId).toBe(member(9));
    expect(data.drafts.get().size).toBe(0);
  });

  it('asks again who is signed in when another window changed the capacity', async () => {
    const { data, line, clock, calls } = await signedIn();
    line.says.ended('capacity');
    expect(data.board.get().load.kind).toBe('none');
    await clock.pass(10);
    expect(calls.filter(({ path }) => path === '/api/session')).toHaveLength(2);
    expect(data.session.get().me).not.toBeNull();
  });

  it('stays signed in while the server restarts', async () => {
    const { data, line } = await signedIn();
    line.says.ended('shutdown');
    expect(data.session.get().me).not.toBeNull();
  });

  it('says nothing of an ended session when nobody was signed in', async () => {
    const { data } = await signedIn({
      'session.me': () => ({ status: 401, body: { error: 'not_signed_in', da: '', en: '' } }),
    });
    expect(data.session.get()).toEqual({ me: null, loading: false, ended: null, error: null });
  });

  it('tells colleagues which card is open, and again on a new line', async () => {
    const { data, line, clock } = await signedIn();
    data.presence.open(citizen(1));
    data.presence.typed();
    data.presence.typed();
    await clock.pass(5_000);
    const said = () => line.asked.filter(({ message }) => message === 'presence').map(({ said }) => said);
    expect(said()).toEqual([
      { citizen: citizen(1), writing: false },
      { citizen: citizen(1), writing: true },
      { citizen: citizen(1), writing: false },
    ]);
    line.says.closed();
    await clock.pass(2_000);
    expect(said()).toHaveLength(4);
  });
});

describe('the tasks of the page', () => {
  const task = {
    id: '00000000-0000-4000-8000-00000000000a',
    kind: 'access_ended',
    version: 1,
    citizen: null,
    package: { id: 'PKG_BASE', da: 'Ét team omkring mig', en: 'One team around me' },
    source: null,
    opens: null,
    forWhom: 'contacts',
    dueOn: '2026-11-27',
    openedAt: '2026-11-26T07:00:00.000Z',
    mention: null,
  } as const;
  const listed = (tasks: object[]) => ({ tasks: () => ({ body: { today: '2026-11-26', tasks, actions: [] } }) });

  it('are read when the line opens, and again when the server calls, a burst of calls once', async () => {
    const { data, line, clock, calls } = await signedIn(listed([task]));
    await clock.pass(1_000);
    expect(data.tasks.tasks.get()).toMatchObject({ kind: 'ready', list: { tasks: [{ kind: 'access_ended' }] } });
    const reads = () => calls.filter(({ path }) => path === '/api/tasks').length;
    const before = reads();
    for (let times = 0; times < 5; times += 1) line.says.tasks();
    await clock.pass(1_000);
    expect(reads()).toBe(before + 1);
  });

  it('are gone with the person', async () => {
    const { data, clock } = await signedIn(listed([task]));
    await clock.pass(1_000);
    await data.session.signOut();
    expect(data.tasks.tasks.get()).toEqual({ kind: 'loading' });
  });
});
