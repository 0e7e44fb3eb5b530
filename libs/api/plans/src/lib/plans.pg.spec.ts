import { randomUUID } from 'node:crypto';
import { Elements, present, visibleCitizens } from '@samtavle/api-access';
import { type StaffKey, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type Sector } from '@samtavle/domain';
import { aTeamWithPlans, planActs } from '../testing/plan-acts.js';

let team: TestTeam;
let plans: ReturnType<typeof planActs>;

beforeAll(async () => {
  team = await aTeamWithPlans();
  plans = planActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('law 7: a discharge agreement', () => {
  it('opens its named fields to the municipality, with the name, the contact persons and the plan itself, and nothing else', async () => {
    const citizen = await plans.apart();
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toEqual([]);
    await plans.make(citizen);
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'mental_state',
      'coordination_plan',
    ]);
    expect((await plans.reads('supportWorker', citizen)).map(({ content }) => content['text'])).toContain(
      'Sover dårligt',
    );
  });

  it('without the municipality as party opens nothing to it, and without the category among its fields not that', async () => {
    const citizen = await plans.apart();
    await plans.make(citizen, { parties: ['region_psych', 'muni_health'], fields: ['mental_state', 'crisis_plan'] });
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toEqual([]);
    await plans.make(citizen, { fields: ['mental_state'] });
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).not.toContain('crisis_plan');
  });

  it('that names no field on purpose opens what follows from any plan', async () => {
    const citizen = await plans.apart();
    await plans.make(citizen, { fields: 'none' });
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'coordination_plan',
    ]);
  });

  it('opens as much the other way, and to nobody in between', async () => {
    const citizen = await plans.apart();
    await plans.make(citizen, { fields: ['housing'] });
    expect(await plans.seen('nurse', citizen, 'muni_social')).toEqual(
      expect.arrayContaining(['identification', 'team_membership', 'housing', 'coordination_plan']),
    );
    expect(await plans.seen('jobConsultant', citizen, 'region_psych')).toEqual([]);
  });
});

describe('law 8: when the plan ends', () => {
  it('what was shared under § 13 c vanishes', async () => {
    const citizen = await plans.apart();
    const plan = await plans.made(citizen);
    expect(await plans.plansRead('supportWorker', citizen)).toEqual([plan]);
    await plans.end(citizen, plan);
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toEqual([]);
    expect(await plans.plansRead('supportWorker', citizen)).toEqual([]);
    expect((await team.events()).at(-1)?.lost_named ?? []).toEqual([]);
    expect(await refusalOf(plans.end(citizen, plan, 2))).toMatchObject({
      code: 'plan_not_possible',
      extra: { fields: [{ path: 'plan', problem: 'ended' }] },
    });
  });

  it('its last day counts to the end, and the first from its beginning', async () => {
    const citizen = await plans.apart();
    await plans.make(citizen, { firstDay: '2026-11-27', lastDay: '2026-11-28' });
    const at = async (now: string) => {
      team.clock.set(now);
      await team.decidesAnew([citizen.key]);
      return (await plans.seen('supportWorker', citizen, 'region_psych')).includes('mental_state');
    };
    expect(await at('2026-11-26T22:59:59Z')).toBe(false);
    expect(await at('2026-11-26T23:00:00Z')).toBe(true);
    expect(await at('2026-11-28T22:59:59Z')).toBe(true);
    expect(await at('2026-11-28T23:00:00Z')).toBe(false);
  });
});

describe('law 22: a refusal of everything', () => {
  it('does not stop a discharge agreement that lists home nursing, and the nurse sees its named fields and nothing else', async () => {
    const citizen = await plans.apart();
    await team.database.asOwner(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, receivers, version, recorded_at, recorded_by)
       VALUES ($1,$2,$3,'region_psych','oral','{muni_social,muni_health,muni_employment}',1,$4,$5)`,
      [randomUUID(), citizen.key, team.id, team.clock.now(), team.member('nurse')],
    );
    await team.decidesAnew([citizen.key]);
    expect(await plans.seen('muniNurse', citizen, 'region_psych')).toEqual([]);
    await plans.make(citizen, { parties: ['region_psych', 'muni_health'], fields: ['medication_depot'] });
    expect(await plans.seen('muniNurse', citizen, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'medication_depot',
      'coordination_plan',
    ]);
  });
});

describe('a plan’s document', () => {
  /** The support worker has the category open through a plan of their own; the other plan is none of their business. */
  async function twoPlans() {
    const citizen = await plans.apart();
    const theirs = await plans.made(citizen);
    const other = await plans.made(citizen, {
      parties: ['region_psych', 'muni_health'],
      agreements: 'Hemmelig aftale',
    });
    return { citizen, theirs, other };
  }

  it('is for its owner and its parties, whatever other plan opens the same category', async () => {
    const { citizen, theirs, other } = await twoPlans();
    expect(await plans.plansRead('supportWorker', citizen)).toEqual([theirs]);
    expect(await plans.plansRead('muniNurse', citizen)).toEqual([other]);
    expect((await plans.plansRead('nurse', citizen)).sort()).toEqual([theirs, other].sort());
    expect(await plans.plansRead('jobConsultant', citizen)).toEqual([]);
  });

  it('is kept back by the database alone, now and in its history, on the card and by its id', async () => {
    const { citizen, theirs, other } = await twoPlans();
    await team.as('supportWorker', async (tx) => {
      expect(
        await tx.em.query(`SELECT id FROM element WHERE kind = 'plan' AND citizen_id = $1`, [citizen.key]),
      ).toEqual([{ id: theirs }]);
      expect(
        await tx.em.query(`SELECT element_id FROM element_version WHERE kind = 'plan' AND citizen_id = $1`, [
          citizen.key,
        ]),
      ).toEqual([{ element_id: theirs }]);
      expect(await team.get(Elements).byId(tx, other)).toBeUndefined();
      const cards = await tx.em.query<{ elements: [string][] }[]>('SELECT * FROM card_elements($1, $2, $3)', [
        ['muni_social/support_worker_muni/n'],
        [citizen.key],
        '2026-11-26',
      ]);
      const ids = cards.flatMap(({ elements }) => elements.map(([id]) => id));
      expect([ids.includes(theirs), ids.includes(other)]).toEqual([true, false]);
      // Nor can it be written over from there.
      const [, changed] = await tx.em
        .query<[unknown, number]>('UPDATE element SET version = version WHERE id = $1', [theirs])
        .catch(() => [undefined, 0] as const);
      expect(changed).toBe(0);
    });
  });

  it('is masked by the server alone', async () => {
    const { citizen, theirs, other } = await twoPlans();
    const rows = await team.as('nurse', (tx) => team.get(Elements).open(tx, [citizen.key], '2026-11-26', ['plan']));
    const known = await team.as('supportWorker', async (tx, viewer) =>
      (await visibleCitizens(tx, viewer, [citizen.key])).get(citizen.key),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([theirs, other].sort());
    expect(known && present(known, rows).map(({ id }) => id)).toEqual([theirs]);
  });

  it('that has run out is gone from its parties, though another goes on, at the moment it ends', async () => {
    const citizen = await plans.apart();
    const short = await plans.made(citizen, { lastDay: '2026-11-30' });
    const long = await plans.made(citizen, { fields: ['mental_state', 'crisis_plan'] });
    expect((await plans.plansRead('supportWorker', citizen)).sort()).toEqual([short, long].sort());
    const [row] = await team.database.asOwner<{ until: string }>(
      `SELECT until FROM decision WHERE citizen_id = $1 AND class_key = 'muni_social/support_worker_muni/n'`,
      [citizen.key],
    );
    expect(row?.until).toBe('2026-11-30T23:00:00.000Z');
    team.clock.set('2026-11-30T23:00:00Z');
    await team.decidesAnew([citizen.key]);
    expect(await plans.plansRead('supportWorker', citizen)).toEqual([long]);
    expect((await plans.plansRead('nurse', citizen)).sort()).toEqual([short, long].sort());
  });

  it('shows a party the versions it was a party to, and none from before', async () => {
    const citizen = await plans.apart();
    const plan = await plans.made(citizen, {
      parties: ['region_psych', 'muni_health'],
      agreements: 'Kun hjemmeplejen',
    });
    await plans.change(citizen, plan, 1, { parties: ['region_psych', 'muni_health', 'muni_social'] });
    const versions = (key: StaffKey) =>
      team.as(key, (tx) =>
        tx.em.query<{ version: number }[]>(
          'SELECT version FROM element_version WHERE element_id = $1 ORDER BY version',
          [plan],
        ),
      );
    expect(await versions('supportWorker')).toEqual([{ version: 2 }]);
    expect(await versions('muniNurse')).toEqual([{ version: 1 }, { version: 2 }]);
    await plans.change(citizen, plan, 2, { parties: ['region_psych', 'muni_social'] });
    expect(await versions('muniNurse')).toEqual([]);
  });
});

describe("a plan's news does not travel to a sector that is not a party", () => {
  const sectorsOf = (keys: readonly string[]) => new Set(keys.map((key) => key.split('/')[0] as Sector));

  it('when it is made, changed and ended, though that sector has the category open through another plan', async () => {
    const citizen = await plans.apart();
    await plans.make(citizen);
    const from = await plans.head();
    const plan = await plans.made(citizen, { parties: ['region_psych', 'muni_health'] });
    await plans.change(citizen, plan, 1, { parties: ['region_psych', 'muni_health'], agreements: 'Nu med kørsel' });
    await plans.end(citizen, plan, 2);
    const events = (await team.events()).slice(from);
    expect(events.map(({ change: what }) => what)).toEqual(['shared', 'plan', 'plan', 'shared', 'plan']);
    for (const event of events) {
      const told = sectorsOf([...event.changed_for, ...event.lost, ...event.lost_named]);
      expect([...told].filter((sector) => sector !== 'region_psych' && sector !== 'muni_health')).toEqual([]);
      expect(event.slots).toEqual([]);
    }
    expect([...sectorsOf(events[2]?.changed_for ?? [])].sort()).toEqual(['muni_health', 'region_psych']);
  });
});
