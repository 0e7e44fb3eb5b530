import { act, fireEvent, screen, within } from '@testing-library/react';
import { anOverview, aPanel, aPlan, PLAN_ID } from '../spec-parts/a-panel.js';

const press = (name: string, where: HTMLElement = document.body) =>
  act(async () => void fireEvent.click(within(where).getByRole('button', { name })));
const tick = (name: string) => fireEvent.click(within(dialog()).getByRole('checkbox', { name }));
const dialog = () => screen.getByRole('dialog');
const submit = () => act(async () => void fireEvent.submit(dialog().querySelector('form') ?? dialog()));
const fill = (name: string | RegExp, value: string) =>
  fireEvent.change(within(dialog()).getByRole('textbox', { name }), { target: { value } });

describe('the sharing overview', () => {
  it('is a table with a header for each kind of information and each sector', async () => {
    await aPanel(anOverview());
    const table = screen.getByRole('table', { name: 'Egne oplysninger, og hvem de er åbne for' });
    const row = within(table).getByRole('row', { name: /^Tavlestatus/ });
    expect(within(row).getByRole('rowheader').textContent).toBe('Tavlestatus (neutral)');
    expect(within(row).getAllByRole('cell')[0]?.textContent).toContain('Samtykke, grund 1');
    expect(within(row).getAllByRole('cell')[0]?.textContent).toContain('til og med 11.3.2027');
    expect(within(row).getAllByRole('cell')[1]?.textContent).toContain('Lukket');
  });

  it('tells each ground once, with its condition and the address of its paragraph', async () => {
    await aPanel(anOverview());
    expect(screen.getByText('Samtykket »Ét team omkring mig«')).toBeTruthy();
    expect(screen.getByText(/når de selv behandler borgeren/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Sundhedsloven § 44', hidden: true });
    expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([
      'https://danskelove.dk/sundhedsloven/44',
      'noreferrer',
    ]);
  });

  it('says so when it cannot be had, and when nothing is open', async () => {
    await aPanel('refused');
    expect(screen.getByRole('alert').textContent).toContain('Delingsoverblikket kunne ikke hentes.');
    await aPanel(anOverview({ cells: [] }));
    expect(screen.getByText('Intet er åbent for andre dele af teamet.')).toBeTruthy();
    expect(screen.getByText('Intet fra andre er åbent for os.')).toBeTruthy();
  });

  it('looks through another role’s eyes only when asked', async () => {
    const panel = await aPanel(anOverview());
    expect(panel.asked.some(({ path }) => path.endsWith('see-as'))).toBe(false);
    fireEvent.change(screen.getByRole('combobox', { name: 'Rolle', hidden: true }), {
      target: { value: 'medical_secretary' },
    });
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Se som', hidden: true })));
    expect(panel.asked.at(-1)?.body).toEqual({ role: 'medical_secretary' });
    expect(screen.getByText(/Aftaler og besøg/)).toBeTruthy();
  });
});

describe('a plan', () => {
  it('shows its parties, what it opens and until when; who may not change it has no button', async () => {
    await aPanel(anOverview({ mayPlan: false }), [aPlan({}, false)]);
    const part = screen.getByRole('region', { name: 'Udskrivningsaftale og koordinationsplan' });
    expect(part.textContent).toContain('Region, Kommune, social');
    expect(part.textContent).toContain('Symptomer / psykisk tilstand, navn, kontaktpersoner og selve planen');
    expect(part.textContent).toContain('20.11.2026 til og med 31.1.2027');
    expect(within(part).queryAllByRole('button')).toEqual([]);
  });

  it('is made only with another party and something it opens, or nothing on purpose; and says before what opens to whom', async () => {
    const panel = await aPanel(anOverview());
    await press('Opret plan');
    await submit();
    expect(within(dialog()).getByText(/åbner kun mellem parter/)).toBeTruthy();
    expect(within(dialog()).queryByRole('checkbox', { name: 'Bolig og udsættelse' })).toBeNull();
    tick('Kommune, social');
    tick('Symptomer / psykisk tilstand');
    expect(within(dialog()).getByRole('status').textContent).toContain(
      'Kommune, social ser fra regionen: Symptomer / psykisk tilstand',
    );
    await submit();
    expect(within(dialog()).getByText('Skriv, hvad der er aftalt.')).toBeTruthy();
    expect(panel.commanded).toEqual([]);
    fill('Hvad er aftalt?', 'Afdelingen ringer mandag');
    await submit();
    expect(panel.commanded).toMatchObject([
      {
        name: 'plan.make',
        input: {
          planKind: 'discharge_agreement',
          parties: ['region_psych', 'muni_social'],
          fields: ['mental_state'],
          firstDay: '2026-11-26',
          lastDay: null,
        },
      },
    ]);
  });

  it('does not send a field that its parties, chosen anew, could not have by it', async () => {
    const panel = await aPanel(anOverview(), [aPlan()]);
    await press('Ret');
    tick('Kommune, social');
    tick('Beskæftigelse');
    expect(within(dialog()).queryByRole('checkbox', { name: 'Symptomer / psykisk tilstand' })).toBeNull();
    tick('Ikke andet end navn, kontaktpersoner og selve planen');
    await submit();
    expect(panel.commanded).toMatchObject([
      {
        name: 'plan.change',
        input: { plan: PLAN_ID, version: 4, parties: ['region_psych', 'muni_employment'], fields: 'none' },
      },
    ]);
  });

  it('that a colleague changed meanwhile shows what it says now, and keeps what was typed', async () => {
    const panel = await aPanel(anOverview(), [aPlan()]);
    const now = { ...aPlan({ agreements: 'Kollegaens tekst' }), version: 5 };
    panel.answer = { ok: false, error: { error: 'stale_version', da: 'Gemt', en: 'Saved', current: now } };
    await press('Ret');
    fill('Hvad er aftalt?', 'Min tekst');
    await submit();
    expect(within(dialog()).getByRole('alert').textContent).toContain('Kollegaens tekst');
    panel.answer = { ok: true, value: { seq: null, version: 6, id: null } };
    await press('Brug min tekst i stedet');
    await submit();
    expect(panel.commanded.at(-1)).toMatchObject({ input: { version: 5, agreements: 'Min tekst' } });
  });

  it('ends after one question', async () => {
    const panel = await aPanel(anOverview(), [aPlan()]);
    await press('Afslut planen');
    await press('Afslut planen', dialog());
    expect(panel.commanded).toMatchObject([{ name: 'plan.end', input: { plan: PLAN_ID, version: 4 } }]);
  });
});

describe('a disclosure outside the board', () => {
  it('asks for what its road asks for, with nothing ticked in advance, and repeats what the law says is missing', async () => {
    const panel = await aPanel(anOverview());
    await press('Notér videregivelse');
    const boxes = within(dialog()).getAllByRole('checkbox');
    expect(boxes.every((box) => !(box as HTMLInputElement).checked)).toBe(true);
    fill('Hvilken myndighed eller enhed?', 'Politiet');
    fill(/^Sag/, 'PSP 26-114');
    fill('Hvorfor?', 'Aftalt i PSP-mødet');
    tick('Risiko: selvskade/selvmord');
    panel.answer = {
      ok: false,
      error: {
        error: 'disclosure_not_possible',
        da: 'Vejen kan ikke bruges.',
        en: 'No.',
        fields: [{ path: 'confirmed.psp_case_open', problem: 'psp_case_open', da: 'Retsplejeloven § 115.', en: 'x' }],
      },
    };
    await submit();
    expect(within(dialog()).getByRole('alert').textContent).toContain('Retsplejeloven § 115.');
    panel.answer = { ok: true, value: { seq: null, version: null, id: null } };
    tick('Sagen er taget op i PSP-gruppen');
    await submit();
    expect(panel.commanded.at(-1)).toMatchObject({
      name: 'disclosure.record',
      input: { gateway: 'PSP115', receiverSector: 'police_psp', confirmed: ['psp_case_open'] },
    });
  });
});

describe('help that brings the hospital’s notice', () => {
  it('is registered by its paragraphs, however they are written', async () => {
    const panel = await aPanel(
      anOverview({ own: 'muni_social', service: { kind: 'sel', paragraphs: ['82 b'], counts: false, version: 2 } }),
    );
    expect(screen.getByText(/I får ikke besked om indlæggelse/)).toBeTruthy();
    const field = screen.getByRole('textbox', { name: 'Paragraffer' });
    fireEvent.change(field, { target: { value: '§ 85,  83 A' } });
    await press('Registrér');
    expect(panel.commanded).toMatchObject([
      { name: 'service.set', input: { service: 'sel', paragraphs: ['85', '83 a'], version: 2 } },
    ]);
  });
});
