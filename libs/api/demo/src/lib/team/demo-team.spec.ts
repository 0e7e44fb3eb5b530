import { addDays, instant } from '@samtavle/domain';
import { parseViewerClassKey } from '@samtavle/policy';
import { aDemo, NOW, SEED } from '../../testing/some-demo.js';
import { demoTeam } from './demo-team.js';
import { citizenAt, type Moment, MOMENTS } from './moments.js';

const demo = aDemo();

describe('the demo team', () => {
  it('is the same team, down to the ids, for the same seed and moment', () => {
    expect(demoTeam(SEED, NOW)).toEqual(demo);
  });

  it('is another team for another seed, around the same named citizens', () => {
    const other = demoTeam(SEED + 1, NOW);
    const ids = new Set(demo.citizens.map(({ id }) => id));
    expect(other.citizens.filter(({ id }) => ids.has(id))).toEqual([]);
    expect(other.citizens.slice(0, 31).map(({ key }) => key)).toEqual(demo.citizens.slice(0, 31).map(({ key }) => key));
    expect(other.citizens.slice(31).map(({ familyName }) => familyName)).not.toEqual(
      demo.citizens.slice(31).map(({ familyName }) => familyName),
    );
  });

  it('moves with the day it is seeded on', () => {
    const week = demoTeam(SEED, instant('2026-12-03T07:15:00Z'));
    const since = (team: typeof demo) => citizenAt(team, 'regionAlone').enrolments[0]?.since;
    const before = since(demo);
    expect(before && addDays(before, 7)).toBe(since(week));
  });

  it('knows 180 citizens, thirty of them on some board, and nobody by two ids or one name', () => {
    expect(demo.citizens).toHaveLength(180);
    expect(demo.citizens.filter(isOnBoard)).toHaveLength(30);
    expect(new Set(demo.citizens.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size).toBe(180);
    expect(new Set(demo.citizens.flatMap(({ aliases }) => aliases.map(({ id }) => id))).size).toBe(4 * 180);
  });

  it('gives every citizen an id of its own per sector, none of them the one behind', () => {
    for (const { id, aliases } of demo.citizens) expect(aliases.map((alias) => alias.id)).not.toContain(id);
  });

  it('can be as large as a load test wants, with as many on the board', () => {
    const large = demoTeam(SEED, NOW, { citizens: 400, onBoard: 250 });
    expect(large.citizens).toHaveLength(400);
    expect(large.citizens.filter(isOnBoard)).toHaveLength(250);
  });

  it('can be smaller than its stories', () => {
    const small = demoTeam(SEED, NOW, { citizens: 12, onBoard: 5 });
    expect(small.citizens).toHaveLength(12);
    expect(small.citizens.filter(isOnBoard)).toHaveLength(5);
  });
});

describe('its people', () => {
  it('each act in a class the policy knows', () => {
    for (const { classKey, sector, role } of demo.members)
      expect(parseViewerClassKey(classKey)).toMatchObject({ sector, role });
  });

  it('are health persons for the region also when they stand in for one on a psychiatrist’s responsibility', () => {
    const region = demo.members.filter(({ sector }) => sector === 'region_psych');
    expect(region.map(({ classKey }) => classKey.split('/')[2])).toEqual(region.map(() => 'h'));
    expect(region.filter(({ responsibleId }) => responsibleId).map(({ role }) => role)).toEqual([
      'social_worker_region',
      'team_leader_joint',
    ]);
  });

  it('act in two capacities where they have two, with one class each', () => {
    const twofold = demo.persons
      .map(({ id }) => demo.members.filter(({ personId }) => personId === id))
      .filter((members) => members.length > 1);
    expect(twofold.map((members) => members.map(({ classKey }) => classKey))).toEqual([
      ['muni_health/sosu_assistant_muni/h', 'muni_social/support_worker_muni/n'],
      ['region_psych/team_leader_joint/h', 'muni_social/team_leader_joint/n'],
    ]);
  });

  it('stand outside the team when they watch over it', () => {
    const outside = demo.members.filter(({ teamId }) => teamId === null);
    expect(outside.map(({ role }) => role)).toEqual([
      'audit_officer',
      'audit_officer',
      'data_protection_officer',
      'data_protection_officer',
    ]);
    // One of each authority: four eyes on the rules are two of each.
    for (const pair of [outside.slice(0, 2), outside.slice(2)])
      expect(new Set(pair.map(({ authorityId }) => authorityId)).size).toBe(2);
  });
});

describe('the situations a demonstration looks for', () => {
  it.each(Object.keys(MOMENTS) as Moment[])('%s is there', (moment) => {
    expect(citizenAt(demo, moment).elements.length).toBeGreaterThan(5);
  });

  it('has a regional citizen nobody has asked, on the board, with a note about how she is, and Anne as contact', () => {
    const { enrolments, consents, elements } = citizenAt(demo, 'regionAlone');
    const anne = demo.members.find(
      ({ personId }) => personId === demo.persons.find(({ name }) => name === 'Anne Holm')?.id,
    );
    expect(enrolments.map(({ sector }) => sector)).toEqual(['region_psych']);
    expect(consents).toEqual([]);
    expect(elements.filter(({ kind, ended }) => kind === 'stay' && !ended)).toHaveLength(1);
    expect(
      elements.some(
        ({ kind, owner, category }) => kind === 'note' && owner === 'region_psych' && category === 'mental_state',
      ),
    ).toBe(true);
    expect(elements.find(({ kind }) => kind === 'contacts')?.versions[0]?.said).toEqual({ members: [anne?.id] });
  });

  it('has somebody known to both sides, with two stays and no consent', () => {
    const { enrolments, consents, elements } = citizenAt(demo, 'knownToBothApart');
    expect(enrolments.map(({ sector }) => sector)).toEqual(['region_psych', 'muni_social']);
    expect(consents).toEqual([]);
    expect(elements.filter(({ kind, ended }) => kind === 'stay' && !ended).map(({ owner }) => owner)).toEqual([
      'region_psych',
      'muni_social',
    ]);
  });

  it('has one in hospital with help the law’s notice asks for, and one without', () => {
    const service = (moment: Moment) =>
      citizenAt(demo, moment).enrolments.find(({ sector }) => sector === 'muni_social')?.selService;
    expect(service('admittedWithService')).toBe(true);
    expect(service('admittedWithoutService')).toBe(false);
  });

  it('has four in hospital now, one of them on leave', () => {
    const now = demo.citizens
      .flatMap(({ elements }) => elements)
      .flatMap(({ versions }) => {
        const said = versions.at(-1)?.said;
        return said && 'ward' in said && said.dischargedOn === null ? [said.status] : [];
      });
    expect(now.sort()).toEqual(['admitted', 'admitted', 'admitted', 'on_leave']);
  });
});

function isOnBoard({ elements }: (typeof demo)['citizens'][number]): boolean {
  return elements.some(({ kind, ended }) => kind === 'stay' && !ended);
}
