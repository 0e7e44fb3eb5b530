import { type Card, type CitizenDetail, ElementId, type ElementView, type ErrorBody } from '@samtavle/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { type ARoom, aRoom, pass } from '../../spec-parts/a-room.js';
import { aCard, aFrame, anne, citizen, mette, TODAY } from '../../spec-parts/some-cards.js';
import { BoardRoom } from './board-room.js';

const Sharing = () => <p>samtykke</p>;
const room = (cards: readonly Card[], options: Parameters<typeof aRoom>[2] = {}) =>
  aRoom(<BoardRoom Sharing={Sharing} />, cards, options);

const article = (name: RegExp) => screen.getByRole('article', { name });
const column = (name: RegExp) => screen.getByRole('region', { name });
const namesIn = (name: RegExp) =>
  within(column(name))
    .queryAllByRole('article')
    .map((card) => card.getAttribute('aria-label')?.split(',')[0]);
const focused = () => document.activeElement?.getAttribute('aria-label')?.split(',')[0];
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

const yasmin = aCard(1, 'Yasmin Haddou', { level: 3, due: TODAY });
const omar = aCard(2, 'Omar Selmani', { level: 3, due: '2026-11-27' });
const karen = aCard(3, 'Karen Ravnholt', { level: 2 });

const TEXT = ElementId.parse('30000000-0000-4000-8000-000000000001');
function noteOf(text: string, version: number): ElementView {
  return {
    id: TEXT,
    owner: 'region_psych',
    category: 'mental_state',
    version,
    content: { kind: 'note', text },
    createdAt: '2026-11-26T06:00:00.000Z',
    updatedAt: '2026-11-26T06:14:00.000Z',
    updatedBy: mette.id,
    rule: 'R-OWN-REG',
    mayEdit: true,
  };
}
function detailOf(card: Card, elements: readonly ElementView[]): CitizenDetail {
  return {
    card,
    asOf: '2026-11-26T07:15:00.000Z',
    seq: 1,
    elements: [...elements],
    heldBack: [],
    consents: [],
    objections: [],
    representative: { state: 'none', kind: null, name: null, scope: null, version: null },
    writable: ['mental_state'],
    openedForMe: [],
    readWithoutConsent: [],
  };
}
const opened = (elements: readonly ElementView[]) =>
  room([karen], { address: `/tavle?kort=${karen.id}`, detail: detailOf(karen, elements) });
const heard = async (here: ARoom, frame: ReturnType<typeof aFrame>) => {
  await act(async () => here.says().frame(frame));
  await pass(here, 10);
};

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

describe('writing on a card', () => {
  const line = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Skriv en linje' });

  it('keeps the text when the drawer is closed and opened, and when the server does not answer', async () => {
    const here = await opened([]);
    here.answer = () => null;
    type(line(), 'Ringet 8.05. Sov 2–6.');
    await act(async () => void fireEvent.submit(line().closest('form') ?? line()));
    await pass(here, 10_000);
    expect(screen.getByRole('alert', { name: '' }).textContent).toMatch(/Samtavle kan ikke svare/);
    expect(line().value).toBe('Ringet 8.05. Sov 2–6.');
    const first = here.commanded[0]?.id;
    fireEvent.click(screen.getByRole('button', { name: /Luk, Escape/ }));
    await pass(here, 20);
    fireEvent.click(screen.getByRole('link', { name: 'Karen Ravnholt' }));
    await pass(here, 20);
    expect(line().value).toBe('Ringet 8.05. Sov 2–6.');
    expect(new Set(here.commanded.map(({ id }) => id))).toEqual(new Set([first]));
  });

  it('empties the line only when it is saved', async () => {
    const here = await opened([]);
    type(line(), 'Set på gaden.');
    await act(async () => void fireEvent.submit(line().closest('form') ?? line()));
    await pass(here, 20);
    expect(here.commanded).toMatchObject([
      { name: 'element.write', input: { kind: 'note', category: 'mental_state', text: 'Set på gaden.' } },
    ]);
    expect(line().value).toBe('');
  });

  it('shows both texts when a colleague saved first, and loses neither', async () => {
    const here = await opened([noteOf('Ring først.', 1)]);
    const refusal: ErrorBody = {
      error: 'stale_version',
      da: 'En kollega gemte.',
      en: '',
      current: noteOf('Ring først. Søster.', 2),
    };
    here.answer = ({ input }) =>
      (input as { version: number }).version === 1
        ? { ok: false, error: refusal }
        : { ok: true, value: { seq: 1, version: 3, id: null } };
    fireEvent.click(screen.getByRole('button', { name: /Ret Tilstand/ }));
    type(screen.getByRole('textbox', { name: 'Ret teksten' }), 'Ring først. Musik.');
    await act(
      async () =>
        void fireEvent.submit(screen.getByRole('textbox', { name: 'Ret teksten' }).closest('form') ?? document.body),
    );
    await pass(here, 20);
    const conflict = screen.getByRole('group', { name: 'To udgaver af samme tekst' });
    expect(conflict.textContent).toContain('Mette gemte, mens du skrev. Begge tekster er bevaret.');
    expect(conflict.textContent).toContain('Musik.');
    expect(conflict.textContent).toContain('Søster.');
    await act(async () => void fireEvent.click(within(conflict).getByRole('button', { name: 'Behold min' })));
    await pass(here, 20);
    expect(here.commanded.at(-1)).toMatchObject({
      name: 'element.edit',
      input: { text: 'Ring først. Musik.', version: 2 },
    });
    expect(here.commanded[0]?.id).not.toBe(here.commanded[1]?.id);
  });

  it('sends a draft that was left and found again with the version it began from, not with a colleague’s newer one', async () => {
    const here = await opened([noteOf('Ring først.', 1)]);
    fireEvent.click(screen.getByRole('button', { name: /Ret Tilstand/ }));
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ret teksten' });
    type(field(), 'Ring først. Musik.');
    fireEvent.click(screen.getByRole('button', { name: /Luk, Escape/ }));
    await pass(here, 20);
    here.detail = detailOf(karen, [noteOf('Ring først. Søster.', 2)]);
    await heard(here, aFrame(1, 2, { cards: [karen] }));
    fireEvent.click(screen.getByRole('link', { name: 'Karen Ravnholt' }));
    await pass(here, 200);
    expect(field().value).toBe('Ring først. Musik.');
    await act(async () => void fireEvent.submit(field().closest('form') ?? field()));
    await pass(here, 20);
    expect(here.commanded.at(-1)).toMatchObject({
      name: 'element.edit',
      input: { text: 'Ring først. Musik.', version: 1 },
    });
  });

  it('lets a text be emptied while it is edited: what stood there does not come back by itself', async () => {
    const here = await opened([noteOf('Ring først.', 1)]);
    fireEvent.click(screen.getByRole('button', { name: /Ret Tilstand/ }));
    type(screen.getByRole('textbox', { name: 'Ret teksten' }), '');
    await pass(here, 20);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ret teksten' }).value).toBe('');
  });

  it('takes the content away at once when sharing stops, and keeps what was being typed', async () => {
    const here = await opened([noteOf('Sover 3–4 timer.', 1)]);
    type(line(), 'Min halve sætning');
    await heard(here, aFrame(1, 2, { gone: [karen.id] }));
    expect(document.body.textContent).not.toContain('Sover 3–4 timer');
    expect(document.body.textContent).not.toContain('Karen');
    expect(screen.getByText(/Delingen stoppede/)).toBeTruthy();
    expect(screen.getByDisplayValue('Min halve sætning')).toBeTruthy();
  });

  it('reads anew what is shared again, and shows nothing of what was read before', async () => {
    const here = await opened([noteOf('Sover 3–4 timer.', 1)]);
    await heard(here, aFrame(1, 2, { gone: [karen.id] }));
    here.detail = detailOf(karen, [noteOf('Sover igennem.', 2)]);
    await heard(here, aFrame(2, 3, { cards: [karen] }));
    await pass(here, 200);
    expect(document.body.textContent).toContain('Sover igennem.');
    expect(document.body.textContent).not.toContain('Sover 3–4 timer');
  });
});

function stayOf(card: Card): NonNullable<Card['stay']> {
  if (card.stay === null) throw new Error(`${card.name} is on the board`);
  return card.stay;
}
