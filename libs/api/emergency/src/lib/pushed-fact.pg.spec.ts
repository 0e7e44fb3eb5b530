import { aCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { EmergencyRequestId } from '@samtavle/contracts';
import { anEmergencyTeam, readBy } from '../testing/an-emergency-team.js';
import { FACT, QUESTION, questionActs, social, WHY } from '../testing/question-acts.js';

let team: TestTeam;
let door: ReturnType<typeof questionActs>;

beforeAll(async () => {
  team = await anEmergencyTeam();
  await team.putsOnDuty('psychiatrist', '2026-11-26T06:00:00Z', '2026-11-26T18:00:00Z');
  door = questionActs(team);
}, 60_000);
afterAll(() => team?.close());

describe('a pushed fact', () => {
  it('is not sent by somebody who is not on duty for the sector asked, or no longer is', async () => {
    const request = await door.asks(await door.apart());
    expect((await refusalOf(door.pushes(request, {}, 'nurse'))).code).toBe('not_found');
    expect((await refusalOf(door.pushes(request, {}, 'caseworker'))).code).toBe('not_found');
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
    const request = await door.asks(alone);
    expect(await door.shows('psychiatrist', request)).toMatchObject({
      citizen: null,
      categories: [],
      mayNot: 'not_known_here',
    });
    const refusal = await refusalOf(door.pushes(request));
    expect(refusal).toMatchObject({
      code: 'emergency_not_possible',
      extra: { fields: [{ problem: 'not_the_holder' }] },
    });
    expect((await team.audit('command.refused')).at(-1)?.reason).toContain('not_the_holder');
  });

  it('out of health is not decided by a leader who is no health person', async () => {
    const bente = await door.apart();
    const request = await door.asks(bente);
    const leader = await team.viewer('leader', 'region_psych');
    await team.database.asOwner('UPDATE member SET class_key = $2 WHERE id = $1', [
      leader.memberId,
      'region_psych/team_leader_joint/n',
    ]);
    await team.decidesAnew([bente.key]);
    const refusal = await refusalOf(door.pushes(request, {}, 'leader', 'region_psych'));
    expect(refusal).toMatchObject({ extra: { fields: [{ path: 'category', problem: 'no_health_person' }] } });
    expect(refusal.extra.fields?.[0]?.da).toContain('§ 43 stk. 3');
    await team.database.asOwner('UPDATE member SET class_key = $2 WHERE id = $1', [leader.memberId, leader.classKey]);
  });

  it('is not sent to oneself: whoever asked in one capacity does not answer in another', async () => {
    const bente = await door.apart();
    await team.putsOnDuty('leader', '2026-11-26T06:00:00Z', '2026-11-26T18:00:00Z', 'muni_social');
    const done = await team.does(
      'leader',
      'emergency.ask',
      { citizen: bente.id('muni_social'), to: 'region_psych', question: QUESTION },
      { sector: 'muni_social' },
    );
    const request = EmergencyRequestId.parse(done.id);
    expect(await door.shows('leader', request, 'region_psych')).toMatchObject({
      categories: [],
      mayNot: 'own_question',
    });
    const refusal = await refusalOf(door.pushes(request, {}, 'leader', 'region_psych'));
    expect(refusal).toMatchObject({ code: 'action_not_allowed', extra: { fields: [{ problem: 'own_question' }] } });
    expect((await team.audit('command.refused')).at(-1)?.reason).toContain('own question');
    // A colleague on duty answers it.
    await door.pushes(request);
  });

  it('is sent once, however many answer', async () => {
    const bente = await door.apart();
    const request = await door.asks(bente);
    const answers = await Promise.allSettled([door.pushes(request), door.pushes(request), door.pushes(request)]);
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
    expect((await refusalOf(door.pushes(await door.asks(await door.apart()), wrong))).code).toBe(code);
  });

  it('goes to nobody when the asker has left', async () => {
    const request = await door.asks(await door.apart());
    const member = team.member('supportWorker');
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-01' WHERE id = $1`, [member]);
    expect((await refusalOf(door.pushes(request))).extra.fields).toMatchObject([{ problem: 'receiver_gone' }]);
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
    const request = await door.asks(bente, {}, 'peer');
    await door.pushes(request, { category: 'medication_depot', text: 'Må ikke få Panodil' });
    expect(await readBy(team, 'peer', bente)).toContain('Må ikke få Panodil');
  });
});

describe('the review of a use', () => {
  it('law 24: is never of whoever did it, in any capacity; then it lies with the audit officer', async () => {
    const bente = await door.apart();
    await door.pushes(await door.asks(bente), {}, 'leader', 'region_psych');
    const use = await door.useOf(bente);
    // The only leader did it: nobody is asked, and the officer finds it in the log.
    expect(
      (await door.tasksOf('leader', 'region_psych')).filter(
        ({ kind, source }) => kind === 'leader_review' && source === use,
      ),
    ).toEqual([]);
    expect((await team.audit('emergency.for-officer')).at(-1)?.controllers).toEqual(['region']);
    expect((await door.reviewOf(use, 'leader', 'region_psych')).mayReview).toBe(false);
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
    const bente = await door.apart();
    await door.pushes(await door.asks(bente));
    const use = await door.useOf(bente);
    expect(await door.reviewOf(use, 'leader', 'region_psych')).toMatchObject({
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
      (await door.tasksOf('leader', 'region_psych')).filter(
        ({ kind, source }) => kind === 'leader_review' && source === use,
      ),
    ).toEqual([]);
    expect(await door.reviewOf(use, 'leader', 'region_psych')).toMatchObject({
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
    const bente = await door.apart();
    await door.pushes(await door.asks(bente));
    const use = await door.useOf(bente);
    expect(await door.reviewOf(use, 'nurse')).toMatchObject({
      fact: FACT,
      mayReview: false,
      to: { name: 'Sanne Prøve' },
    });
    expect((await refusalOf(door.reviewOf(use, 'supportWorker'))).code).toBe('not_found');
    // A secretary does not read such things, and so is not told what was said.
    const secretarys = await team.meets(
      social()
        .enrolledBy('region_psych', { contacts: ['secretary'] })
        .saying('region_psych', 'risk_self_harm', 'x'),
    );
    await door.pushes(await door.asks(secretarys));
    expect(await door.reviewOf(await door.useOf(secretarys), 'secretary')).toMatchObject({ fact: null });
  });
});
