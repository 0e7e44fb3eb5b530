import { type CitizenDetail, type CopyLine, type CopyOut, ElementId, type ElementView } from '@samtavle/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { type ARoom, aRoom, pass } from '../../spec-parts/a-room.js';
import { aCard, anne, mette } from '../../spec-parts/some-cards.js';
import { BoardRoom } from '../room/board-room.js';

const karen = aCard(3, 'Karen Ravnholt', { level: 2 });
const id = (n: number) => ElementId.parse(`30000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

function note(n: number, text: string, more: Partial<ElementView> = {}): ElementView {
  return {
    id: id(n),
    owner: 'region_psych',
    category: 'mental_state',
    version: 1,
    content: { kind: 'note', text },
    createdAt: '2026-11-25T06:00:00.000Z',
    updatedAt: '2026-11-25T06:00:00.000Z',
    updatedBy: anne.id,
    rule: 'R-OWN-REG',
    mayEdit: true,
    copied: null,
    ...more,
  };
}
const detailOf = (...elements: ElementView[]): CitizenDetail => ({
  card: karen,
  asOf: '2026-11-26T07:15:00.000Z',
  seq: 1,
  elements,
  heldBack: [],
  consents: [],
  objections: [],
  representative: { state: 'none', kind: null, name: null, scope: null, version: null },
  writable: ['mental_state'],
  openedForMe: [],
  readWithoutConsent: [],
  copyWithinDays: 30,
});
const line = (n: number, content: CopyLine['content'], more: Partial<CopyLine> = {}): CopyLine => ({
  element: id(n),
  version: 1,
  category: 'mental_state',
  content,
  writtenAt: '2026-11-25T06:00:00.000Z',
  writtenBy: anne.id,
  change: 'new',
  ended: false,
  ...more,
});
const LINES: readonly CopyLine[] = [
  line(1, { kind: 'note', text: '=SUM(A1)\tSover\r\n<b>dårligt</b>; "nu"' }),
  line(
    2,
    { kind: 'action', text: 'Ring til lægen', responsible: mette.id, dueOn: '2026-11-27', doneAt: null },
    { version: 3, change: 'changed', category: 'medication_depot' },
  ),
];
const TEXT = [
  '25.11.2026 7.00 · Anne Holm · Symptomer / psykisk tilstand · Notat: =SUM(A1) Sover <b>dårligt</b>; "nu"',
  '25.11.2026 7.00 · Anne Holm · Medicin og depot · Handling, ændret: Ring til lægen · ansvarlig Mette Lyng · senest 27.11.2026',
].join('\n');

const written: string[] = [];
function clipboard(allows: boolean): void {
  written.length = 0;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: async (text: string) => {
        if (!allows) throw new DOMException('not allowed', 'NotAllowedError');
        written.push(text);
      },
    },
  });
}

async function opened(due: Partial<CopyOut>, detail = detailOf(note(1, 'Sover'))): Promise<ARoom> {
  const here = await aRoom(<BoardRoom Sharing={() => null} />, [karen], {
    address: `/tavle?kort=${karen.id}`,
    detail,
  });
  here.copyOut = { id: karen.id, asOf: '2026-11-26T07:15:00.000Z', lines: [], more: false, ...due };
  await press(here, 'Kopiér til journalen');
  return here;
}
async function press(here: ARoom, name: string): Promise<void> {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
  await pass(here, 50);
}
const dialog = () => screen.getByRole('dialog', { name: 'Kopiér til journalen' });
const marked = (here: ARoom) => here.commanded.filter(({ name }) => name === 'element.copied');
const MARKS = {
  citizen: karen.id,
  elements: [
    { element: id(1), version: 1 },
    { element: id(2), version: 3 },
  ],
};

describe('copying to the record', () => {
  it('puts date, name, category and text on the clipboard, a line each whatever was typed, and then marks them', async () => {
    clipboard(true);
    const here = await opened({ lines: [...LINES] });
    const area = within(dialog()).getByRole<HTMLTextAreaElement>('textbox', { name: 'Tekst til journalen, 2 linjer' });
    expect(area.value).toBe(TEXT);
    expect(area.readOnly).toBe(true);
    expect(marked(here)).toEqual([]);
    await press(here, 'Kopiér teksten');
    expect(written).toEqual([TEXT]);
    expect(marked(here)).toMatchObject([{ input: MARKS }]);
    expect(within(dialog()).getByText(/Kopieret og mærket/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Kopiér teksten' })).toBeNull();
  });

  it('marks nothing when the browser refuses, selects the text, and lets it be marked by hand', async () => {
    clipboard(false);
    const here = await opened({ lines: [...LINES] });
    await press(here, 'Kopiér teksten');
    expect(marked(here)).toEqual([]);
    expect(within(dialog()).getByRole('alert').textContent).toContain('Browseren lod ikke teksten kopiere');
    const area = within(dialog()).getByRole<HTMLTextAreaElement>('textbox');
    expect([document.activeElement, area.selectionStart, area.selectionEnd]).toEqual([area, 0, TEXT.length]);
    await press(here, 'Mærk som kopieret');
    expect(marked(here)).toMatchObject([{ input: MARKS }]);
    expect(within(dialog()).getByText('Linjerne er mærket som kopieret.')).toBeTruthy();
  });

  it('says that the mark did not come through, and marks again without copying again', async () => {
    clipboard(true);
    const here = await opened({ lines: [...LINES] });
    here.answer = () => ({ ok: false, error: { error: 'unavailable', da: 'Ingen forbindelse.', en: '' } });
    await press(here, 'Kopiér teksten');
    expect(within(dialog()).getByText('Teksten er kopieret, men linjerne blev ikke mærket.')).toBeTruthy();
    here.answer = () => ({ ok: true, value: { seq: 2, version: null, id: null } });
    await press(here, 'Mærk som kopieret');
    expect(written).toHaveLength(1);
    expect(new Set(marked(here).map((one) => one.id)).size).toBe(1);
    expect(within(dialog()).getByText(/Kopieret og mærket/)).toBeTruthy();
  });

  it('says when there is nothing left, and goes on when there is more', async () => {
    clipboard(true);
    const here = await opened({ lines: [...LINES], more: true });
    await press(here, 'Kopiér teksten');
    here.copyOut = { id: karen.id, asOf: '2026-11-26T07:16:00.000Z', lines: [], more: false };
    await press(here, 'Hent de næste');
    expect(within(dialog()).getByText('Alt er kopieret')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Kopiér teksten' })).toBeNull();
  });

  it('says that the text could not be fetched, and fetches it again', async () => {
    const here = await opened({});
    await press(here, 'Luk');
    here.copyOut = { error: 'unavailable', da: 'Ingen forbindelse.', en: '' };
    await press(here, 'Kopiér til journalen');
    expect(within(dialog()).getByText('Teksten kunne ikke hentes.')).toBeTruthy();
    here.copyOut = { id: karen.id, asOf: '2026-11-26T07:16:00.000Z', lines: [], more: false };
    await press(here, 'Prøv igen');
    expect(within(dialog()).getByText('Alt er kopieret')).toBeTruthy();
  });
});

describe('a line on the card', () => {
  const at = '2026-11-26T07:00:00.000Z';
  const shown = async (...elements: ElementView[]) => {
    await aRoom(<BoardRoom Sharing={() => null} />, [karen], {
      address: `/tavle?kort=${karen.id}`,
      detail: detailOf(...elements),
    });
    return within(screen.getByRole('complementary'));
  };

  it('says when and by whom it was copied, and whether it was changed since', async () => {
    const card = await shown(
      note(1, 'Sover', { copied: { at, by: mette.id, version: 1 } }),
      note(2, 'Spiser', { version: 2, copied: { at, by: mette.id, version: 1 } }),
    );
    expect(card.getAllByText(/^Kopieret/).map(({ textContent }) => textContent)).toEqual([
      'Kopieret 26.11. af Mette',
      'Kopieret 26.11. af Mette, ændret siden',
    ]);
  });

  const { copied, ...theirs } = note(4, 'Kommunens', { owner: 'muni_social', createdAt: '2026-01-02T06:00:00.000Z' });
  const WAITING = [
    note(1, 'Gammel', { createdAt: '2026-10-23T06:00:00.000Z' }),
    note(2, 'Ældre', { createdAt: '2024-10-23T06:00:00.000Z' }),
    note(3, 'På dagen', { createdAt: '2026-10-27T06:00:00.000Z' }),
    theirs,
  ];

  it('that waits is counted once for the card, and only there in colour when it is overdue', async () => {
    expect(copied).toBeNull();
    const card = await shown(...WAITING);
    const counted = card.getByText('3 linjer her er ikke kopieret til journalen').closest('p');
    expect(counted?.textContent).toContain('2 har ventet i mere end 30 dage');
    const coloured = [...document.querySelectorAll('.status.warn')].filter((one) => /vente|kopi/.test(one.textContent));
    expect(coloured).toHaveLength(1);
    expect(coloured[0]?.closest('p')).toBe(counted);
  });

  it('that waits is marked without words, and says it in words when somebody asks which', async () => {
    const card = await shown(...WAITING);
    const marks = card.getAllByTitle(/^Ikke kopieret/);
    expect(marks.map(({ title }) => title)).toEqual([
      'Ikke kopieret til journalen, 34 d',
      'Ikke kopieret til journalen, 764 d',
      'Ikke kopieret til journalen',
    ]);
    expect(marks.map(({ textContent }) => textContent)).toEqual(marks.map(({ title }) => title));
    const which = card.getByRole('button', { name: 'Vis hvilke' });
    await act(async () => void fireEvent.click(which));
    expect(which.getAttribute('aria-pressed')).toBe('true');
    expect(card.queryAllByTitle(/^Ikke kopieret/)).toEqual([]);
    expect(card.getAllByText(/^Ikke kopieret/)).toHaveLength(3);
  });

  it('that waits is brought into view when somebody asks which, the first of them, and only then', async () => {
    const seen: (string | null)[] = [];
    Element.prototype.scrollIntoView = function scrolled(this: Element) {
      seen.push(this.textContent);
    };
    const card = await shown(...WAITING);
    const which = card.getByRole('button', { name: 'Vis hvilke' });
    await act(async () => void fireEvent.click(which));
    expect(seen).toEqual(['Ikke kopieret til journalen, 34 d']);
    await act(async () => void fireEvent.click(which));
    expect(seen).toHaveLength(1);
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
  });

  it('that is in the record leaves nothing to count', async () => {
    const card = await shown(note(1, 'Sover', { copied: { at, by: mette.id, version: 1 } }));
    expect(card.queryByText(/her er ikke kopieret/)).toBeNull();
    expect(card.queryByRole('button', { name: 'Vis hvilke' })).toBeNull();
  });
});
