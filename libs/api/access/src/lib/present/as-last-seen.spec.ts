import fc from 'fast-check';
import { nextVersion, SLOT_COUNT, slotOf, uncountedVersion } from '@samtavle/domain';
import { type EarlierVersion } from '../elements/element.entity.js';
import { isLinkChange } from '../elements/hidden-links.js';
import { type Eyes, present } from './present.js';

const SLOT = slotOf('region_psych', 'housing');
const SHOWN = slotOf('region_psych', 'own_goals');
const HIDDEN = slotOf('region_psych', 'diagnosis');
const OPEN: ReadonlySet<number> = new Set([SLOT, SHOWN]);
const eyes: Eyes = {
  mask: Array.from({ length: SLOT_COUNT }, (_, slot) => (OPEN.has(slot) ? '1' : '0')).join(''),
  noticeOnly: false,
  sector: 'muni_social',
  plans: [],
  related: true,
  facts: new Set(),
};

interface Named {
  readonly goalId?: string;
  readonly goalSlot: number | null;
}

const NO_GOAL: Named = { goalSlot: null };
const goal: fc.Arbitrary<Named> = fc.constantFrom(
  { goalSlot: null },
  ...[SHOWN, HIDDEN].flatMap((goalSlot) => ['a', 'b'].map((goalId) => ({ goalId: `${goalId} ${goalSlot}`, goalSlot }))),
);
/** What an action came to say, one after the other. */
const telling = fc.array(fc.record({ text: fc.constantFrom('Ringer.', 'Skriver.'), goal }), {
  minLength: 1,
  maxLength: 12,
});

/** As it is stored after that many of them. */
function after(told: readonly { text: string; goal: Named }[]) {
  const all: EarlierVersion[] = [];
  for (const {
    text,
    goal: { goalSlot, ...link },
  } of told) {
    const [last] = all;
    const content = { text, ...link };
    const number = (before: EarlierVersion) =>
      isLinkChange('action', before.content, content)
        ? uncountedVersion(before.version, 0.7)
        : nextVersion(before.version);
    const version = last === undefined ? 1 : number(last);
    all.unshift({ version, content, goalSlot, updatedAt: `at ${all.length}`, updatedBy: `by ${all.length}` });
  }
  const [now, ...before] = all;
  if (!now) throw new Error('nothing was told');
  const counted = all.findIndex(({ version }) => version < 65_536);
  return { id: 'action', kind: 'action' as const, slot: SLOT, ...now, earlier: before.slice(0, counted) };
}

const shown = (told: Parameters<typeof after>[0]) => {
  const [row] = present(eyes, [after(told)]);
  return row && { said: row.content, version: row.version, at: row.updatedAt, by: row.updatedBy };
};

describe('an element whose links somebody may not see', () => {
  it('is to them as it was before changes of those links alone, number, time and author', () => {
    fc.assert(
      fc.property(telling, fc.array(fc.constantFrom('x', 'y', undefined), { maxLength: 4 }), (told, hidden) => {
        const last = told.at(-1);
        if (!last || last.goal.goalSlot === SHOWN) return;
        // What is saved without any change is a version of its own to everybody.
        const since = hidden
          .map((name) => ({ text: last.text, goal: name === undefined ? NO_GOAL : { goalId: name, goalSlot: HIDDEN } }))
          .filter((one, at, all) => one.goal.goalId !== (all[at - 1] ?? last).goal.goalId);
        expect(shown([...told, ...since])).toEqual(shown(told));
      }),
    );
  });

  it('is as it stands where the last change is theirs to see', () => {
    fc.assert(
      fc.property(telling, (told) => {
        const [before, now] = [told.slice(0, -1), told.at(-1)];
        if (before.length === 0 || !now) return;
        const stored = after(told);
        if (JSON.stringify(shown(before)?.said) !== JSON.stringify(shown(told)?.said))
          expect(shown(told)).toMatchObject({ version: stored.version, at: stored.updatedAt, by: stored.updatedBy });
      }),
    );
  });

  it('never says to them where the hidden goal is', () => {
    fc.assert(
      fc.property(telling, (told) => {
        expect(JSON.stringify(shown(told))).not.toContain(` ${HIDDEN}`);
      }),
    );
  });
});
