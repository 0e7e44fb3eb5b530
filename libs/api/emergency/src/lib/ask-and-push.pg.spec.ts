import { aCitizen, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { anEmergencyTeam, firstWall, readBy, slot } from '../testing/an-emergency-team.js';
import { FACT, QUESTION, questionActs, social, WHY } from '../testing/question-acts.js';

let team: TestTeam;
let door: ReturnType<typeof questionActs>;

beforeAll(async () => {
  team = await anEmergencyTeam();
  await team.putsOnDuty('psychiatrist', '2026-11-26T06:00:00Z', '2026-11-26T18:00:00Z');
  door = questionActs(team);
}, 60_000);
afterAll(() => team?.close());

describe('an emergency question', () => {
  it('law 4: reveals nothing, is answered by a health person with one sentence and a reason, and the fact is gone after 24 hours', async () => {
    const start = team.clock.now();
    const bente = await door.apart();
    expect(await readBy(team, 'supportWorker', bente)).toEqual([]);
    const request = await door.asks(bente);
    expect(await readBy(team, 'supportWorker', bente)).toEqual([]);

    const [task] = (await door.tasksOf('psychiatrist')).filter(({ source }) => source === request);
    expect(task).toMatchObject({ kind: 'ask_now', forWhom: 'duty', opens: 'request' });
    expect(await door.shows('psychiatrist', request)).toMatchObject({
      mine: false,
      question: QUESTION,
      citizenName: 'Bente Krog',
      asker: { name: 'Sanne Prøve', role: 'support_worker_muni' },
      citizen: bente.id('region_psych'),
      mayNot: null,
    });
    await door.pushes(request);
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
    const regions = await door.tasksOf('leader', 'region_psych');
    expect(regions.map(({ kind }) => kind).sort()).toEqual(['citizen_letter', 'leader_review', 'record_note']);
    expect((await door.tasksOf('psychiatrist')).filter(({ source }) => source === request)).toEqual([]);

    team.clock.set(new Date(Date.parse(start) + 24 * 3_600_000 - 1).toISOString());
    expect(await readBy(team, 'supportWorker', bente)).toEqual([FACT]);
    team.clock.set(new Date(Date.parse(start) + 24 * 3_600_000).toISOString());
    for (const key of ['supportWorker', 'nurse'] as const) {
      expect(await readBy(team, key, bente)).not.toContain(FACT);
      expect(await firstWall(team, key, bente)).not.toContain(FACT);
    }
    const before = (await team.events()).length;
    await door.sweeps();
    expect(
      (await team.events()).slice(before).map(({ change, members, slots }) => ({ change, members, slots })),
    ).toEqual([
      { change: 'shared', members: [team.member('supportWorker')], slots: [] },
      { change: 'push', members: [], slots: [slot('region_psych', 'risk_self_harm')] },
    ]);
    team.clock.set(start);
  });

  it('is answered and recorded alike whether or not the other sector knows the citizen', async () => {
    const [both, alone] = [await door.apart(), await team.meets(social())];
    const trail = async (bente: TestCitizen) => {
      const before = { events: (await team.events()).length, log: (await team.audit()).length };
      const request = await door.asks(bente);
      const view = await door.shows('supportWorker', request);
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
    const [declined, open] = [await door.asks(await door.apart()), await door.asks(await door.apart())];
    await team.does('psychiatrist', 'emergency.decline', { request: declined });
    const [one, other] = [await door.shows('supportWorker', declined), await door.shows('supportWorker', open)];
    expect({ ...one, id: '', citizen: '' }).toEqual({ ...other, id: '', citizen: '' });
    expect((await door.shows('psychiatrist', declined)).state).toBe('declined');
    expect((await refusalOf(door.pushes(declined))).code).toBe('already_answered');
  });

  it('is nobody else’s to read: not a colleague of the asker’s, not one of the asked who is off duty', async () => {
    const request = await door.asks(await door.apart());
    for (const key of ['otherSupportWorker', 'nurse', 'muniNurse'] as const)
      expect((await refusalOf(door.shows(key, request))).code).toBe('not_found');
    expect((await refusalOf(door.shows('psychiatrist', 'not-an-id'))).code).toBe('not_found');
    expect((await team.audit('access.refused')).length).toBeGreaterThan(0);
  });

  it.each([
    ['without a question', { question: 'hvad?' }, 'invalid_input'],
    ['to the own sector', { to: 'muni_social' }, 'invalid_input'],
  ] as const)('%s is refused, and nothing is sent', async (_, wrong, code) => {
    const before = await team.database.asOwner('SELECT id FROM emergency_request ORDER BY id');
    expect((await refusalOf(door.asks(await door.apart(), wrong))).code).toBe(code);
    expect(await team.database.asOwner('SELECT id FROM emergency_request ORDER BY id')).toEqual(before);
  });

  it('about somebody one has no relation with is about nobody', async () => {
    const regional = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(1));
    expect((await refusalOf(door.asks(regional))).code).toBe('not_found');
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
