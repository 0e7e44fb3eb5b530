import { jest } from '@jest/globals';
import { AUDIT_EVENTS, type AuditEntry } from '@samtavle/contracts';
import { errorBody } from '@samtavle/web-data-access';
import { renderInSamtavle } from '@samtavle/web-ui/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AuditRoom } from './audit-room.js';
import { auditTexts, eventKey } from './texts.js';

const asOf = '2026-11-26T07:14:00.000Z';
const entry = (at: number, some: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  occurredAt: '2026-11-26T07:10:05.000Z',
  type: 'citizen.shown',
  action: 'R',
  outcome: 'ok',
  reason: null,
  actor: { name: 'Anne Holm', role: 'nurse_region', sector: 'region_psych', authority: 'Region Midtjylland' },
  citizen: '7D-19',
  shown: [
    { owner: 'region_psych', categories: ['identification', 'mental_state'] },
    { owner: 'citizen', categories: ['own_goals'] },
  ],
  rules: ['R-OWN-REG'],
  citizens: 1,
  recipients: [],
  searched: null,
  command: null,
  seq: null,
  requestId: null,
  ...some,
});

/** Answers each call to the log in turn and keeps what was asked. */
function logAnswers(...answers: { status?: number; body: unknown }[]): unknown[] {
  const asked: unknown[] = [];
  globalThis.fetch = jest.fn((_: unknown, init?: RequestInit) => {
    asked.push(JSON.parse(String(init?.body)));
    const { status = 200, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { body: {} };
    return Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  });
  return asked;
}
const page = (entries: AuditEntry[], more = false) => ({ body: { entries, more, asOf } });

describe('the audit page', () => {
  it('shows who, what, whom by code, owners and categories, rules and outcome', async () => {
    logAnswers(page([entry(1)]));
    renderInSamtavle(<AuditRoom />);
    const [, line] = await screen.findAllByRole('row');
    if (line === undefined) throw new Error('no line');
    const words = line.textContent ?? '';
    for (const said of [
      '26.11.2026 8.10.05',
      'Anne Holm',
      'Sygeplejerske, Region Midtjylland',
      'Kort vist',
      '7D-19',
      'R-OWN-REG',
      'Gennemført',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).toContain('Navn og kontakt, Tilstand');
    expect(within(line).getByRole('img', { name: 'Borger' })).toBeTruthy();
    expect(screen.getByText(/1 hændelse vist · tal fra 8.14/)).toBeTruthy();
  });

  it('names a list by its number and the system by its name', async () => {
    logAnswers(page([entry(1, { actor: null, citizen: null, citizens: 28, shown: [] })]));
    renderInSamtavle(<AuditRoom />);
    expect(await screen.findByText('Systemet')).toBeTruthy();
    expect(screen.getByText(/28 borgere/)).toBeTruthy();
    expect(screen.getByText('Intet')).toBeTruthy();
  });

  it('names everybody a live change went out to', async () => {
    const actor = { name: null, role: 'nurse_region', sector: 'region_psych', authority: 'Region' } as const;
    logAnswers(page([entry(1, { actor, type: 'board.live', recipients: ['Anne Holm', 'Henrik Vad'] })]));
    renderInSamtavle(<AuditRoom />);
    expect(await screen.findByText('Anne Holm, Henrik Vad')).toBeTruthy();
  });

  it('searches only when asked to: each search is recorded', async () => {
    const asked = logAnswers(page([entry(1)]));
    renderInSamtavle(<AuditRoom />);
    await screen.findByText('Anne Holm');
    fireEvent.change(screen.getByRole('textbox', { name: 'Medarbejder' }), { target: { value: 'Jonas' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Udfald' }), { target: { value: 'denied' } });
    expect(asked).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Vis' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual({ limit: 50, person: 'Jonas', outcome: 'denied' });
    await screen.findByText('Anne Holm');
    fireEvent.click(screen.getByRole('button', { name: 'Vis alt' }));
    await waitFor(() => expect(asked[2]).toEqual({ limit: 50 }));
  });

  it('does not search days in the wrong order, and says so beside the field', async () => {
    const asked = logAnswers(page([]));
    renderInSamtavle(<AuditRoom />);
    await screen.findByText('Ingen hændelser passer.');
    fireEvent.change(screen.getByLabelText('Fra og med'), { target: { value: '2026-11-26' } });
    fireEvent.change(screen.getByLabelText('Til og med'), { target: { value: '2026-11-25' } });
    fireEvent.click(screen.getByRole('button', { name: 'Vis' }));
    expect(screen.getByText('Fra og med skal ligge før til og med.')).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it('narrows to one citizen by the code in the line', async () => {
    const asked = logAnswers(page([entry(1)]));
    renderInSamtavle(<AuditRoom />);
    fireEvent.click(await screen.findByRole('button', { name: /7D-19/ }));
    await waitFor(() => expect(asked[1]).toEqual({ limit: 50, citizen: '7D-19' }));
  });

  it('fetches more from where the list ends, and keeps what is there', async () => {
    const asked = logAnswers(page([entry(2), entry(1)], true), page([entry(0, { type: 'board.shown' })]));
    renderInSamtavle(<AuditRoom />);
    fireEvent.click(await screen.findByRole('button', { name: 'Hent flere' }));
    expect(await screen.findByText('Tavlen vist', { selector: 'td' })).toBeTruthy();
    expect(screen.getAllByRole('row')).toHaveLength(4);
    expect(asked[1]).toEqual({ limit: 50, before: { occurredAt: entry(1).occurredAt, id: entry(1).id } });
    expect(screen.getByText('Ikke flere hændelser i denne søgning.')).toBeTruthy();
  });

  it('says what could not be done and tries again', async () => {
    logAnswers({ status: 503, body: errorBody('not_recorded') }, page([entry(1)]));
    renderInSamtavle(<AuditRoom />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Loggen kunne ikke hentes. Opslaget kunne ikke skrives i loggen');
    fireEvent.click(within(alert).getByRole('button', { name: 'Prøv igen' }));
    expect(await screen.findByText('Anne Holm')).toBeTruthy();
  });

  it('has words for every kind of event in both languages', () => {
    for (const type of AUDIT_EVENTS) {
      expect(auditTexts.da.event[eventKey(type)]).toBeTruthy();
      expect(auditTexts.en.event[eventKey(type)]).toBeTruthy();
    }
  });
});
