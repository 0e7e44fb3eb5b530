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
});
