import { AccessChanges, DecisionSweeper, NO_TRACE, PersonalAccess, PolicySwitch } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { aLog, refusalOf } from '@samtavle/api-platform/testing';
import { ListTasks } from '@samtavle/api-tasks';
import { type CommandDraft, EmergencyRequestId, type EmergencyUseView } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { anEmergencyTeam, firstWall, readBy, slot } from '../testing/an-emergency-team.js';
import { ShowRequest } from './show-request.js';
import { ShowUse } from './show-use.js';

let team: TestTeam;
beforeAll(async () => {
  team = await anEmergencyTeam();
  await team.putsOnDuty('psychiatrist', '2026-11-26T06:00:00Z', '2026-11-26T18:00:00Z');
}, 60_000);
afterAll(() => team?.close());

const QUESTION = 'Han svarer ikke, og døren er låst. Er der fare?';
const FACT = 'Har tidligere taget overdosis, når han ikke svarer';
const WHY = 'Fare for liv, kollega står ved døren';

const social = () =>
  aCitizen()
    .enrolledBy('muni_social', { contacts: ['supportWorker'] })
    .onBoard(1);
/** Both authorities have the citizen, and neither knows of the other. */
const apart = () =>
  team.meets(
    social()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .saying('region_psych', 'risk_self_harm', 'Overdosis i 2024'),
  );
const asks = async (
  bente: TestCitizen,
  more: Partial<CommandDraft<'emergency.ask'>> = {},
  key: StaffKey = 'supportWorker',
) => {
  const done = await team.does(key, 'emergency.ask', {
    citizen: bente.id('muni_social'),
    to: 'region_psych',
    question: QUESTION,
    ...more,
  });
  return EmergencyRequestId.parse(done.id);
};
const pushes = (
  request: EmergencyRequestId,
  more: Partial<CommandDraft<'emergency.push'>> = {},
  key: StaffKey = 'psychiatrist',
  sector?: Sector,
) =>
  team.does(
    key,
    'emergency.push',
    { request, category: 'risk_self_harm', text: FACT, reason: WHY, ...more },
    sector === undefined ? {} : { sector },
  );
const shows = async (key: StaffKey, request: string, sector?: Sector) =>
  team.get(ShowRequest).show(await team.viewer(key, sector), NO_TRACE, request);
const tasksOf = async (key: StaffKey, sector?: Sector) =>
  (await team.get(ListTasks).list(await team.viewer(key, sector), NO_TRACE)).tasks;
const reviewOf = async (source: string, key: StaffKey, sector?: Sector): Promise<EmergencyUseView> =>
  team.get(ShowUse).show(await team.viewer(key, sector), NO_TRACE, source);
const sweeps = () =>
  new DecisionSweeper(
    team.database.work,
    team.get(AccessChanges),
    team.get(PolicySwitch),
    team.get(PersonalAccess),
    aLog('silent').log,
  ).sweepPersonal();
const useOf = async ({ key }: TestCitizen) =>
  (await team.database.asOwner<{ id: string }>('SELECT id FROM emergency_use WHERE citizen_id = $1', [key]))[0]?.id ??
  '';

describe('an emergency question', () => {
  it('law 4: reveals nothing, is answered by a health person with one sentence and a reason, and the fact is gone after 24 hours', async () => {
    const start = team.clock.now();
    const bente = await apart();
    expect(await readBy(team, 'supportWorker', bente)).toEqual([]);
    const request = await asks(bente);
    expect(await readBy(team, 'supportWorker', bente)).toEqual([]);

    const [task] = (await tasksOf('psychiatrist')).filter(({ source }) => source === request);
    expect(task).toMatchObject({ kind: 'ask_now', forWhom: 'duty', opens: 'request' });
    expect(await shows('psychiatrist', request)).toMatchObject({
      mine: false,
      question: QUESTION,
      citizenName: 'Bente Krog',
      asker: { name: 'Sanne Prøve', role: 'support_worker_muni' },
      citizen: bente.id('region_psych'),
      mayNot: null,
    });
    await pushes(request);
    expect(await readBy(team, 'supportWorker', bente)).toEqual([FACT]);
    expect(await firstWall(team, 'supportWorker', bente)).toEqual([FACT]);
    expect(await readBy(team, 'nurse', bente)).toContain(FACT);
    // One named person: no colleague of the same role, and nobody by a right to the category.
    for (const key of ['otherSupportWorker', 'caseworker', 'jobConsultant', 'muniNurse'] as const) {
      expect(await readBy(team, key, bente)).not.toContain(FACT);
      expect(await firstWall(team, key, bente)).not.toContain(FACT);
    }
    expect((await team.audit('emergency.pushed')).at(-1)).toMatchObject({
      actor_name: 'Paula Prøve',
      reason: WHY,
      recipients: [team.member('supportWorker')],
      controllers: ['region'],
      rules_of_region: ['EMERG_HEALTH_PUSH'],
      shown: [slot('region_psych', 'risk_self_harm')],
    });
    expect(JSON.stringify(await team.audit())).not.toContain(FACT);
    const regions = await tasksOf('leader', 'region_psych');
    expect(regions.map(({ kind }) => kind).sort()).toEqual(['citizen_letter', 'leader_review', 'record_note']);
    expect((await tasksOf('psychiatrist')).filter(({ source }) => source === request)).toEqual([]);

    team.clock.set(new Date(Date.parse(start) + 24 * 3_600_000 - 1).toISOString());
    expect(await readBy(team, 'supportWorker', bente)).toEqual([FACT]);
    team.clock.set(new Date(Date.parse(start) + 24 * 3_600_000).toISOString());
    for (const key of ['supportWorker', 'nurse'] as const) {
      expect(await readBy(team, key, bente)).not.toContain(FACT);
      expect(await firstWall(team, key, bente)).not.toContain(FACT);
    }
    const before = (await team.events()).length;
    await sweeps();
    expect(
      (await team.events()).slice(before).map(({ change, members, slots }) => ({ change, members, slots })),
    ).toEqual([
      { change: 'shared', members: [team.member('supportWorker')], slots: [] },
      { change: 'push', members: [], slots: [slot('region_psych', 'risk_self_harm')] },
    ]);
    team.clock.set(start);
  });

  it('is answered and recorded alike whether or not the other sector knows the citizen', async () => {
    const [both, alone] = [await apart(), await team.meets(social())];
    const trail = async (bente: TestCitizen) => {
      const before = { events: (await team.events()).length, log: (await team.audit()).length };
      const request = await asks(bente);
      const view = await shows('supportWorker', request);
      const events = (await team.events()).slice(before.events);
      const log = (await team.audit()).slice(before.log);
      return {
        view: { ...view, id: '', citizen: '' },
        events: events.map(({ change, slots, members, lost }) => ({ change, slots, members, lost })),
        log: log.map(({ type, controllers, shown, reason, citizens }) => ({
          type,
          controllers,
          shown,
          reason,
          citizens,
        })),
      };
    };
    expect(await trail(both)).toEqual(await trail(alone));
  });

  it('that was declined reads to the asker as one nobody has answered', async () => {
    const [declined, open] = [await asks(await apart()), await asks(await apart())];
    await team.does('psychiatrist', 'emergency.decline', { request: declined });
    const [one, other] = [await shows('supportWorker', declined), await shows('supportWorker', open)];
    expect({ ...one, id: '', citizen: '' }).toEqual({ ...other, id: '', citizen: '' });
    expect((await shows('psychiatrist', declined)).state).toBe('declined');
    expect((await refusalOf(pushes(declined))).code).toBe('already_answered');
  });

  it('is nobody else’s to read: not a colleague of the asker’s, not one of the asked who is off duty', async () => {
    const request = await asks(await apart());
    for (const key of ['otherSupportWorker', 'nurse', 'muniNurse'] as const)
      expect((await refusalOf(shows(key, request))).code).toBe('not_found');
    expect((await refusalOf(shows('psychiatrist', 'not-an-id'))).code).toBe('not_found');
    expect((await team.audit('access.refused')).length).toBeGreaterThan(0);
  });

  it.each([
    ['without a question', { question: 'hvad?' }, 'invalid_input'],
    ['to the own sector', { to: 'muni_social' }, 'invalid_input'],
  ] as const)('%s is refused, and nothing is sent', async (_, wrong, code) => {
    const before = await team.database.asOwner('SELECT id FROM emergency_request');
    expect((await refusalOf(asks(await apart(), wrong))).code).toBe(code);
    expect(await team.database.asOwner('SELECT id FROM emergency_request')).toEqual(before);
  });

  it('about somebody one has no relation with is about nobody', async () => {
    const regional = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(1));
    expect((await refusalOf(asks(regional))).code).toBe('not_found');
  });

  it('out of the region is not a secretary’s: it tells that somebody is a patient', async () => {
    const regional = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(1));
    const refusal = await refusalOf(
      team.does('secretary', 'emergency.ask', {
        citizen: regional.id('region_psych'),
        to: 'muni_social',
        question: QUESTION,
      }),
    );
    expect(refusal.code).toBe('action_not_allowed');
  });
});

describe('a pushed fact', () => {
  it('is not sent by somebody who is not on duty for the sector asked, or no longer is', async () => {
    const request = await asks(await apart());
    expect((await refusalOf(pushes(request, {}, 'nurse'))).code).toBe('not_found');
    expect((await refusalOf(pushes(request, {}, 'caseworker'))).code).toBe('not_found');
    const viewer = await team.viewer('psychiatrist');
    await team.database.asOwner('UPDATE duty SET valid_to = $1', [team.clock.now()]);
    const input = { request, category: 'risk_self_harm', text: FACT, reason: WHY };
    // The screen still believes in the duty that has just been taken away.
    expect((await refusalOf(team.sendsAs(viewer, 'emergency.push', input))).code).toBe('not_found');
    await team.database.asOwner(`UPDATE duty SET valid_to = '2026-11-26T18:00:00Z'`);
    expect(
      await team.database.asOwner(`SELECT id FROM element WHERE kind = 'pushed_fact' AND content->>'text' <> $1`, [
        FACT,
      ]),
    ).toEqual([]);
  });

  it('is not sent by somebody who does not hold it: of a citizen the sector does not know there is nothing to pass on', async () => {
    const alone = await team.meets(social());
    const request = await asks(alone);
    expect(await shows('psychiatrist', request)).toMatchObject({
      citizen: null,
      categories: [],
      mayNot: 'not_known_here',
    });
    const refusal = await refusalOf(pushes(request));
    expect(refusal).toMatchObject({
      code: 'emergency_not_possible',
      extra: { fields: [{ problem: 'not_the_holder' }] },
    });
    expect((await team.audit('command.refused')).at(-1)?.reason).toContain('not_the_holder');
  });

  it('out of health is not decided by a leader who is no health person', async () => {
    const bente = await apart();
    const request = await asks(bente);
    const leader = await team.viewer('leader', 'region_psych');
    await team.database.asOwner('UPDATE member SET class_key = $2 WHERE id = $1', [
      leader.memberId,
      'region_psych/team_leader_joint/n',
    ]);
    await team.decidesAnew([bente.key]);
    const refusal = await refusalOf(pushes(request, {}, 'leader', 'region_psych'));
    expect(refusal).toMatchObject({ extra: { fields: [{ path: 'category', problem: 'no_health_person' }] } });
    expect(refusal.extra.fields?.[0]?.da).toContain('§ 43 stk. 3');
    await team.database.asOwner('UPDATE member SET class_key = $2 WHERE id = $1', [leader.memberId, leader.classKey]);
  });

  it('is not sent to oneself: whoever asked in one capacity does not answer in another', async () => {
    const bente = await apart();
    await team.putsOnDuty('leader', '2026-11-26T06:00:00Z', '2026-11-26T18:00:00Z', 'muni_social');
    const done = await team.does(
      'leader',
      'emergency.ask',
      { citizen: bente.id('muni_social'), to: 'region_psych', question: QUESTION },
      { sector: 'muni_social' },
    );
    const request = EmergencyRequestId.parse(done.id);
    expect(await shows('leader', request, 'region_psych')).toMatchObject({ categories: [], mayNot: 'own_question' });
    const refusal = await refusalOf(pushes(request, {}, 'leader', 'region_psych'));
    expect(refusal).toMatchObject({ code: 'action_not_allowed', extra: { fields: [{ problem: 'own_question' }] } });
    expect((await team.audit('command.refused')).at(-1)?.reason).toContain('own question');
    // A colleague on duty answers it.
    await pushes(request);
  });

  it('is sent once, however many answer', async () => {
    const bente = await apart();
    const request = await asks(bente);
    const answers = await Promise.allSettled([pushes(request), pushes(request), pushes(request)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      (await team.database.asOwner('SELECT id FROM emergency_use WHERE citizen_id = $1', [bente.key])).length,
    ).toBe(1);
  });

  it.each([
    ['without a reason', { reason: 'fare' }, 'invalid_input'],
    ['of a category with no road', { category: 'protected_address' }, 'emergency_not_possible'],
    ['of a category the holder does not see', { category: 'private_notes' }, 'emergency_not_possible'],
  ] as const)('%s is refused', async (_, wrong, code) => {
    expect((await refusalOf(pushes(await asks(await apart()), wrong))).code).toBe(code);
  });

  it('goes to nobody when the asker has left', async () => {
    const request = await asks(await apart());
    const member = team.member('supportWorker');
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-01' WHERE id = $1`, [member]);
    expect((await refusalOf(pushes(request))).extra.fields).toMatchObject([{ problem: 'receiver_gone' }]);
    await team.database.asOwner('UPDATE member SET valid_to = NULL WHERE id = $1', [member]);
  });

  it('passes the ceiling of its receiver', async () => {
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('muni_social', { contacts: ['peer'] })
        .onBoard(1)
        .enrolledBy('region_psych')
        .saying('region_psych', 'medication_depot', 'Depot'),
    );
    const request = await asks(bente, {}, 'peer');
    await pushes(request, { category: 'medication_depot', text: 'Må ikke få Panodil' });
    expect(await readBy(team, 'peer', bente)).toContain('Må ikke få Panodil');
  });
});

describe('the review of a use', () => {
  it('law 24: is never of whoever did it, in any capacity; then it lies with the audit officer', async () => {
    const bente = await apart();
    await pushes(await asks(bente), {}, 'leader', 'region_psych');
    const use = await useOf(bente);
    // The only leader did it: nobody is asked, and the officer finds it in the log.
    expect(
      (await tasksOf('leader', 'region_psych')).filter(
        ({ kind, source }) => kind === 'leader_review' && source === use,
      ),
    ).toEqual([]);
    expect((await team.audit('emergency.for-officer')).at(-1)?.controllers).toEqual(['region']);
    expect((await reviewOf(use, 'leader', 'region_psych')).mayReview).toBe(false);
    for (const sector of ['region_psych', 'muni_social'] as const) {
      const refusal = await refusalOf(
        team.does(
          'leader',
          'emergency.review',
          { access: use, version: 1, verdict: 'justified', note: 'Det var i orden' },
          { sector },
        ),
      );
      expect(['action_not_allowed', 'not_found']).toContain(refusal.code);
    }
    // And the database says so on its own.
    const changed = await team.as(
      'leader',
      (tx) => tx.em.query<[unknown, number]>(`UPDATE emergency_use SET verdict = 'justified' WHERE id = $1`, [use]),
      'region_psych',
    );
    expect(changed[1]).toBe(0);
  });

  it('is a leader’s of the owning sector, once, with a note, and closes the task', async () => {
    const bente = await apart();
    await pushes(await asks(bente));
    const use = await useOf(bente);
    expect(await reviewOf(use, 'leader', 'region_psych')).toMatchObject({
      mayReview: true,
      fact: FACT,
      reason: WHY,
      kind: 'push',
    });
    const verdict = { access: use, version: 1, verdict: 'justified', note: 'Der var fare for liv' } as const;
    expect((await refusalOf(team.does('leader', 'emergency.review', verdict, { sector: 'muni_social' }))).code).toBe(
      'not_found',
    );
    expect((await refusalOf(team.does('nurse', 'emergency.review', verdict))).code).toBe('action_not_allowed');
    expect(
      (await refusalOf(team.does('leader', 'emergency.review', { ...verdict, note: 'ok' }, { sector: 'region_psych' })))
        .code,
    ).toBe('invalid_input');
    await team.does('leader', 'emergency.review', verdict, { sector: 'region_psych' });
    expect(
      (await tasksOf('leader', 'region_psych')).filter(
        ({ kind, source }) => kind === 'leader_review' && source === use,
      ),
    ).toEqual([]);
    expect(await reviewOf(use, 'leader', 'region_psych')).toMatchObject({
      mayReview: false,
      review: { verdict: 'justified' },
    });
    expect((await refusalOf(team.does('leader', 'emergency.review', verdict, { sector: 'region_psych' }))).code).toBe(
      'stale_version',
    );
    expect((await team.audit('emergency.reviewed')).at(-1)).toMatchObject({
      reason: 'justified',
      actor_name: 'Lone Prøve',
    });
  });

  it('is read by the contact person who tells the citizen, and by nobody of another sector', async () => {
    const bente = await apart();
    await pushes(await asks(bente));
    const use = await useOf(bente);
    expect(await reviewOf(use, 'nurse')).toMatchObject({ fact: FACT, mayReview: false, to: { name: 'Sanne Prøve' } });
    expect((await refusalOf(reviewOf(use, 'supportWorker'))).code).toBe('not_found');
    // A secretary does not read such things, and so is not told what was said.
    const secretarys = await team.meets(
      social()
        .enrolledBy('region_psych', { contacts: ['secretary'] })
        .saying('region_psych', 'risk_self_harm', 'x'),
    );
    await pushes(await asks(secretarys));
    expect(await reviewOf(await useOf(secretarys), 'secretary')).toMatchObject({ fact: null });
  });
});
