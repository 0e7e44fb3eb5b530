import { type Card } from '@samtavle/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { pass } from '../../spec-parts/a-room.js';
import {
  article,
  column,
  detailOf,
  focused,
  heard,
  karen,
  namesIn,
  omar,
  opened,
  press,
  room,
  stayOf,
  type,
  yasmin,
} from '../../spec-parts/on-the-board.js';
import { aCard, aFrame, anne, citizen, mette, TODAY } from '../../spec-parts/some-cards.js';

describe('the board by keyboard', () => {
  it('is one tab stop, and arrows go between cards and columns', async () => {
    await room([yasmin, omar, karen]);
    const stops = screen.getAllByRole('article').filter((card) => card.tabIndex === 0);
    expect(stops).toHaveLength(1);
    act(() => stops[0]?.focus());
    expect(focused()).toBe('Yasmin Haddou');
    press('ArrowDown');
    expect(focused()).toBe('Omar Selmani');
    press('ArrowRight');
    expect(focused()).toBe('Karen Ravnholt');
    expect(screen.getAllByRole('article').filter((card) => card.tabIndex === 0)).toHaveLength(1);
  });

  it('moves with M and a digit; focus follows the card, and undo takes it back', async () => {
    const here = await room([yasmin, omar, karen]);
    act(() => article(/^Yasmin/).focus());
    press('m');
    await pass(here, 20);
    const menu = screen.getByRole('menu');
    fireEvent.keyDown(within(menu).getAllByRole('menuitem')[0] ?? menu, { key: '2' });
    await pass(here, 50);
    expect(here.commanded).toMatchObject([
      { name: 'board.move', input: { citizen: yasmin.id, owner: 'region_psych', level: 2, version: 1 } },
    ]);
    await heard(here, aFrame(1, 2, { cards: [{ ...yasmin, stay: { ...stayOf(yasmin), level: 2, version: 2 } }] }));
    expect(namesIn(/Niveau 2/)).toContain('Yasmin Haddou');
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Fortryd' })));
    await pass(here, 50);
    expect(here.commanded[1]).toMatchObject({ name: 'board.move', input: { level: 3, version: 2 } });
  });

  it('shows a move at once, and takes it back with words when the server refuses', async () => {
    const here = await room([yasmin, karen]);
    here.answer = () => ({ ok: false, error: { error: 'stale_version', da: 'En kollega gemte.', en: '' } });
    act(() => article(/^Yasmin/).focus());
    press('m');
    await pass(here, 20);
    fireEvent.keyDown(screen.getAllByRole('menuitem')[0] ?? document.body, { key: '2' });
    await pass(here, 100);
    expect(namesIn(/Niveau 3/)).toContain('Yasmin Haddou');
    expect(screen.getByText(/Yasmin Haddou blev ikke flyttet/)).toBeTruthy();
  });

  it('closes the card with Escape from the board, and gives the focus back', async () => {
    const here = await opened([]);
    act(() => article(/^Karen/).focus());
    press('Escape');
    await pass(here, 20);
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(focused()).toBe('Karen Ravnholt');
  });

  it('does nothing on letters typed in a field', async () => {
    const here = await room([karen], { address: `/tavle?kort=${karen.id}`, detail: detailOf(karen, []) });
    const line = screen.getByRole('textbox', { name: 'Skriv en linje' });
    act(() => line.focus());
    fireEvent.keyDown(line, { key: 'n' });
    await pass(here, 10);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the board while colleagues work', () => {
  it('puts a colleague’s card in place and marks it for eight seconds', async () => {
    const here = await room([yasmin, karen]);
    const moved = { ...karen, stay: { ...stayOf(karen), level: 3 as const, version: 2 } };
    await heard(
      here,
      aFrame(1, 2, { cards: [moved], notes: [{ citizen: karen.id, by: mette.id, change: 'moved', fromLevel: 2 }] }),
    );
    expect(namesIn(/Niveau 3/)).toEqual(['Yasmin Haddou', 'Karen Ravnholt']);
    expect(within(article(/^Karen/)).getByText(/flyttede hertil fra niveau 2/)).toBeTruthy();
    await pass(here, 8_100);
    expect(within(article(/^Karen/)).queryByText(/flyttede hertil/)).toBeNull();
  });

  it('does not reorder a column with the focus in it, and never takes the focus', async () => {
    const here = await room([yasmin, omar, karen]);
    act(() => article(/^Omar/).focus());
    await heard(
      here,
      aFrame(1, 2, {
        cards: [
          { ...omar, action: { owner: 'region_psych', text: 'Ring', responsible: anne.id, dueOn: '2026-11-20' } },
        ],
      }),
    );
    expect(namesIn(/Niveau 3/)).toEqual(['Yasmin Haddou', 'Omar Selmani']);
    expect(focused()).toBe('Omar Selmani');
    expect(within(column(/Niveau 3/)).getByText(/1 ændring venter/)).toBeTruthy();
    act(() => article(/^Karen/).focus());
    expect(namesIn(/Niveau 3/)).toEqual(['Omar Selmani', 'Yasmin Haddou']);
  });

  it('keeps the place, and the focus, of a card that a colleague moved away under the hand', async () => {
    const here = await room([yasmin, omar, karen]);
    act(() => article(/^Yasmin/).focus());
    await heard(here, aFrame(1, 2, { cards: [{ ...yasmin, stay: { ...stayOf(yasmin), level: 1, version: 2 } }] }));
    expect(within(column(/Niveau 3/)).getByText('Flyttet til Niveau 1')).toBeTruthy();
    expect(document.activeElement).not.toBe(document.body);
    expect(column(/Niveau 3/).contains(document.activeElement)).toBe(true);
  });

  it('takes a closed card off the screen at once, name and all, and leaves its place for six seconds', async () => {
    const here = await room([yasmin, omar]);
    await heard(here, aFrame(1, 2, { gone: [omar.id] }));
    expect(document.body.textContent).not.toContain('Omar');
    expect(screen.getByText('Kortet er ikke længere delt med dig.')).toBeTruthy();
    await pass(here, 6_100);
    expect(screen.queryByText('Kortet er ikke længere delt med dig.')).toBeNull();
  });

  it('says who changed how much, gathered, and not more', async () => {
    const here = await room([yasmin, omar, karen]);
    const note = (of: Card) => ({ citizen: of.id, by: mette.id, change: 'wrote' as const, fromLevel: null });
    await heard(here, aFrame(1, 2, { cards: [yasmin], notes: [note(yasmin)] }));
    await heard(here, aFrame(2, 3, { cards: [omar], notes: [note(omar)] }));
    await pass(here, 2_100);
    await act(() => new Promise((resolve) => setTimeout(resolve, 2_200)));
    expect(screen.getByTestId('live-polite').textContent).toBe('Mette ændrede 2 kort');
  });

  it('shows what somebody typed as text, never as markup', async () => {
    await room([aCard(9, '<img src=x onerror=alert(1)>', { level: 3 })]);
    expect(article(/<img/).querySelector('img')).toBeNull();
  });
});

describe('placing somebody on the board', () => {
  it('takes four fields, and Enter from each to the next', async () => {
    const here = await room([aCard(7, 'Rikke Tornved', { stay: null }), karen]);
    act(() => article(/^Karen/).focus());
    press('n');
    await pass(here, 50);
    const dialog = within(screen.getByRole('dialog'));
    const [who, why] = dialog.getAllByRole('combobox');
    if (who === undefined || why === undefined) throw new Error('a field for the citizen and one for the reason');
    type(who, 'rik');
    fireEvent.keyDown(who, { key: 'Enter' });
    expect(dialog.getByText('Rikke Tornved')).toBeTruthy();
    expect(document.activeElement).toBe(dialog.getAllByRole('combobox')[0]);
    type(dialog.getAllByRole('combobox')[0] ?? why, 'symp');
    press('Enter');
    press('Enter');
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
    press('3');
    press('Enter');
    const action = dialog.getByRole('textbox', { name: 'Første handling' });
    expect(document.activeElement).toBe(action);
    type(action, 'Ring kl. 9');
    await act(async () => void fireEvent.submit(action.closest('form') ?? action));
    await pass(here, 50);
    expect(here.commanded).toMatchObject([
      {
        name: 'board.place',
        input: {
          citizen: citizen(7),
          level: 3,
          reasons: ['symptoms_worse'],
          firstAction: { text: 'Ring kl. 9', responsible: anne.id, dueOn: TODAY },
        },
      },
    ]);
  });

  it('keeps what was filled in when it is closed, and says in words what is missing', async () => {
    const here = await room([karen]);
    act(() => article(/^Karen/).focus());
    press('n');
    await pass(here, 50);
    type(screen.getByRole('textbox', { name: 'Første handling' }), 'Ring kl. 9');
    await act(
      async () =>
        void fireEvent.submit(
          screen.getByRole('textbox', { name: 'Første handling' }).closest('form') ?? document.body,
        ),
    );
    expect(screen.getAllByText('Udfyld feltet.').length).toBeGreaterThan(0);
    expect(here.commanded).toEqual([]);
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Fortryd' }));
    await pass(here, 50);
    act(() => article(/^Karen/).focus());
    press('n');
    await pass(here, 50);
    expect(screen.getByRole('textbox', { name: 'Første handling' })).toHaveProperty('value', 'Ring kl. 9');
  });
});
