import { type CitizenId } from '@samtavle/contracts';
import { OWNERS, type Owner, SLOT_COUNT, slotOf } from '@samtavle/domain';
import fc from 'fast-check';
import { present, type VisibleCitizen } from './present.js';

const GOAL = '6f1c0a1e-0000-4000-8000-000000000001';
const WHY = 'Kommunen følger restancen.';

const looking = (sector: Owner, mask: string): VisibleCitizen => ({
  citizenId: 'c',
  id: 'c' as CitizenId,
  mask,
  noticeOnly: false,
  sector,
  plans: [],
  related: true,
  facts: new Set(),
  alone: false,
});

/** An effort goal that serves a goal lying in that slot, as the database lets it through; and one that says why not. */
const linked = (slot: number, goalSlot: number | null) => ({
  id: 'e',
  kind: 'effort_goal' as const,
  slot,
  goalSlot,
  content: { text: 'Betaler husleje.', goal: GOAL, whyNot: null },
});
const explained = (slot: number) => ({
  ...linked(slot, null),
  content: { text: 'Betaler husleje.', goal: null, whyNot: WHY },
});

const owners = fc.constantFrom(...OWNERS);
const masks = fc
  .array(fc.constantFrom('0', '1'), { minLength: SLOT_COUNT, maxLength: SLOT_COUNT })
  .map((bits) => bits.join(''));

describe('an effort goal that serves a goal of the citizen’s', () => {
  it('names it to nobody from whom the goal is hidden, by whichever wall', () => {
    fc.assert(
      fc.property(owners, owners, owners, masks, fc.boolean(), (viewer, owner, of, mask, letThrough) => {
        const goalSlot = slotOf(of, 'own_goals');
        const row = linked(slotOf(owner, 'housing'), letThrough ? goalSlot : null);
        const shown = present(looking(viewer, mask), [row]);
        const mayBeNamed = letThrough && mask[goalSlot] === '1';
        for (const { content } of shown) expect(content.goal).toBe(mayBeNamed ? GOAL : null);
      }),
    );
  });

  it('looks to another sector, from whom the goal is hidden, like one that says why not', () => {
    fc.assert(
      fc.property(owners, owners, owners, masks, (viewer, owner, of, mask) => {
        const goalSlot = slotOf(of, 'own_goals');
        fc.pre(viewer !== owner && mask[goalSlot] === '0');
        const slot = slotOf(owner, 'housing');
        const said = (row: ReturnType<typeof linked> | ReturnType<typeof explained>) =>
          present(looking(viewer, mask), [row]).map(({ content }) => content);
        expect(said(linked(slot, goalSlot))).toEqual(said(explained(slot)));
      }),
    );
  });

  it('says why not where every goal would show, and to its own sector', () => {
    const open = '1'.repeat(SLOT_COUNT);
    const slot = slotOf('muni_social', 'housing');
    const one = slotOf('citizen', 'own_goals');
    const shut = `${open.slice(0, one)}0${open.slice(one + 1)}`;
    const whyTo = (sector: Owner, mask: string) => present(looking(sector, mask), [explained(slot)])[0]?.content.whyNot;
    expect(whyTo('region_psych', open)).toBe(WHY);
    expect(whyTo('region_psych', shut)).toBeNull();
    expect(whyTo('muni_social', shut)).toBe(WHY);
  });

  it('keeps what is stored as it was: only what is shown is changed', () => {
    const row = linked(slotOf('muni_social', 'housing'), null);
    present(looking('region_psych', '1'.repeat(SLOT_COUNT)), [row]);
    expect(row.content.goal).toBe(GOAL);
  });
});

describe('an action that is a part of a goal', () => {
  const action = { text: 'Ringer til boligforeningen.', responsible: null, dueOn: null, doneAt: null };

  it('names it where the goal is shown too, and is else the bytes of an action that is a part of none', () => {
    fc.assert(
      fc.property(
        owners,
        owners,
        owners,
        fc.constantFrom('own_goals' as const, 'housing' as const),
        masks,
        fc.boolean(),
        (viewer, owner, of, category, mask, letThrough) => {
          const [slot, goalSlot] = [slotOf(owner, 'social_support'), slotOf(of, category)];
          const row = (content: object, lies: number | null) => ({
            id: 'a',
            kind: 'action' as const,
            slot,
            goalSlot: lies,
            content: { ...content },
          });
          const said = (content: object, lies: number | null) =>
            present(looking(viewer, mask), [row(content, lies)]).map((one) => JSON.stringify(one.content));
          const mayBeNamed = letThrough && mask[goalSlot] === '1';
          const shown = said({ ...action, goalId: GOAL }, letThrough ? goalSlot : null);
          expect(shown).toEqual(said(mayBeNamed ? { ...action, goalId: GOAL } : action, mayBeNamed ? goalSlot : null));
          for (const bytes of shown) expect(bytes.includes(GOAL)).toBe(mayBeNamed);
        },
      ),
    );
  });
});

describe('somebody in the network', () => {
  it('is a relative of the consent register to the sector that registered them, and to nobody else', () => {
    fc.assert(
      fc.property(owners, owners, masks, fc.boolean(), (viewer, owner, mask, related) => {
        const person = { name: 'Lone', relation: 'søster' };
        const row = { id: 'n', kind: 'network_person' as const, slot: slotOf(owner, 'network_relatives') };
        const said = (content: object) =>
          present({ ...looking(viewer, mask), related }, [{ ...row, content: { ...content } }]).map((one) =>
            JSON.stringify(one.content),
          );
        const mayBeNamed = viewer === owner && related;
        expect(said({ ...person, relative: GOAL })).toEqual(said(mayBeNamed ? { ...person, relative: GOAL } : person));
        if (!mayBeNamed) expect(said({ ...person, relative: GOAL }).join()).not.toContain(GOAL);
      }),
    );
  });
});
