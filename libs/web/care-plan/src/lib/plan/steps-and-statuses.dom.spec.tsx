import { fireEvent, screen, within } from '@testing-library/react';
import { act } from 'react';
import { anElement, aPlan, crisisPlan, KAREN, mette } from '../../spec-parts/a-plan.js';
import { crisis, goal, press, type } from '../../spec-parts/on-the-plan.js';

describe('an action', () => {
  const action = { kind: 'action', responsible: mette.id, dueOn: '2026-11-28', doneAt: null } as const;

  it('stands under the goal it is a part of, with who and when, and one whose goal is not shown by itself', async () => {
    const wish = goal('Jeg vil blive boende');
    await aPlan([
      wish,
      anElement({ ...action, text: 'Ringer til boligforeningen', goalId: wish.id }, { mayEdit: false }),
      anElement({ ...action, text: 'Henter medicin', goalId: KAREN as never }),
    ]);
    const under = screen.getByText('»Jeg vil blive boende«').closest('section');
    expect(under?.textContent).toMatch(/Ringer til boligforeningen.*Mette/);
    expect(under?.textContent).not.toContain('Henter medicin');
    expect(screen.getByRole('region', { name: 'Handlinger' }).textContent).toMatch(/^Handlinger.*Henter medicin/);
  });

  it('is tied to a goal when that is saved, and to none that was only looked at', async () => {
    const wish = goal('Jeg vil blive boende');
    const call = anElement({ ...action, text: 'Ringer til boligforeningen' }, { version: 4 });
    const plan = await aPlan([wish, call]);
    await press('Vælg målet for »Ringer til boligforeningen«');
    const choice = screen.getByRole('combobox', { name: 'Hører til målet' });
    expect(document.activeElement).toBe(choice);
    await act(async () => fireEvent.change(choice, { target: { value: wish.id } }));
    await act(async () => fireEvent.keyDown(choice, { key: 'Escape' }));
    expect(plan.sent).toEqual([]);
    await press('Vælg målet for »Ringer til boligforeningen«');
    await act(async () => fireEvent.change(screen.getByRole('combobox'), { target: { value: wish.id } }));
    await press('Gem');
    expect(plan.sent).toMatchObject([
      { name: 'element.edit', input: { citizen: KAREN, element: call.id, version: 4, goalId: wish.id } },
    ]);
    const button = screen.getByRole('button', { name: 'Vælg målet for »Ringer til boligforeningen«' });
    expect(document.activeElement).toBe(button);
    plan.elements = [wish, { ...call, content: { ...action, text: 'Ringer til boligforeningen', goalId: wish.id } }];
    await plan.isTouched();
    expect(document.activeElement?.textContent).toBe('Andet mål');
    expect(document.activeElement?.closest('section')?.textContent).toContain('Jeg vil blive boende');
  });
});

describe('a new step', () => {
  const effort = anElement(
    {
      kind: 'effort_goal',
      text: 'Huslejen betales',
      theme: 'housing',
      aim: 'maintain',
      goal: null,
      whyNot: 'Restance',
      state: 'active',
      dueOn: null,
    },
    { category: 'housing' },
  );
  /** Begun, typed and sent; the answer has not come. */
  const saving = async () => {
    const plan = await aPlan([effort, crisisPlan()]);
    let answer: (said: Awaited<ReturnType<typeof plan.answer>>) => void = () => undefined;
    plan.answer = () => new Promise((resolve) => (answer = resolve));
    await press('Nyt delmål');
    await type(/^Delmål/, 'Aftale med boligforeningen');
    const save = screen.getByRole('button', { name: 'Gem' });
    save.focus();
    await act(async () => fireEvent.click(save));
    const comes = () => act(async () => answer({ ok: true, value: { seq: null, version: 1, id: null } }));
    return { plan, comes };
  };
  const focused = () => document.activeElement?.textContent;

  it('has the focus on its form while it is saved, on the button it came from after, and is not moved by the frame', async () => {
    const { plan, comes } = await saving();
    const saves = screen.getByRole<HTMLButtonElement>('button', { name: /^Gemmer/ });
    expect(document.activeElement).toBe(saves);
    // What has the focus cannot be switched off: the browser would take the focus away.
    expect(saves.disabled).toBe(false);
    expect(saves.getAttribute('aria-disabled')).toBe('true');
    await act(async () => fireEvent.click(saves));
    expect(plan.sent).toHaveLength(1);
    await comes();
    expect(focused()).toBe('Nyt delmål');
    plan.elements = [
      ...plan.elements,
      anElement(
        { kind: 'sub_goal', text: 'Aftale', of: effort.id, dueOn: null, state: 'active' },
        { category: 'housing' },
      ),
    ];
    await plan.isTouched();
    expect(focused()).toBe('Nyt delmål');
  });

  it('leaves the focus where its writer went while it was saved', async () => {
    const { comes } = await saving();
    const elsewhere = within(crisis()).getByRole('button', { name: /^Ret linjen/ });
    elsewhere.focus();
    await comes();
    expect(document.activeElement).toBe(elsewhere);
  });
});

describe('a new status of a quarter', () => {
  const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
  const choose = (name: string, value: string) =>
    act(async () => fireEvent.change(choice(name), { target: { value } }));

  it('says nothing before somebody has chosen what it is, and is not saved so', async () => {
    const plan = await aPlan([]);
    await press('Ny status');
    expect(choice('Status').selectedOptions[0]?.textContent).toBe('Vælg');
    await press('Gem');
    expect(plan.sent).toEqual([]);
    expect(choice('Status').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Udfyld feltet.')).toBeTruthy();
  });

  it('can be that it was asked about and not told', async () => {
    const plan = await aPlan([]);
    await press('Ny status');
    await choose('Status', 'unknown');
    await press('Gem');
    expect(plan.sent).toMatchObject([{ input: { content: { area: 'housing', value: 'unknown' } } }]);
  });

  it('is chosen anew when it is about another part of life that knows no such answer', async () => {
    const plan = await aPlan([], { detail: { writable: ['housing', 'economy_benefits'] } });
    await press('Ny status');
    await choose('Status', 'temporary');
    await choose('Område', 'income');
    expect(choice('Status').selectedOptions[0]?.textContent).toBe('Vælg');
    await press('Gem');
    expect(plan.sent).toEqual([]);
    await choose('Status', 'at_risk');
    await press('Gem');
    expect(plan.sent).toMatchObject([{ input: { content: { area: 'income', value: 'at_risk' } } }]);
  });
});

describe('a status of a quarter that has one', () => {
  it('says what stands, asks which of the two counts, and changes the one that stands', async () => {
    const standing = anElement(
      { kind: 'life_status', quarter: '2026-Q4', area: 'housing', value: 'own_home' },
      { category: 'housing', version: 3 },
    );
    const plan = await aPlan([standing]);
    plan.answer = ({ name }) =>
      name === 'record.revise'
        ? { ok: true, value: { seq: null, version: 4, id: null } }
        : {
            ok: false,
            error: {
              error: 'stale_version',
              da: 'En kollega gemte.',
              en: 'A colleague saved.',
              current: standing,
              fields: [
                {
                  path: 'content.quarter',
                  problem: 'already_written',
                  da: 'Bolig i 2026-Q4 er skrevet.',
                  en: 'Written.',
                },
              ],
            },
          };
    await press('Ny status');
    await act(async () =>
      fireEvent.change(screen.getByRole('combobox', { name: 'Status' }), { target: { value: 'temporary' } }),
    );
    await press('Gem');
    expect(screen.getByText('Bolig i 2026-Q4 er skrevet.')).toBeTruthy();
    await press('Behold min');
    expect(plan.sent.at(-1)).toMatchObject({
      name: 'record.revise',
      input: { element: standing.id, version: 3, changes: { kind: 'life_status', value: 'temporary' } },
    });
  });
});
