import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { slotOf } from '@samtavle/domain';
import {
  aPlanTeam,
  type Content,
  CRISIS_PLAN,
  currentOf,
  EFFORT_GOAL,
  GOAL,
  type PlanTeam,
  refused,
} from '../../testing/a-plan-team.js';

let plan: PlanTeam;
let bente: TestCitizen;

beforeAll(async () => {
  plan = await aPlanTeam();
}, 60_000);
afterAll(() => plan?.close());
beforeEach(async () => {
  plan.team.clock.set('2026-11-26T07:15:00Z');
  bente = await plan.team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] }),
  );
});

const AGREEMENT: Extract<Content, { kind: 'plan_agreement' }> = {
  kind: 'plan_agreement',
  state: 'with_reservations',
  said: 'Vil ikke have besøg om morgenen.',
  discussedOn: '2026-11-20',
  withCitizen: true,
  nextReviewOn: '2027-02-20',
};
const LEGAL: Extract<Content, { kind: 'legal_status' }> = {
  kind: 'legal_status',
  measure: 'treatment_sentence',
  authority: 'Retten i Viborg',
  from: '2026-01-10',
  validTo: '2027-01-10',
  note: '',
};

describe('a record of the plan', () => {
  it('is the writer’s sector’s, and of the citizen’s words it is kept who heard them and when they were rated', async () => {
    const id = await plan.write('nurse', bente, 'own_goals', { ...GOAL, rating: 4 });
    expect(await plan.row(id)).toMatchObject({
      owner: 'region_psych',
      category: 'own_goals',
      content: {
        text: 'Jeg vil bo i min egen lejlighed.',
        source: 'citizen',
        theme: 'housing',
        saidTo: plan.team.member('nurse'),
        saidOn: '2026-11-26',
        rating: { value: 4, on: '2026-11-26' },
      },
    });
    plan.team.clock.set('2026-12-10T07:15:00Z');
    await plan.revise('nurse', bente, id, 1, { kind: 'goal', rating: 4, state: 'reached' });
    expect((await plan.row(id)).content).toMatchObject({ rating: { value: 4, on: '2026-11-26' }, state: 'reached' });
    await plan.revise('nurse', bente, id, 2, { kind: 'goal', rating: 9 });
    expect((await plan.row(id)).content).toMatchObject({ rating: { value: 9, on: '2026-12-10' } });
  });

  it('tells the stream which slot, and not a word of it', async () => {
    await plan.write('nurse', bente, 'crisis_plan', { ...CRISIS_PLAN, helps: 'Noget helt privat.' });
    const [event] = (await plan.team.events()).slice(-1);
    expect(event).toMatchObject({ change: 'wrote', slots: [19] });
    expect(JSON.stringify(await plan.team.events())).not.toContain('helt privat');
  });

  it('stands under a category of its own kind: a sentence is not written as housing', async () => {
    expect(await refused(plan.write('nurse', bente, 'housing', LEGAL))).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'category', problem: 'not_for_this', da: expect.any(String), en: expect.any(String) }],
    });
    expect((await plan.row(await plan.write('nurse', bente, 'criminal_forensic', LEGAL))).category).toBe(
      'criminal_forensic',
    );
  });

  it('is refused to a role that may not write that category', async () => {
    expect(await refused(plan.write('supportWorker', bente, 'criminal_forensic', LEGAL))).toMatchObject({
      error: 'action_not_allowed',
      fields: [{ path: 'category', problem: 'role' }],
    });
  });

  it.each<[string, Content, string, string]>([
    ['dates out of order', { ...LEGAL, validTo: '2026-01-09' }, 'content.validTo', 'before_start'],
    ['a discussion to come', { ...AGREEMENT, discussedOn: '2026-11-27' }, 'content.discussedOn', 'future'],
    ['a review that has been', { ...AGREEMENT, nextReviewOn: '2026-11-25' }, 'content.nextReviewOn', 'past'],
    ['a reservation nobody says', { ...AGREEMENT, said: ' ' }, 'content.said', 'say_why'],
    [
      'a quarter to come',
      { kind: 'life_status', quarter: '2027-Q1', area: 'housing', value: 'own_home' },
      'content.quarter',
      'future',
    ],
    [
      'a value of another area',
      { kind: 'life_status', quarter: '2026-Q4', area: 'housing', value: 'pension' },
      'content.value',
      'not_of_area',
    ],
    [
      'a score nobody can have',
      { kind: 'measure', instrument: 'who_5', on: '2026-11-20', score: 101 },
      'content.score',
      'out_of_range',
    ],
    ['a goal that begins as reached', { ...GOAL, state: 'reached' }, 'content.state', 'state_at_start'],
    ['a text over its limit', { ...GOAL, text: 'x'.repeat(501) }, 'content.text', 'too_big'],
    [
      'a dose in 1826',
      { kind: 'medication_due', what: 'depot', dueOn: '2026-13-01', toleranceDays: 3, takenOn: null, note: '' },
      'content.dueOn',
      'invalid_format',
    ],
  ])('with %s is refused beside the field, and nothing is written', async (_, content, path, problem) => {
    const category = {
      legal_status: 'coercion_measures',
      life_status: 'housing',
      measure: 'mental_state',
      medication_due: 'medication_depot',
    } as const;
    const before = await plan.count(bente);
    const under = content.kind in category ? category[content.kind as keyof typeof category] : 'own_goals';
    const answer = await refused(plan.write('nurse', bente, under, content));
    expect(answer).toMatchObject({ error: 'invalid_input', fields: [expect.objectContaining({ path, problem })] });
    expect(await plan.count(bente)).toBe(before);
  });

  it('keeps markup as the text it is', async () => {
    const helps = "<img src=x onerror=alert(1)> & '; DROP TABLE element; --";
    const id = await plan.write('nurse', bente, 'crisis_plan', { ...CRISIS_PLAN, helps });
    expect((await plan.row(id)).content).toMatchObject({ helps });
  });
});

describe('a crisis plan', () => {
  it('begun by two at the same moment is one plan; the other is shown what stands', async () => {
    const tries = await Promise.allSettled(
      (['nurse', 'otherNurse'] as const).map((key) =>
        plan.write(key, bente, 'crisis_plan', { ...CRISIS_PLAN, helps: `skrevet af ${key}` }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = tries.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'stale_version' });
    expect(currentOf(lost?.reason)).toMatchObject({ version: 1, content: { kind: 'crisis_plan' } });
    expect(await plan.count(bente, 'crisis_plan')).toBe(1);
  });

  it('is one for each authority, which tells the other nothing', async () => {
    await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    await plan.write('supportWorker', bente, 'crisis_plan', CRISIS_PLAN);
    expect(await plan.count(bente, 'crisis_plan')).toBe(2);
  });

  it('that has ended makes room for a new one', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    await plan.end('nurse', bente, id, 1);
    await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    const refusal = await refusalOf(plan.restore('nurse', bente, id, 2, 1));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)?.id).not.toBe(id);
  });
});

describe('how life stands in a quarter', () => {
  const own = { kind: 'life_status', quarter: '2026-Q4', area: 'housing', value: 'own_home' } as const;

  it('is written once: the second is given what stands, and the field says so', async () => {
    const id = await plan.write('nurse', bente, 'housing', own);
    const refusal = await refusalOf(plan.write('otherNurse', bente, 'housing', { ...own, value: 'temporary' }));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({ id, version: 1, content: own });
    expect(refusal.body().fields).toEqual([
      {
        path: 'content.quarter',
        problem: 'already_written',
        da: 'Bolig i 4. kvartal 2026 er skrevet: »egen bolig«. Ret det, der står.',
        en: 'Housing in Q4 2026 has been written: “own home”. Change what stands.',
      },
    ]);
    expect(refusal.shows).toEqual([{ citizenId: bente.key, slots: [slotOf('region_psych', 'housing')] }]);
    expect(await plan.count(bente, 'life_status')).toBe(1);
  });

  it('written by two at the same moment is one status, whichever came first', async () => {
    for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
      const tries = await Promise.allSettled(
        (['nurse', 'otherNurse'] as const).map((key) => plan.write(key, bente, 'housing', { ...own, quarter })),
      );
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(tries.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'stale_version' });
    }
    expect(await plan.count(bente, 'life_status')).toBe(4);
  });

  it('is another’s in another quarter, of another part of life, and of the other authority', async () => {
    await plan.write('nurse', bente, 'housing', own);
    await plan.write('nurse', bente, 'housing', { ...own, quarter: '2026-Q3' });
    await plan.write('nurse', bente, 'network_relatives', { ...own, area: 'network', value: 'some' });
    await plan.write('supportWorker', bente, 'housing', own);
    expect(await plan.count(bente, 'life_status')).toBe(4);
  });

  it('is not moved into a quarter that has one, and says what stands there', async () => {
    const earlier = await plan.write('nurse', bente, 'housing', { ...own, quarter: '2026-Q3' });
    await plan.write('nurse', bente, 'housing', own);
    const moved = plan.revise('nurse', bente, earlier, 1, { kind: 'life_status', quarter: '2026-Q4' });
    expect(await refused(moved)).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'changes.quarter', problem: 'already_written', da: expect.stringContaining('4. kvartal 2026') }],
    });
    await plan.revise('nurse', bente, earlier, 1, { kind: 'life_status', quarter: '2026-Q2' });
    await plan.write('nurse', bente, 'housing', { ...own, quarter: '2026-Q3' });
    expect(await refused(plan.restore('nurse', bente, earlier, 2, 1))).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'restore', problem: 'already_written' }],
    });
  });

  it('that was wrong and is corrected makes room for a right one', async () => {
    const id = await plan.write('nurse', bente, 'housing', own);
    await plan.correct('nurse', bente, id, 1);
    await plan.write('nurse', bente, 'housing', { ...own, value: 'homeless' });
    expect(await plan.count(bente, 'life_status')).toBe(1);
  });

  it('stands once whatever writes it: the database refuses a second', async () => {
    const id = await plan.write('nurse', bente, 'housing', own);
    await expect(
      plan.team.database.asOwner(
        `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, updated_at)
         SELECT gen_random_uuid(), team_id, citizen_id, kind, owner, category, slot, content, 1, now(), now() FROM element WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('element_one_status');
  });
});

describe('a record’s life', () => {
  it('ends once, and what has ended is not revised', async () => {
    const id = await plan.write('nurse', bente, 'own_goals', GOAL);
    await plan.end('nurse', bente, id, 1);
    expect((await plan.row(id)).ended_at).not.toBeNull();
    expect((await refused(plan.end('nurse', bente, id, 2))).error).toBe('stale_version');
    expect((await refused(plan.revise('nurse', bente, id, 2, { kind: 'goal', text: 'Nyt.' }))).error).toBe(
      'stale_version',
    );
  });

  it('of a measure is that it was measured: no change, no end', async () => {
    const measure = { kind: 'measure', instrument: 'who_5', on: '2026-11-20', score: 52 } as const;
    const id = await plan.write('nurse', bente, 'mental_state', measure);
    expect(await refused(plan.revise('nurse', bente, id, 1, { kind: 'measure', score: 60 }))).toMatchObject({
      fields: [{ problem: 'final' }],
    });
    expect(await refused(plan.end('nurse', bente, id, 1))).toMatchObject({ fields: [{ problem: 'stays' }] });
  });

  it('goes step by step: what was set aside is taken up before it is reached', async () => {
    const id = await plan.write('nurse', bente, 'housing', EFFORT_GOAL);
    await plan.revise('nurse', bente, id, 1, { kind: 'effort_goal', state: 'set_aside' });
    expect(await refused(plan.revise('nurse', bente, id, 2, { kind: 'effort_goal', state: 'reached' }))).toMatchObject({
      fields: [{ path: 'changes.state', problem: 'state_step' }],
    });
    await plan.revise('nurse', bente, id, 2, { kind: 'effort_goal', state: 'active' });
  });

  it('keeps its category: a goal about housing does not become one about money', async () => {
    const id = await plan.write('nurse', bente, 'housing', EFFORT_GOAL);
    expect(await refused(plan.revise('nurse', bente, id, 1, { kind: 'effort_goal', theme: 'economy' }))).toMatchObject({
      fields: [{ problem: 'not_for_this' }],
    });
  });

  it('makes no version of saying the same again', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    const events = (await plan.team.events()).length;
    expect(await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: CRISIS_PLAN.helps })).toMatchObject({
      version: 1,
    });
    expect(await plan.versions(id)).toBe(1);
    expect(await plan.team.events()).toHaveLength(events);
  });
});
