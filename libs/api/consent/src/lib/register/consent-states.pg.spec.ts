import { aCitizen, aTeam, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { SHARING_POLICY } from '@samtavle/policy';
import { consentActs, knownToAll } from '../../testing/consent-acts.js';
import { consentRooms, followsRules, timeActs } from '../../testing/consent-rooms.js';

let team: TestTeam;
let act: ReturnType<typeof consentActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
  act = consentActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const known = () => knownToAll(team);
const marks = async (key: 'nurse' | 'supportWorker', citizen: TestCitizen) => (await team.card(key, citizen))?.marks;
const standing = async (citizen: TestCitizen) =>
  (await act.records(citizen)).filter(({ state }) => state !== 'superseded');
const problemOf = async (work: Promise<unknown>) => (await refusalOf(work)).body().fields?.[0];

describe('a doubt about capacity', () => {
  it('stops the sharing on both sides, and the year keeps running', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.doubt('nurse', citizen);
    expect(await marks('supportWorker', citizen)).not.toContain('region_psych');
    expect(await act.records(citizen)).toMatchObject([{ state: 'suspended_capacity', expires_on: '2027-11-26' }]);
    team.clock.set('2027-11-26T07:00:00Z');
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'expired' }]);
  });

  it('gives the contact persons a check to do, and tells the other sector only that access ended', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.doubt('nurse', citizen);
    expect(await act.tasks(citizen)).toMatchObject([
      { kind: 'access_ended', sector: 'muni_health', package: 'PKG_BASE' },
      { kind: 'access_ended', sector: 'muni_social', package: 'PKG_BASE', for_whom: 'contacts' },
      { kind: 'capacity_check', sector: 'region_psych', package: 'PKG_BASE', for_whom: 'contacts' },
    ]);
  });

  it('ends when the citizen confirms: the old end stands, and so does who is newer than a refusal', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    const [{ recorded_at: said } = { recorded_at: '' }] = await act.records(citizen);
    await act.doubt('nurse', citizen);
    team.clock.set('2027-01-10T08:00:00Z');
    await act.does('nurse', 'consent.confirm', citizen, { package: 'PKG_BASE', version: 3, by: 'citizen' });
    expect(await act.records(citizen)).toMatchObject([
      { state: 'active', given_on: '2026-11-26', expires_on: '2027-11-26', recorded_at: said },
    ]);
    expect(await marks('supportWorker', citizen)).toContain('region_psych');
    expect((await act.tasks(citizen)).filter(({ kind }) => kind === 'capacity_check')).toEqual([]);
  });

  it('ends by a representative only with a mandate on record, which is kept with the step', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.doubt('nurse', citizen);
    const confirm = () =>
      act.does('nurse', 'consent.confirm', citizen, { package: 'PKG_BASE', version: 3, by: 'representative' });
    expect(await problemOf(confirm())).toMatchObject({
      problem: 'mandate_needed',
      da: expect.stringContaining('§ 14'),
    });
    await act.does('nurse', 'representative.record', citizen, {
      version: null,
      state: 'mandate_recorded',
      kind: 'guardian',
      name: 'Vera Værge',
      scope: 'Personlige forhold',
    });
    await confirm();
    expect((await act.steps(citizen)).at(-1)).toMatchObject({
      step: 'suspended_capacity representative_confirms active',
      details: { mandate: { kind: 'guardian', name: 'Vera Værge', scope: 'Personlige forhold' } },
    });
  });

  it('about a question that was not answered takes no consent, and ending it says how the yes was given', async () => {
    const citizen = await known();
    await act.does('nurse', 'consent.ask', citizen, { package: 'PKG_BASE', version: null });
    const before = (await team.events()).length;
    await act.doubt('nurse', citizen);
    const told = (await team.events()).slice(before).filter((event) => event.citizen_id === citizen.key);
    expect(told).toMatchObject([{ change: 'question', changed_for: [] }]);
    const confirm = (form?: 'written') =>
      act.does('nurse', 'consent.confirm', citizen, {
        package: 'PKG_BASE',
        version: 2,
        by: 'citizen',
        ...(form ? { form } : {}),
      });
    expect(await problemOf(confirm())).toMatchObject({ path: 'form', problem: 'form_needed' });
    await confirm('written');
    expect(await act.records(citizen)).toMatchObject([{ state: 'active', given_on: '2026-11-26' }]);
  });
});

describe('a yes taken back', () => {
  it('tells nobody that access ended to what the version in force opens without a yes', async () => {
    const eased = SHARING_POLICY.rules.map((rule) =>
      rule.id === 'R-SOC-REG-BASE'
        ? {
            ...rule,
            ...{ effect: 'allow_if_necessary', consent_form: null, expiry: { type: 'relation_end' } },
            requires: ['relation_active', 'task_necessity'],
          }
        : rule,
    );
    const endedFor = async (version: string, rules: readonly unknown[]) => {
      await followsRules(team, version, rules);
      const citizen = await knownToAll(team);
      await act.give('supportWorker', citizen);
      await act.withdraw('supportWorker', citizen);
      return (await act.tasks(citizen)).filter(({ kind }) => kind === 'access_ended').map(({ sector }) => sector);
    };
    expect(await endedFor('eased', eased)).not.toContain('region_psych');
    expect(await endedFor('as-before', SHARING_POLICY.rules)).toContain('region_psych');
  });
});

describe('another extent', () => {
  it('closes the old record and begins a new one with a year of its own', async () => {
    const citizen = await known();
    await act.give('nurse', citizen, 'PKG_DAILY');
    team.clock.set('2027-02-01T08:00:00Z');
    await act.does('nurse', 'consent.change-scope', citizen, {
      package: 'PKG_DAILY',
      version: 2,
      form: 'written',
      categories: ['mental_state'],
    });
    expect(
      (await act.records(citizen)).map(({ state, given_on, expires_on }) => [state, given_on, expires_on]),
    ).toEqual([
      ['superseded', '2026-11-26', '2027-11-26'],
      ['active', '2027-02-01', '2028-02-01'],
    ]);
    const [record] = await standing(citizen);
    expect(new Set(record?.flows.flatMap(({ categories }) => categories))).toEqual(new Set(['mental_state']));
    expect((await act.steps(citizen)).map(({ step }) => step)).toEqual([
      'not_asked ask asked',
      'asked give active',
      'active change_scope superseded',
      'not_asked ask asked',
      'asked give active',
    ]);
  });

  it('narrower: what was left out is gone at once, and what stays is still seen', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toEqual(
      expect.arrayContaining(['medication_depot', 'mental_state']),
    );
    await act.does('nurse', 'consent.change-scope', citizen, {
      package: 'PKG_DAILY',
      version: 2,
      form: 'written',
      categories: ['mental_state'],
    });
    const now = await act.sees('supportWorker', citizen, 'region_psych');
    expect(now).toContain('mental_state');
    expect(now).not.toContain('medication_depot');
  });

  it('of what is not in force is not possible, and nothing is written', async () => {
    const citizen = await known();
    await act.does('nurse', 'consent.ask', citizen, { package: 'PKG_DAILY', version: null });
    const change = act.does('nurse', 'consent.change-scope', citizen, {
      package: 'PKG_DAILY',
      version: 1,
      form: 'written',
      categories: ['mental_state'],
    });
    expect((await refusalOf(change)).code).toBe('consent_not_possible');
    expect(await act.records(citizen)).toMatchObject([{ state: 'asked', version: 1 }]);
  });
});

describe('a yes that is about to lapse', () => {
  it('is renewed by a new yes, which begins a new year and keeps what it replaced', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    team.clock.set('2027-11-01T08:00:00Z');
    await timeActs(team);
    await act.give('nurse', citizen, 'PKG_BASE', 3);
    expect(await act.records(citizen)).toMatchObject([
      { state: 'active', given_on: '2027-11-01', expires_on: '2028-11-01' },
    ]);
    expect((await act.steps(citizen)).at(-1)).toMatchObject({
      step: 'expiring renew active',
      details: { replaces: { givenOn: '2026-11-26', expiresOn: '2027-11-26' } },
    });
  });
});

describe('silence', () => {
  it('closes the question on the day agreed, and is never a yes', async () => {
    const citizen = await known();
    await act.does('nurse', 'consent.ask', citizen, { package: 'PKG_BASE', version: null, answerBy: '2026-12-10' });
    expect(await act.records(citizen)).toMatchObject([{ state: 'asked', answer_by: '2026-12-10' }]);
    team.clock.set('2026-12-09T22:59:00Z');
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'asked' }]);
    team.clock.set('2026-12-09T23:00:00Z');
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'not_asked', answer_by: null, version: 2 }]);
    expect((await act.steps(citizen)).at(-1)).toMatchObject({ step: 'asked no_answer not_asked', by_member: null });
  });

  it('can be put down by a colleague, and asked about again', async () => {
    const citizen = await known();
    await act.does('nurse', 'consent.ask', citizen, { package: 'PKG_BASE', version: null });
    await act.does('nurse', 'consent.no-answer', citizen, { package: 'PKG_BASE', version: 1 });
    await act.does('nurse', 'consent.ask', citizen, { package: 'PKG_BASE', version: 2 });
    expect(await act.records(citizen)).toMatchObject([{ state: 'asked', version: 3 }]);
  });
});

describe('after a no', () => {
  it('the citizen may bring it up before the day agreed', async () => {
    const citizen = await known();
    await act.does('nurse', 'consent.refuse', citizen, {
      package: 'PKG_BASE',
      version: null,
      askAgainOn: '2027-02-01',
    });
    const ask = (ownWish?: boolean) =>
      act.does('nurse', 'consent.ask', citizen, { package: 'PKG_BASE', version: 2, ...(ownWish ? { ownWish } : {}) });
    expect(await problemOf(ask())).toMatchObject({ path: 'askAgainOn', problem: 'not_before' });
    await ask(true);
    expect(await act.records(citizen)).toMatchObject([{ state: 'asked' }]);
  });
});

describe('a named relative', () => {
  const relatives = async (citizen: TestCitizen) => {
    const ids: string[] = [];
    for (const [name, relation] of [
      ['Anna Krog', 'søster'],
      ['Børge Krog', 'far'],
    ] as const)
      ids.push((await act.does('nurse', 'consent.add-relative', citizen, { name, relation })).id ?? '');
    return ids as [never, never];
  };

  it('is not for a health sector that knows the citizen only by the other’s consent and treats nobody', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .onBoard(2),
    );
    await act.give('supportWorker', citizen);
    const name = { name: 'Anna Krog', relation: 'søster' };
    const tried = act.does('nurse', 'consent.add-relative', citizen, name).catch((thrown: unknown) => thrown);
    expect(await tried).toMatchObject({ code: 'action_not_allowed' });
  });

  it('is asked about alone: one may be yes and another no', async () => {
    const citizen = await known();
    const [anna, boerge] = await relatives(citizen);
    await act.give('nurse', citizen, 'PKG_RELATIVE', null, { relative: anna, categories: ['crisis_plan'] });
    await act.does('nurse', 'consent.refuse', citizen, { package: 'PKG_RELATIVE', version: null, relative: boerge });
    expect((await act.records(citizen)).map(({ relative_id, state }) => [relative_id, state]).sort()).toEqual(
      [
        [anna, 'active'],
        [boerge, 'refused'],
      ].sort(),
    );
  });

  it('opens nothing to any class, and says nothing to another sector', async () => {
    const citizen = await known();
    const masks = () =>
      team.database.asOwner('SELECT class_key, mask FROM decision WHERE citizen_id = $1 ORDER BY 1', [citizen.key]);
    const before = { masks: await masks(), events: (await team.events()).length };
    const [anna] = await relatives(citizen);
    await act.give('nurse', citizen, 'PKG_RELATIVE', null, { relative: anna });
    await team.decidesAnew([citizen.key]);
    expect(await masks()).toEqual(before.masks);
    const told = (await team.events()).slice(before.events).filter((event) => event.citizen_id === citizen.key);
    expect(new Set(told.map(({ change }) => change))).toEqual(new Set(['question']));
    for (const key of ['supportWorker', 'muniNurse'] as const)
      expect(
        await team.as(key, (tx) => tx.em.query('SELECT 1 FROM consent WHERE citizen_id = $1', [citizen.key])),
      ).toEqual([]);
    expect((await act.tasks(citizen)).filter(({ kind }) => kind === 'access_ended')).toEqual([]);
  });

  it('has to be said, and be one of this sector’s', async () => {
    const citizen = await known();
    expect(await problemOf(act.give('nurse', citizen, 'PKG_RELATIVE'))).toMatchObject({ problem: 'relative_needed' });
    const [anna] = await relatives(citizen);
    expect(await problemOf(act.give('supportWorker', citizen, 'PKG_RELATIVE', null, { relative: anna }))).toMatchObject(
      { problem: 'relative_unknown' },
    );
  });
});

describe('bad input to the register', () => {
  it.each([
    ['backdated', { givenOn: '2026-11-25' }, 'givenOn', '§ 44'],
    ['future', { givenOn: '2026-11-27' }, 'givenOn', '§ 44'],
    ['over_a_year', { expiresOn: '2027-11-27' }, 'expiresOn', '§ 44'],
    ['past', { expiresOn: '2026-11-26' }, 'expiresOn', '§ 44'],
    ['no_such_flow', { categories: ['psychotherapy_notes'] as ['psychotherapy_notes'] }, 'categories', '§ 43'],
    ['no_such_flow', { categories: ['housing'] as ['housing'] }, 'categories', '§ 43'],
    ['witness_needed', { form: 'oral' as const, oralReason: 'Kan ikke skrive.' }, 'witness', '§ 44'],
    ['text_changed', { textVersion: '1-000000000000' }, 'textVersion', 'GDPR'],
  ])('%s: a clear error naming the paragraph, nothing written, the try recorded', async (problem, more, path, law) => {
    const citizen = await known();
    const before = (await team.audit('command.refused')).length;
    const failure = await refusalOf(act.give('nurse', citizen, 'PKG_BASE', null, more));
    expect(failure.body()).toMatchObject({ error: 'invalid_input', fields: [{ path, problem }] });
    const [field] = failure.body().fields ?? [];
    expect(field?.da).toContain(law);
    expect(field?.en).toContain(law);
    expect(await act.records(citizen)).toEqual([]);
    expect(await act.steps(citizen)).toEqual([]);
    expect((await team.audit('command.refused')).slice(before)).toMatchObject([
      { command: 'consent.give', outcome: 'denied', actor_name: 'Nanna Prøve' },
    ]);
  });

  it('a role that may not, and two at once: refused, recorded, one record', async () => {
    const citizen = await known();
    const asOfficer = team.sends('muniOfficer', 'objection.register', {
      citizen: citizen.id('muni_social'),
      how: 'oral',
      categories: null,
      receivers: null,
    });
    expect((await refusalOf(asOfficer)).code).toBe('action_not_allowed');
    await act.give('nurse', citizen);
    await act.doubt('nurse', citizen);
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        act.does('nurse', 'consent.confirm', citizen, { package: 'PKG_BASE', version: 3, by: 'citizen' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await team.audit('command.refused')).slice(-1)).toMatchObject([{ outcome: 'denied' }]);
  });

  it('a package no flow of which is the sector’s', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2),
    );
    expect(await problemOf(act.give('nurse', citizen, 'PKG_SELF_WORK'))).toMatchObject({
      problem: 'not_of_this_sector',
      da: expect.stringContaining('§'),
    });
  });
});

describe('the note in the record', () => {
  it('is left to whoever was told of a yes or a yes taken back', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.withdraw('supportWorker', citizen);
    const notes = await team.database.asOwner(
      `SELECT sector, for_member FROM task WHERE citizen_id = $1 AND kind = 'record_note' ORDER BY sector`,
      [citizen.key],
    );
    expect(notes).toEqual([
      { sector: 'muni_social', for_member: team.member('supportWorker') },
      { sector: 'region_psych', for_member: team.member('nurse') },
    ]);
  });
});
