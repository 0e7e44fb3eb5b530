import { jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { renderInSamtavle } from '../testing/index.js';
import { Composer } from './drawer/composer.js';
import { Drawer } from './drawer/drawer.js';
import { TabList, TabPanel } from './drawer/tabs.js';
import { Button } from './controls/button.js';
import { Chip, Segmented } from './controls/choices.js';
import { TextField } from './controls/field.js';
import { Dialog } from './dialog/dialog.js';
import { POLITE_EVERY_MS, useAnnouncements } from './feedback/announcements.js';
import { ErrorState } from './feedback/states.js';
import { LANGUAGE_KEY, rememberedLanguage } from './language/i18n.js';
import { useLanguage } from './language/use-text.js';
import { OwnerMark, OwnerMarks } from './marks/owner-mark.js';
import { HeldTag, ReasonTag } from './marks/tags.js';
import { ConnectionState } from './presence/connection-state.js';

describe('owner marks', () => {
  it('have the owner’s whole name, in the order of the house, each once', () => {
    renderInSamtavle(<OwnerMarks owners={['citizen', 'muni_social', 'region_psych', 'region_psych']} />);
    expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Region',
      'Kommune, social',
      'Borger',
    ]);
  });

  it('are silent where the text beside them says the owner', () => {
    renderInSamtavle(<OwnerMark owner="muni_health" decorative />);
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('stand in tags, and a held-back tag reads whose it is', () => {
    renderInSamtavle(
      <>
        <ReasonTag owner="muni_health" reason="somatic_illness" />
        <HeldTag owner="muni_social" />
      </>,
    );
    expect(screen.getByRole('img', { name: 'Kommune, sundhed' })).toBeTruthy();
    expect(screen.getByText('Tilbageholdt, fra Kommune, social')).toBeTruthy();
  });
});

describe('language', () => {
  function Switch() {
    const { language, setLanguage } = useLanguage();
    return <button onClick={() => setLanguage(language === 'da' ? 'en' : 'da')}>{language}</button>;
  }

  it('is Danish first, is remembered as one of two words, and moves the page’s own language along', () => {
    localStorage.clear();
    expect(rememberedLanguage()).toBe('da');
    renderInSamtavle(<Switch />);
    expect(document.documentElement.lang).toBe('da');
    fireEvent.click(screen.getByRole('button'));
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem(LANGUAGE_KEY)).toBe('en');
    expect(rememberedLanguage()).toBe('en');
    localStorage.setItem(LANGUAGE_KEY, '<script>');
    expect(rememberedLanguage()).toBe('da');
  });
});

describe('controls', () => {
  it('a blocked button stays reachable, says why, and does nothing', () => {
    const act = jest.fn();
    renderInSamtavle(
      <Button blockedBecause="Ingen forbindelse" onClick={act}>
        Gem
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Gem . Ingen forbindelse' });
    fireEvent.click(button);
    expect(act).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('chips and segments say whether they are pressed', () => {
    const toggled = jest.fn();
    renderInSamtavle(
      <>
        <Chip pressed count={7} onToggle={toggled}>
          Mine
        </Chip>
        <Segmented
          label="Visning"
          value="board"
          onChange={() => undefined}
          options={[{ value: 'board', label: 'Tavle' }]}
        />
      </>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Mine 7', pressed: true }));
    expect(toggled).toHaveBeenCalledWith(false);
    expect(screen.getByRole('group', { name: 'Visning' })).toBeTruthy();
  });

  it('a field’s problem stands beside it in words and is tied to it', () => {
    renderInSamtavle(<TextField label="Kriterium" hint="Hvornår af tavlen" problem="Skriv en linje." />);
    const field = screen.getByRole('textbox', { name: 'Kriterium' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Skriv en linje.', 'Hvornår af tavlen']);
  });

  it('the composer says owner and readers before the text, sends on Enter, and never an empty line', () => {
    const send = jest.fn();
    const { container } = renderInSamtavle(
      <Composer
        categories={['mental_state', 'medication_depot']}
        category="mental_state"
        onCategory={() => undefined}
        owner="region_psych"
        value="  "
        onChange={() => undefined}
        onSend={send}
        audience="Kommunen ser den ikke uden samtykke"
      />,
    );
    const input = screen.getByRole('textbox', { name: 'Skriv en linje' });
    const audience = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(audience?.textContent).toBe('Kommunen ser den ikke uden samtykke');
    const form = container.querySelector('form');
    if (form !== null) fireEvent.submit(form);
    expect(send).not.toHaveBeenCalled();
  });
});

describe('drawer', () => {
  function Room() {
    const board = useRef<HTMLDivElement>(null);
    const [open, setOpen] = useState(false);
    return (
      <>
        <div ref={board} tabIndex={-1}>
          <button onClick={() => setOpen(true)}>Karen</button>
        </div>
        {open && (
          <Drawer label="Kort for Karen" title="Karen Ravnholt" board={board} onClose={() => setOpen(false)}>
            <input aria-label="linje" />
          </Drawer>
        )}
      </>
    );
  }

  it('takes focus, lets F6 go between board and drawer, and gives focus back on Escape', () => {
    renderInSamtavle(<Room />);
    const opener = screen.getByRole('button', { name: 'Karen' });
    opener.focus();
    fireEvent.click(opener);
    const drawer = screen.getByRole('complementary', { name: 'Kort for Karen' });
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Karen Ravnholt' }));
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6' });
    expect(drawer.contains(document.activeElement)).toBe(false);
    opener.focus();
    fireEvent.keyDown(opener, { key: 'F6' });
    expect(drawer.contains(document.activeElement)).toBe(true);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6' });
    expect(document.activeElement).toBe(opener);
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'linje' }), { key: 'Escape' });
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('tabs are chosen with arrows and name their panel', () => {
    function Tabs() {
      const [tab, setTab] = useState<'card' | 'plan'>('card');
      return (
        <>
          <TabList
            idBase="t"
            label="Karen"
            active={tab}
            onChange={setTab}
            tabs={[
              { id: 'card', label: 'Kort' },
              { id: 'plan', label: 'Plan' },
            ]}
          />
          <TabPanel idBase="t" tab={tab}>
            {tab}
          </TabPanel>
        </>
      );
    }
    renderInSamtavle(<Tabs />);
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Kort' }), { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { name: 'Plan', selected: true })).toBe(document.activeElement);
    expect(screen.getByRole('tabpanel', { name: 'Plan' }).textContent).toBe('plan');
  });
});

describe('words to those who listen', () => {
  function Speaker() {
    const { announce, announceNow } = useAnnouncements();
    return (
      <>
        <button onClick={() => ['Mette ændrede 2 kort', 'Jonas skrev'].forEach(announce)}>polite</button>
        <button onClick={() => announceNow('Forbindelsen er væk')}>now</button>
      </>
    );
  }

  it('gathers polite ones for two seconds, says urgent ones at once, and leaves no names behind', () => {
    jest.useFakeTimers();
    renderInSamtavle(<Speaker />);
    const polite = screen.getByTestId('live-polite');
    fireEvent.click(screen.getByText('polite'));
    expect(polite.textContent).toBe('');
    act(() => jest.advanceTimersByTime(POLITE_EVERY_MS));
    expect(polite.textContent).toBe('Mette ændrede 2 kort. Jonas skrev');
    fireEvent.click(screen.getByText('now'));
    expect(screen.getByTestId('live-assertive').textContent).toBe('Forbindelsen er væk');
    act(() => jest.advanceTimersByTime(6 * POLITE_EVERY_MS));
    expect(polite.textContent).toBe('');
    expect(screen.getByTestId('live-assertive').textContent).toBe('');
    jest.useRealTimers();
  });

  it('a stale screen never looks live', () => {
    const { rerender } = renderInSamtavle(<ConnectionState kind="live" asOf={null} ageSeconds={2} />);
    expect(screen.getByText(/Live/).textContent).toBe('Live · for 2 s siden');
    rerender(<ConnectionState kind="reconnecting" asOf="2026-11-26T07:13:00.000Z" ageSeconds={6} />);
    expect(screen.getByText('Forbinder igen · vist 8.13')).toBeTruthy();
    expect(screen.queryByText(/Live/)).toBeNull();
  });

  it('an error says what, what to do and a code, and tries again', () => {
    const retry = jest.fn();
    renderInSamtavle(
      <ErrorState title="Tavlen kunne ikke hentes." code="TA-503" onRetry={retry}>
        Prøv igen.
      </ErrorState>,
    );
    expect(screen.getByRole('alert').textContent).toContain('Tavlen kunne ikke hentes. Prøv igen.');
    expect(screen.getByText(/Bliver det ved, så ring til driften og sig: TA-503/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Prøv igen' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });
});

describe('dialog', () => {
  it('is modal, named, and closes on Escape unless something is being saved', () => {
    const close = jest.fn();
    const { rerender } = renderInSamtavle(
      <Dialog open title="Tag af tavlen" onClose={close}>
        tekst
      </Dialog>,
    );
    const dialog = screen.getByRole('dialog', { name: 'Tag af tavlen' });
    expect(document.documentElement.classList.contains('is-still')).toBe(true);
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(close).toHaveBeenCalledTimes(1);
    rerender(
      <Dialog open busy title="Tag af tavlen" onClose={close}>
        tekst
      </Dialog>,
    );
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect(close).toHaveBeenCalledTimes(1);
    expect([...document.querySelectorAll('style')].length).toBe(0);
  });
});
