import { jest } from '@jest/globals';
import { type ImportPreviewView } from '@samtavle/contracts';
import { errorBody } from '@samtavle/web-data-access';
import { renderInSamtavle } from '@samtavle/web-ui/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { ImportRoom } from './import-room.js';
import { type Row } from './import-steps.js';

const row = (line: number, some: Partial<Row> = {}): Row => ({
  line,
  name: `Borger ${line}`,
  cprMasked: '010170-****',
  effect: 'new',
  onBoard: true,
  level: 2,
  errors: [],
  ...some,
});

function preview(rows: Row[]): ImportPreviewView {
  const count = (effect: Row['effect']) => rows.filter((line) => line.effect === effect).length;
  return {
    token: 'preview-1',
    sheets: ['Borgere'],
    headings: ['CPR', 'Fulde navn', ''],
    mapping: { cpr: 0, name: 1 },
    fields: [
      { id: 'cpr', da: 'CPR-nummer', en: 'CPR number', required: true },
      { id: 'name', da: 'Navn', en: 'Name', required: true },
    ],
    rows,
    counts: { new: count('new'), update: count('update'), unchanged: count('unchanged'), error: count('error') },
  };
}

interface Asked {
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

function serverAnswers(...answers: { status?: number; body: unknown }[]): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = jest.fn((path: unknown, init?: RequestInit) => {
    asked.push({ path: String(path), headers: init?.headers as Record<string, string>, body: init?.body });
    const { status = 200, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { body: {} };
    return Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  });
  return asked;
}

// jsdom lays nothing out: a frame of twenty rows.
const height = (element: HTMLElement) => (element.classList.contains('import-rows') ? 640 : 32);
for (const name of ['clientHeight', 'offsetHeight']) {
  Object.defineProperty(HTMLElement.prototype, name, {
    configurable: true,
    get(this: HTMLElement) {
      return height(this);
    },
  });
}

const file = new File(['x'], 'Tavlen æøå.xlsx', { type: 'application/vnd.ms-excel' });

async function lookThrough(rows: Row[], ...later: { status?: number; body: unknown }[]): Promise<Asked[]> {
  const asked = serverAnswers({ body: preview(rows) }, ...later);
  renderInSamtavle(
    <MemoryRouter>
      <ImportRoom />
    </MemoryRouter>,
  );
  fireEvent.change(screen.getByTestId('file'), { target: { files: [file] } });
  await screen.findByRole('heading', { name: 'Det her vil ske' });
  return asked;
}

const brokenDate = {
  field: 'reviewOn',
  code: 'date',
  da: 'Datoen findes ikke: 30.2.2026',
  en: 'No such date: 30.2.2026',
};

describe('import of a spreadsheet', () => {
  it('sends the bytes of the file with its name, and shows what would happen before anything is written', async () => {
    const asked = await lookThrough([row(2), row(3, { effect: 'error', errors: [brokenDate] })]);
    expect(asked[0]).toMatchObject({
      path: '/api/import/preview',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'Tavlen%20%C3%A6%C3%B8%C3%A5.xlsx' },
      body: file,
    });
    expect(screen.getByText('Intet er skrevet endnu.')).toBeTruthy();
    expect(screen.getByText('Tavlen æøå.xlsx, ark »Borgere«')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Nye 1' })).toBeTruthy();
    const broken = screen.getByRole('row', { name: /Borger 3/ });
    expect(broken.textContent).toContain('Datoen findes ikke: 30.2.2026');
  });

  it('refuses another kind of file without sending it', () => {
    const asked = serverAnswers();
    renderInSamtavle(
      <MemoryRouter>
        <ImportRoom />
      </MemoryRouter>,
    );
    fireEvent.change(screen.getByTestId('file'), { target: { files: [new File(['x'], 'team.pdf')] } });
    expect(screen.getByRole('alert').textContent).toContain('Vælg en fil, der ender på .xlsx eller .csv.');
    expect(asked).toHaveLength(0);
  });

  it('does not write while rows have errors that nobody has decided about', async () => {
    const asked = await lookThrough([row(2), row(3, { effect: 'error', errors: [brokenDate] })], {
      body: { citizens: 1, placed: 1, unchanged: 0, skipped: 1 },
    });
    const button = screen.getByRole('button', { name: /Indlæs 1 række/ });
    fireEvent.click(button);
    expect(asked).toHaveLength(1);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Spring 1 række med fejl over' }));
    fireEvent.click(button);
    await screen.findByRole('heading', { name: 'Indlæst' });
    expect(asked[1]).toMatchObject({
      path: '/api/import/confirm',
      body: JSON.stringify({ token: 'preview-1', skipErrors: true }),
    });
    expect(screen.getByText('1 borger oprettet eller ændret')).toBeTruthy();
    expect(screen.getByText('1 række sprunget over')).toBeTruthy();
  });

  it('asks again with the mapping a person chose', async () => {
    const asked = await lookThrough([row(2)]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Navn (skal med)' }), { target: { value: '2' } });
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.headers['x-mapping']).toBe('{"cpr":0,"name":2}');
    expect(screen.getAllByRole('option', { name: 'Kolonne 3' }).length).toBe(2);
  });

  it('shows only the rows of one kind when asked to', async () => {
    await lookThrough([row(2), row(3, { effect: 'unchanged' })]);
    fireEvent.click(screen.getByRole('button', { name: 'Uændrede 1' }));
    const table = screen.getByRole('table');
    expect(within(table).queryByText('Borger 2')).toBeNull();
    expect(within(table).getByText('Borger 3')).toBeTruthy();
  });

  it('keeps ten thousand rows out of the page, and tells readers how many there are', async () => {
    await lookThrough(Array.from({ length: 10_000 }, (_, at) => row(at + 2)));
    const table = screen.getByRole('table');
    expect(table.getAttribute('aria-rowcount')).toBe('10001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(120);
  });

  it('says why a file could not be read, and lets one choose another', async () => {
    const why = { path: 'file', problem: 'file_empty', da: 'Filen er tom.', en: 'The file is empty.' };
    serverAnswers({ status: 422, body: { ...errorBody('import_refused'), fields: [why] } });
    renderInSamtavle(
      <MemoryRouter>
        <ImportRoom />
      </MemoryRouter>,
    );
    fireEvent.change(screen.getByTestId('file'), { target: { files: [file] } });
    expect((await screen.findByRole('alert')).textContent).toContain('Filen er tom.');
    expect(screen.getByRole('button', { name: 'Vælg fil' })).toBeTruthy();
  });

  it('keeps the preview when the confirmation is refused, and looks again when asked', async () => {
    const asked = await lookThrough(
      [row(2)],
      { status: 409, body: errorBody('import_changed') },
      { body: preview([row(2, { effect: 'unchanged' })]) },
    );
    fireEvent.click(screen.getByRole('button', { name: /Indlæs 1 række/ }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Der blev ikke indlæst noget.');
    expect(screen.getByText('Borger 2')).toBeTruthy();
    fireEvent.click(within(alert).getByRole('button', { name: 'Prøv igen' }));
    await waitFor(() => expect(asked).toHaveLength(3));
    expect(await screen.findByText('Der er intet nyt at indlæse.', { selector: 'p' })).toBeTruthy();
  });
});
