import { hoursAfter, PersonalAccess, PolicySwitch } from '@samtavle/api-access';
import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { NOW, refusalOf } from '@samtavle/api-platform/testing';
import { slotOf } from '@samtavle/domain';
import { changesBetween, SHARING_POLICY, viewerClassKey } from '@samtavle/policy';
import { type Changes, EASED, type Officers, theOfficers } from '../../testing/the-officers.js';

let officers: Officers;
beforeEach(async () => {
  officers = await theOfficers();
}, 60_000);
afterEach(() => officers?.team.close());

describe('law 17: a rule is eased', () => {
  it('and what was seen beforehand is exactly what the switch then does, for every class', async () => {
    const others = [];
    for (let made = 0; made < 11; made += 1)
      others.push(
        await officers.team.meets(aCitizen().enrolledBy('region_psych').enrolledBy('muni_social').onBoard(1)),
      );
    const before = await officers.masks();
    const id = await officers.drafted();
    const [shown] = (await officers.effect(id)).teams;
    const seen = await officers.exactly(id);
    await officers.approve(id);
    await officers.team.get(PolicySwitch).finish();
    const after = await officers.masks();
    const counted = new Map<string, { gained: number; lost: number }>();
    for (const [at, now] of after.entries()) {
      const was = before[at];
      if (!was) throw new Error('as many decisions as before');
      const { gained, lost } = changesBetween(was.mask, now.mask);
      for (const slot of [...gained, ...lost]) {
        const key = `${now.class_key} ${slot}`;
        const count = counted.get(key) ?? { gained: 0, lost: 0 };
        counted.set(key, count);
        count[gained.includes(slot) ? 'gained' : 'lost'] += 1;
      }
    }
    expect(counted.size).toBeGreaterThan(0);
    expect(seen.cells).toHaveLength(counted.size);
    const foreseen = new Map(
      seen.cells.map(({ viewerClass, slot, gained, lost }) => [
        `${viewerClassKey(viewerClass)} ${slot}`,
        { gained, lost },
      ]),
    );
    expect(foreseen).toEqual(counted);
    expect(seen.citizens).toBe(12);
    // And the officer is told of each of them, and of all together, that they are at least ten.
    expect(shown?.citizens).toBe(10);
    expect(shown?.cells).toHaveLength(counted.size);
    for (const { gained, lost } of shown?.cells ?? []) expect([gained, lost]).toEqual([10, 0]);
  });

  it('is a version with reasons and names, the log says so to both authorities, and citizens are told otherwise', async () => {
    const id = await officers.drafted();
    const told = (await officers.effect(id)).citizenText;
    expect(told.before.da.map(({ from, to }) => [from, to])).toEqual([['muni_social', 'region_psych']]);
    expect(told.after.da[0]?.sentences.join()).not.toBe(told.before.da[0]?.sentences.join());
    await officers.approve(id);
    await officers.team.get(PolicySwitch).finish();
    const { versions, inForce: version } = await officers.drafts();
    expect(version).toBe(`${SHARING_POLICY.policy_version}+1`);
    expect(versions[0]).toMatchObject({
      version,
      origin: 'approved',
      changes: EASED,
      drafter: { name: 'Rie Prøve' },
      approver: { name: 'Maja Prøve' },
      teams: 1,
    });
    const [switched] = await officers.team.audit('policy.switched');
    expect(switched?.controllers.toSorted()).toEqual(['municipality', 'region']);
    expect((await officers.team.audit('access.changed')).at(-1)).toMatchObject({ reason: 'policy' });
    const view = await officers.inForce();
    expect(
      view.citizenText.da.find(({ from, to }) => from === 'muni_social' && to === 'region_psych')?.sentences,
    ).toEqual(told.after.da[0]?.sentences);
    expect(new Set((await officers.masks()).map((row) => row.policy_version))).toEqual(new Set([version]));
  });

  it('opens to the nurse what the law now opens, and the team’s stream tells her screen', async () => {
    const slots = async () => (await officers.team.card('nurse', officers.joint))?.marks;
    expect(await slots()).not.toContain('muni_social');
    const id = await officers.drafted();
    const events = (await officers.team.events()).length;
    await officers.approve(id);
    expect(await slots()).not.toContain('muni_social');
    await officers.team.get(PolicySwitch).finish();
    expect(await slots()).toContain('muni_social');
    expect((await officers.team.events()).slice(events)).toMatchObject([
      { citizen_id: officers.joint.key, change: 'shared' },
    ]);
  });
});

describe('few citizens', () => {
  it('are not counted out to an officer who reads nothing about anybody', async () => {
    const [seen] = (await officers.effect(await officers.drafted())).teams;
    expect(seen?.citizens).toBeNull();
    expect(seen?.cells.length).toBeGreaterThan(0);
    for (const { gained, lost } of seen?.cells ?? []) expect([gained, lost]).toEqual([null, 0]);
    expect((await officers.team.audit('policy.previewed')).at(-1)).toMatchObject({ citizens: 0, outcome: 'ok' });
  });
});

describe('what one person has open alone', () => {
  const OFF: Changes = [{ kind: 'gateway', id: 'EMERG_HEALTH_PULL', reason: 'Afventer', set: { enabled: false } }];
  const lookUp = (...citizens: TestCitizen[]) =>
    officers.team.as('nurse', async (tx, viewer) => {
      for (const { key } of citizens)
        await officers.team.get(PersonalAccess).open(tx, viewer, {
          citizenId: key,
          ground: 'emergency_pull',
          rule: 'EMERG_HEALTH_PULL',
          slots: [slotOf('region_psych', 'private_notes')],
          until: hoursAfter(tx.now, 4),
        });
    });

  it('and a draft would close, is counted beside the classes, and of few citizens not told', async () => {
    // Many look-ups of one citizen are still one citizen.
    await lookUp(...Array.from({ length: 11 }, () => officers.joint));
    const id = await officers.drafted(OFF);
    expect((await officers.effect(id)).teams).toMatchObject([
      { citizens: null, personal: [{ ground: 'emergency_pull', accesses: null, citizens: null }] },
    ]);
    const others: TestCitizen[] = [];
    for (let made = 0; made < 9; made += 1)
      others.push(await officers.team.meets(aCitizen().enrolledBy('region_psych')));
    await lookUp(...others);
    expect((await officers.effect(id)).teams).toMatchObject([
      { citizens: 10, personal: [{ ground: 'emergency_pull', accesses: 20, citizens: 10 }] },
    ]);
  });

  it('cannot be worked out where it is few: not from the total beside it, nor from the draft without it', async () => {
    for (let made = 0; made < 11; made += 1)
      await officers.team.meets(aCitizen().enrolledBy('region_psych').enrolledBy('muni_social').onBoard(1));
    await lookUp(await officers.team.meets(aCitizen().enrolledBy('region_psych')));
    const [all] = (await officers.effect(await officers.drafted([...EASED, ...OFF]))).teams;
    expect(all).toMatchObject({
      citizens: null,
      personal: [{ ground: 'emergency_pull', accesses: null, citizens: null }],
    });
    const [without] = (await officers.effect(await officers.drafted(EASED))).teams;
    expect(without).toMatchObject({ citizens: 10, cells: all?.cells, personal: [] });
  });
});

describe('the look at a draft', () => {
  it('answers the same for one that is not there as for one that never was', async () => {
    expect((await refusalOf(officers.effect('00000000-0000-4000-8000-000000000000'))).code).toBe('not_found');
    expect(officers.team.clock.now()).toBe(NOW);
  });
});
