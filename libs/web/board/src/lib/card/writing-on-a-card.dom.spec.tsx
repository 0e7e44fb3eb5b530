import { type ErrorBody } from '@samtavle/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { pass } from '../../spec-parts/a-room.js';
import { detailOf, heard, karen, noteOf, opened, type } from '../../spec-parts/on-the-board.js';
import { aFrame } from '../../spec-parts/some-cards.js';

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
