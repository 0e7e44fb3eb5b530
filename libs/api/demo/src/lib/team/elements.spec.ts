import { ElementContent, Line, PersonName, ShortLine } from '@samtavle/contracts';
import { addDays, danishDay, type Instant, instant } from '@samtavle/domain';
import { actionAbility, parseViewerClassKey, SHARING_POLICY } from '@samtavle/policy';
import { aDemo, everyElement, NOW, SEED } from '../../testing/some-demo.js';
import { demoTeam } from './demo-team.js';
import { type DemoElement, type DemoTeam } from './model.js';

const demo = aDemo();
const all = everyElement(demo);

describe('what is written in the demo', () => {
  it('keeps the contract, in every version', () => {
    for (const { element } of all) {
      for (const { said } of element.versions)
        expect(() => ElementContent.parse({ kind: element.kind, ...said })).not.toThrow();
    }
  });

  it('is no longer than a person could have typed', () => {
    const limits = { action: ShortLine, note: Line, goal: Line, exit_criterion: Line };
    for (const { element } of all) {
      for (const { said } of element.versions) {
        if ('text' in said && element.kind in limits)
          expect(limits[element.kind as keyof typeof limits].parse(said.text)).toBe(said.text);
      }
    }
    for (const { givenName, familyName } of demo.citizens)
      for (const name of [givenName, familyName]) expect(PersonName.parse(name)).toBe(name);
  });

  it('was written by somebody of the owner’s sector, in a role that may write that category', () => {
    const members = new Map(demo.members.map((member) => [member.id, member]));
    for (const { element } of all) {
      const { owner, category, kind } = element;
      const author = element.versions[0]?.by;
      if (kind === 'admission') {
        expect(element).toMatchObject({ owner: 'region_psych', category: 'admission_discharge' });
        expect(author).toBeNull();
        continue;
      }
      const member = author ? members.get(author) : undefined;
      const viewer = member && parseViewerClassKey(member.classKey);
      expect(member?.sector).toBe(owner);
      expect({
        owner,
        category,
        role: member?.role,
        may: viewer && actionAbility(SHARING_POLICY, viewer).can('write', { kind: 'Element', owner, category }),
      }).toMatchObject({
        may: true,
      });
    }
  });

  it('puts each reason in the category the policy gives it', () => {
    const inherited = new Map<string, string>(
      SHARING_POLICY.board_reasons.map(({ id, inherits_category }) => [id, inherits_category]),
    );
    for (const { element } of all) {
      const said = element.versions[0]?.said;
      if (said && 'reason' in said) expect(element.category).toBe(inherited.get(said.reason));
    }
  });

  it('has at most one open stay of each owner, each with a primary reason of its own', () => {
    for (const { elements } of demo.citizens) {
      const open = elements.filter(({ kind, ended }) => kind === 'stay' && !ended);
      expect(new Set(open.map(({ owner }) => owner)).size).toBe(open.length);
      for (const stay of open) {
        const reasons = elements.filter(({ kind, ended, stayId }) => kind === 'reason' && !ended && stayId === stay.id);
        expect(reasons.filter(({ owner, versions }) => owner === stay.owner && isPrimary(versions))).toHaveLength(1);
        for (const { versions } of reasons) expect(versions[0]?.said).toMatchObject({ stay: stay.id });
      }
    }
  });

  it('keeps every contact: it is a log', () => {
    for (const { element } of all.filter(({ element: { kind } }) => kind === 'contact')) {
      expect(element.ended).toBe(false);
      expect(element.versions).toHaveLength(1);
      expect(element.versions[0]?.said).toMatchObject({ on: element.onDay });
    }
  });

  it('says of the visits behind that they were made or tried, on a day somebody was there', () => {
    const today = danishDay(NOW);
    for (const { elements } of demo.citizens) {
      const behind = elements.filter(({ kind, onDay }) => kind === 'visit' && (onDay ?? '') < today);
      for (const { onDay, versions } of behind) {
        const { state } = versions.at(-1)?.said as { state?: string };
        const met = elements.filter((one) => one.kind === 'contact' && one.onDay === onDay);
        expect(met.map(({ versions: [first] }) => (first?.said as { how: string }).how === 'attempt')).toContain(
          state === 'attempted',
        );
      }
    }
  });

  it('has visits agreed ahead for the board, and days left open', () => {
    const today = danishDay(NOW);
    const ahead = all.filter(({ element }) => element.kind === 'visit' && (element.onDay ?? '') > today);
    expect(ahead.length).toBeGreaterThan(60);
  });

  it('has citizens contact was lost with, whom somebody has tried to reach since', () => {
    const lost = demo.citizens.filter(({ elements }) => {
      const contacts = elements
        .filter(({ kind }) => kind === 'contact')
        .map(({ onDay, versions: [first] }) => ({ on: onDay ?? '', how: (first?.said as { how: string }).how }));
      const met =
        contacts
          .filter(({ how }) => how !== 'attempt')
          .map(({ on }) => on)
          .sort()
          .at(-1) ?? '';
      return met < addDays(danishDay(NOW), -27) && contacts.some(({ how, on }) => how === 'attempt' && on > met);
    });
    expect(lost.length).toBeGreaterThanOrEqual(2);
  });

  it('leaves nothing open on a stay that is over, and nobody owing an action there', () => {
    for (const { elements } of demo.citizens) {
      const over = new Set(elements.filter(({ kind, ended }) => kind === 'stay' && ended).map(({ id }) => id));
      expect(elements.filter(({ stayId, ended }) => stayId !== null && over.has(stayId) && !ended)).toEqual([]);
    }
  });

  it('shows a year: stays that ended, contacts, admissions and lines that were put right', () => {
    const count = (test: (element: DemoElement) => boolean) => all.filter(({ element }) => test(element)).length;
    expect(count(({ kind, ended }) => kind === 'stay' && ended)).toBeGreaterThan(60);
    expect(count(({ kind }) => kind === 'contact')).toBeGreaterThan(2000);
    expect(count(({ kind, ended }) => kind === 'admission' && ended)).toBeGreaterThan(5);
    expect(count(({ kind, versions }) => kind === 'note' && versions.length > 1)).toBeGreaterThan(3);
    expect(count(({ kind }) => kind === 'goal')).toBeGreaterThan(100);
  });
});

describe('time in the demo', () => {
  const moments: readonly [string, Instant][] = [
    ['a morning', NOW],
    ['five past midnight', instant('2026-11-25T23:05:00Z')],
    ['a leap day', instant('2028-02-29T11:00:00Z')],
    ['a year after a leap day', instant('2029-02-28T11:00:00Z')],
    ['the night the clock goes forward', instant('2027-03-28T01:30:00Z')],
    ['the night the clock goes back', instant('2027-10-31T00:30:00Z')],
  ];

  it.each([SEED, 2, 3, 4, 5, 6])('is in order whatever the seed: %d', (seed) => {
    expect(wrongTimes(demoTeam(seed, NOW), NOW)).toEqual([]);
  });

  it.each(moments)('never runs ahead of %s, nor before the sector knew the citizen', (_, now) => {
    const team = now === NOW ? demo : demoTeam(SEED, now);
    expect(wrongTimes(team, now)).toEqual([]);
  });
});

/** Whatever was written in the future, out of order, or before the owner had enrolled the citizen. */
function wrongTimes({ citizens }: DemoTeam, now: Instant): string[] {
  return citizens.flatMap(({ key, elements, enrolments, consents, relations, createdAt }) => {
    const since = new Map<string, string>(enrolments.map((one) => [one.sector, one.since]));
    const wrong = elements.filter(({ owner, versions }) => {
      const times = versions.map(({ at }) => at);
      const [first = now] = times;
      return (
        times.some((at, rank) => at > now || at < (times[rank - 1] ?? at)) ||
        danishDay(first) < (since.get(owner) ?? '9999')
      );
    });
    const early = consents.filter(({ steps, sector }) =>
      steps.some(
        ({ at }, rank) => at > now || at < (steps[rank - 1]?.at ?? at) || danishDay(at) < (since.get(sector) ?? '9999'),
      ),
    );
    return [
      ...wrong.map(({ kind, category }) => `${key} ${kind} ${category}`),
      ...early.map((consent) => `${key} ${consent.package} ${consent.state}`),
      ...(relations.some(({ from }) => from > now) || createdAt > now ? [`${key} relation`] : []),
    ];
  });
}

function isPrimary(versions: DemoElement['versions']): boolean {
  const said = versions.at(-1)?.said;
  return said !== undefined && 'primary' in said && said.primary;
}
