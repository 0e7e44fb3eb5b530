import { act, screen, within } from '@testing-library/react';
import { anElement, aPlan, crisisPlan } from '../../spec-parts/a-plan.js';
import { crisis, press, type } from '../../spec-parts/on-the-plan.js';

/** Longer than one waits before the focus is given to something else. */
const settles = () => act(() => new Promise((resolve) => setTimeout(resolve, 120)));
const focused = () => {
  const { activeElement } = document;
  if (activeElement === document.body) return 'nothing';
  return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
};
/** As a keyboard presses it. */
const enter = async (name: string | RegExp, at: HTMLElement = document.body) => {
  within(at).getByRole('button', { name }).focus();
  await press(name, at);
};

describe('the focus on the plan', () => {
  const FIRST = 'Ret linjen »Krise- og mestringsplan«';

  it('is on the first crisis plan when it has come, and its button has given way', async () => {
    const plan = await aPlan([]);
    await press('Skriv kriseplan', crisis());
    await type('Det hjælper', 'Musik');
    await enter('Gem', crisis());
    plan.elements = [crisisPlan()];
    await plan.isTouched();
    await settles();
    expect(focused()).toBe(FIRST);
  });

  it('is there too when the crisis plan comes before the answer', async () => {
    const plan = await aPlan([]);
    let answer: (said: Awaited<ReturnType<typeof plan.answer>>) => void = () => undefined;
    plan.answer = () => new Promise((resolve) => (answer = resolve));
    await press('Skriv kriseplan', crisis());
    await type('Det hjælper', 'Musik');
    await enter('Gem', crisis());
    plan.elements = [crisisPlan()];
    await plan.isTouched();
    await act(async () => answer({ ok: true, value: { seq: null, version: 1, id: null } }));
    await settles();
    expect(focused()).toBe(FIRST);
  });

  it('is on the way to write a new one when the last has ended', async () => {
    const only = anElement(
      { kind: 'network_person', name: 'Lotte', relation: 'søster', phone: null, involve: 'yes', note: '' },
      { category: 'network_relatives' },
    );
    const plan = await aPlan([only]);
    const network = screen.getByRole('region', { name: 'Netværk' });
    await enter(/^Historik for/, network);
    await plan.settles();
    await enter('Gælder ikke længere', screen.getByRole('dialog'));
    plan.elements = [];
    await plan.isTouched();
    await settles();
    expect(document.activeElement?.closest('section')).toBe(network);
    expect(document.activeElement?.tagName).toBe('BUTTON');
  });

  it('is on the next action when one was done', async () => {
    const action = (text: string) =>
      anElement({ kind: 'action', text, responsible: null, dueOn: null, doneAt: null }, { category: 'housing' });
    const [first, second] = [action('Ringer'), action('Skriver')];
    const plan = await aPlan([first, second]);
    await enter('»Ringer« er gjort');
    plan.elements = [second];
    await plan.isTouched();
    await settles();
    expect(focused()).toBe('»Skriver« er gjort');
  });
});
