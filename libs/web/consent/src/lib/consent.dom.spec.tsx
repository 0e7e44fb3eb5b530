import { act, fireEvent, screen, within } from '@testing-library/react';
import { aConsent, aTab } from '../spec-parts/a-tab.js';

const press = (name: string, within_: HTMLElement = document.body) =>
  act(async () => void fireEvent.click(within(within_).getByRole('button', { name })));
const dialog = () => screen.getByRole('dialog');
const submit = () => act(async () => void fireEvent.submit(dialog().querySelector('form') ?? dialog()));

describe('the tab of consents', () => {
  it('has nothing chosen while nothing is answered: unanswered is neither', async () => {
    await aTab([aConsent('not_asked'), aConsent('asked', { package: 'PKG_DAILY', titleDa: 'Hvordan jeg har det' })]);
    expect(screen.queryAllByRole('button', { pressed: true })).toEqual([]);
    expect(screen.getByText('Ikke spurgt')).toBeTruthy();
    expect(screen.getByText('Spurgt, intet svar endnu')).toBeTruthy();
  });

  it('says each package in the citizen’s voice, and what it opens', async () => {
    await aTab([aConsent('not_asked')]);
    expect(screen.getByText(/»Begge myndigheder må se mit navn/)).toBeTruthy();
    expect(screen.getByText('Region → Kommune:')).toBeTruthy();
    expect(screen.getAllByText(/Identifikation, Tavlestatus/)).toHaveLength(2);
  });

  it('registers a yes only after it is said how it was given; the choice is not made in advance', async () => {
    const tab = await aTab([aConsent('not_asked')]);
    await press('Ja');
    expect(
      within(dialog())
        .getAllByRole('radio')
        .every((radio) => !(radio as HTMLInputElement).checked),
    ).toBe(true);
    await submit();
    expect(tab.commanded).toEqual([]);
    expect(screen.getByText('Vælg, hvordan det blev sagt.')).toBeTruthy();
    fireEvent.click(within(dialog()).getByRole('radio', { name: /Skriftligt/ }));
    await submit();
    expect(tab.commanded).toMatchObject([
      { name: 'consent.give', input: { package: 'PKG_BASE', version: null, form: 'written' } },
    ]);
  });

  it('asks for the reason of an oral yes', async () => {
    const tab = await aTab([aConsent('asked')]);
    await press('Ja');
    fireEvent.click(within(dialog()).getByRole('radio', { name: 'Mundtligt' }));
    await submit();
    expect(screen.getByText('Skriv grunden.')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Hvorfor mundtligt' }), {
      target: { value: 'Kan ikke skrive i dag' },
    });
    await submit();
    expect(screen.getByText('Skriv, hvem der var vidne.')).toBeTruthy();
    expect(tab.commanded).toEqual([]);
    fireEvent.change(screen.getByRole('textbox', { name: /Vidne/ }), { target: { value: 'Tom' } });
    await submit();
    expect(tab.commanded).toMatchObject([
      { input: { form: 'oral', oralReason: 'Kan ikke skrive i dag', witness: 'Tom' } },
    ]);
  });

  it('stops at once when a yes is taken back, after one question in the citizen’s voice', async () => {
    const tab = await aTab([aConsent('active', { expiresOn: '2027-03-12' })]);
    expect(screen.getByRole('button', { name: 'Ja' }).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText('Til 12.3.2027')).toBeTruthy();
    await press('Nej');
    expect(dialog().textContent).toContain('Jeg tager mit ja tilbage.');
    expect(tab.commanded).toEqual([]);
    await press('Stop delingen', dialog());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(tab.commanded[0]).toMatchObject({ name: 'consent.withdraw', input: { package: 'PKG_BASE' } });
  });

  it('registers a no without asking why', async () => {
    const tab = await aTab([aConsent('asked')]);
    await press('Nej');
    await submit();
    expect(tab.commanded).toMatchObject([{ name: 'consent.refuse', input: { version: 3 } }]);
  });

  it('gives Ja and Nej the same weight', async () => {
    await aTab([aConsent('not_asked')]);
    const [yes, no] = within(screen.getByRole('group', { name: /Svar på/ })).getAllByRole('button');
    expect(yes?.className).toBe(no?.className);
    await press('Ja');
    const [save, cancel] = within(dialog()).getAllByRole('button').slice(-2);
    expect(save?.className).toBe(cancel?.className);
  });

  it('asks no one again who has taken a yes back', async () => {
    await aTab([aConsent('withdrawn', { givenOn: '2026-01-10' })]);
    expect(screen.queryByRole('button', { name: 'Bed om samtykke' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Nej' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps the form and says why when the server refuses', async () => {
    const tab = await aTab([aConsent('asked')]);
    tab.answer = { ok: false, error: { error: 'stale_version', da: 'En kollega gemte, mens du skrev.', en: '' } };
    await press('Ja');
    fireEvent.click(within(dialog()).getByRole('radio', { name: /Skriftligt/ }));
    await submit();
    expect(dialog().textContent).toContain('Svaret er ikke gemt. En kollega gemte, mens du skrev.');
  });

  it('leads whoever came to ask to that package, with the question in focus, and asks nothing by that', async () => {
    const tab = await aTab(
      [aConsent('not_asked'), aConsent('not_asked', { package: 'PKG_DAILY', titleDa: 'Hvordan' })],
      {
        focus: 'PKG_DAILY',
      },
    );
    const row = screen.getByRole('listitem', { name: 'Hvordan' });
    expect(within(row).getByRole('button', { name: 'Bed om samtykke' })).toBe(document.activeElement);
    expect(tab.commanded).toEqual([]);
  });

  it('asks with a day to answer by; after a no before the day agreed only when the citizen brought it up', async () => {
    const tab = await aTab([aConsent('refused', { askAgainOn: '2027-02-01' })]);
    expect(screen.getByText('Spørg tidligst igen 1.2.2027.')).toBeTruthy();
    await press('Bed om samtykke');
    fireEvent.click(within(dialog()).getByRole('checkbox', { name: /tog det selv op/ }));
    fireEvent.change(within(dialog()).getByLabelText('Svar senest'), { target: { value: '2026-12-10' } });
    await submit();
    expect(tab.commanded).toMatchObject([
      { name: 'consent.ask', input: { version: 3, ownWish: true, answerBy: '2026-12-10' } },
    ]);
  });

  it('changes the extent from what is covered now', async () => {
    const tab = await aTab([aConsent('active', { expiresOn: '2027-03-12', leftOut: ['board_status'] })]);
    expect(screen.getByText(/^Dækker ikke: ./)).toBeTruthy();
    await press('Ændr omfang');
    const ticked = within(dialog())
      .getAllByRole('checkbox')
      .map((box) => (box as HTMLInputElement).checked);
    expect(ticked).toEqual([true, false]);
    fireEvent.click(within(dialog()).getByRole('radio', { name: /Skriftligt/ }));
    await submit();
    expect(tab.commanded).toMatchObject([
      { name: 'consent.change-scope', input: { categories: ['identification'], form: 'written', language: 'da' } },
    ]);
  });

  it('puts a yes on pause in doubt, and says who answers when the doubt is over', async () => {
    const tab = await aTab([aConsent('active', { expiresOn: '2027-03-12' })]);
    await press('Tvivl om habilitet');
    expect(dialog().textContent).toContain('§ 14');
    await press('Sæt på pause', dialog());
    expect(tab.commanded).toMatchObject([{ name: 'consent.doubt' }]);

    const paused = await aTab([aConsent('suspended_capacity', { givenOn: '2026-10-01', expiresOn: '2027-10-01' })]);
    await press('Afklar tvivlen');
    await submit();
    expect(screen.getByText('Vælg, hvem der svarer.')).toBeTruthy();
    fireEvent.click(within(dialog()).getByRole('radio', { name: /kan selv svare/ }));
    await submit();
    expect(paused.commanded).toMatchObject([{ name: 'consent.confirm', input: { by: 'citizen' } }]);
  });

  it('asks of a doubt about a question how the answer was given', async () => {
    const tab = await aTab([aConsent('suspended_capacity')]);
    await press('Afklar tvivlen');
    fireEvent.click(within(dialog()).getByRole('radio', { name: /kan selv svare/ }));
    await submit();
    expect(screen.getByText('Vælg, hvordan det blev sagt.')).toBeTruthy();
    expect(tab.commanded).toEqual([]);
  });

  it('says at the field what the server refused, by which paragraph', async () => {
    const tab = await aTab([aConsent('asked')]);
    const da = 'Et samtykke gælder højst et år (sundhedslovens § 44, stk. 2).';
    tab.answer = {
      ok: false,
      error: {
        error: 'invalid_input',
        da: 'Se feltet.',
        en: '',
        fields: [{ path: 'expiresOn', problem: 'x', da, en: '' }],
      },
    };
    await press('Ja');
    fireEvent.click(within(dialog()).getByRole('radio', { name: /Skriftligt/ }));
    await submit();
    const field = within(dialog()).getByLabelText(/Gælder til/);
    expect(document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent).toBe(da);
    expect(dialog().textContent).not.toContain('Svaret er ikke gemt');
  });

  it('prints the form of each package, in the language of the screen or the other', async () => {
    await aTab([aConsent('not_asked')]);
    const [own, other] = screen.getAllByRole('link', { name: /PDF/ }).map((link) => link.getAttribute('href'));
    expect(own).toBe('/api/citizens/00000000-0000-4000-8000-000000000001/consents/PKG_BASE/form?language=da');
    expect(other).toContain('language=en');
  });
});

describe('around the packages', () => {
  it('a relative is named, and has a consent of their own', async () => {
    const id = '30000000-0000-4000-8000-000000000001' as never;
    const tab = await aTab([
      aConsent('not_asked', {
        package: 'PKG_RELATIVE',
        titleDa: 'En navngiven pårørende',
        relative: { id, name: 'Anna Krog', relation: 'søster' },
      }),
    ]);
    expect(screen.getByText('En navngiven pårørende: Anna Krog (søster)')).toBeTruthy();
    await press('Tilføj pårørende');
    await submit();
    expect(screen.getAllByText('Skal udfyldes.')).toHaveLength(2);
    fireEvent.change(screen.getByRole('textbox', { name: 'Navn' }), { target: { value: 'Børge Krog' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'Relation' }), { target: { value: 'far' } });
    await submit();
    expect(tab.commanded).toMatchObject([
      { name: 'consent.add-relative', input: { name: 'Børge Krog', relation: 'far' } },
    ]);
  });

  it('a refusal says what, to whom and how; nothing is chosen in advance', async () => {
    const tab = await aTab([aConsent('not_asked')]);
    await press('Registrér frabedelse');
    await submit();
    expect(screen.getAllByText('Vælg en mulighed.')).toHaveLength(3);
    fireEvent.click(within(dialog()).getByRole('radio', { name: 'Alt' }));
    fireEvent.click(within(dialog()).getByRole('radio', { name: 'Kun nogle' }));
    await submit();
    expect(screen.getByText('Vælg mindst én.')).toBeTruthy();
    fireEvent.click(within(dialog()).getAllByRole('checkbox')[1] ?? dialog());
    fireEvent.click(within(dialog()).getByRole('radio', { name: 'Mundtligt' }));
    await submit();
    expect(tab.commanded).toMatchObject([
      { name: 'objection.register', input: { how: 'oral', categories: null, receivers: ['muni_health'] } },
    ]);
  });

  it('a refusal is lifted where it was given', async () => {
    const refusal = {
      id: '40000000-0000-4000-8000-000000000001' as never,
      how: 'oral' as const,
      categories: [],
      receivers: ['muni_health' as const],
      recordedAt: '2026-11-20T09:00:00.000Z',
      version: 1,
    };
    const tab = await aTab([], {
      objections: [
        { ...refusal, givenTo: 'region_psych', mayLift: true },
        { ...refusal, id: '40000000-0000-4000-8000-000000000002' as never, givenTo: 'muni_social', mayLift: false },
      ],
    });
    expect(screen.getAllByRole('button', { name: 'Ophæv' })).toHaveLength(1);
    await press('Ophæv');
    await press('Ophæv frabedelsen', dialog());
    expect(tab.commanded).toMatchObject([{ name: 'objection.lift', input: { version: 1 } }]);
  });

  it('who can act for the citizen is put down with ground, name and extent', async () => {
    const tab = await aTab([]);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^Ret/ })));
    fireEvent.click(within(dialog()).getByRole('radio', { name: /fuldmagt/ }));
    fireEvent.change(within(dialog()).getByLabelText('Navn'), { target: { value: 'Vera Værge' } });
    fireEvent.change(within(dialog()).getByLabelText('Hvad det dækker'), { target: { value: 'Helbred' } });
    await submit();
    expect(tab.commanded).toMatchObject([
      {
        name: 'representative.record',
        input: {
          state: 'mandate_recorded',
          kind: 'power_of_attorney',
          name: 'Vera Værge',
          scope: 'Helbred',
          version: null,
        },
      },
    ]);
  });
});
