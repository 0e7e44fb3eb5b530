import { copyState, goesIntoRecord } from '@samtavle/care-plan';
import { danishDay, daysBetween } from '@samtavle/domain';
import { SHARING_POLICY } from '@samtavle/policy';
import { aDemo, NOW } from '../../testing/some-demo.js';
import { copiesOf } from './copies.js';

describe('what the demo has carried into the records', () => {
  const elements = aDemo().citizens.flatMap((citizen) => citizen.elements);
  const copies = new Map(copiesOf(elements, NOW).map((copy) => [copy.element.id, copy]));
  const today = danishDay(NOW);
  const states = elements.flatMap((element) => {
    const { id, owner, kind, category, versions, ended } = element;
    const [first] = versions;
    const last = versions.at(-1);
    if (owner === 'citizen' || ended || !first || !last?.by) return [];
    if (!goesIntoRecord({ kind, category, content: last.said })) return [];
    const writtenOn = danishDay(first.at);
    const state = copyState(
      { version: versions.length, copied: copies.get(id)?.version ?? null, writtenOn },
      today,
      SHARING_POLICY.defaults.board_history_days,
    );
    return [{ state: state.kind, age: daysBetween(danishDay(last.at), today) }];
  });
  const count = (kind: string, of = states) => of.filter(({ state }) => state === kind).length;

  it('is nearly all of the last sixty days and everything older; a few are late, and a few changed since', () => {
    const recent = states.filter(({ age }) => age > 2 && age <= 60);
    expect(count('copied', recent) / recent.length).toBeGreaterThan(0.85);
    const shown = ['late', 'changed', 'fresh'].map((kind) => count(kind));
    expect(shown.every((lines) => lines > 0) || shown).toBe(true);
    expect(count('late')).toBeLessThan(states.length / 20);
    expect(states.filter(({ age, state }) => age > 60 && state !== 'copied')).toEqual([]);
    expect(states.filter(({ age, state }) => age <= 2 && state === 'copied')).toEqual([]);
  });

  it('names versions that are, by who wrote them, and nothing that goes into no record', () => {
    for (const { element, version, at, by } of copies.values()) {
      expect(element.versions[version - 1]).toMatchObject({ by });
      expect(at <= NOW && at > (element.versions[version - 1]?.at ?? NOW)).toBe(true);
      const said = element.versions[version - 1]?.said ?? {};
      expect(goesIntoRecord({ kind: element.kind, category: element.category, content: said })).toBe(true);
    }
  });
});
