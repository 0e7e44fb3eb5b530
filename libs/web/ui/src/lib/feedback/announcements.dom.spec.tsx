import { jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { POLITE_EVERY_MS, useAnnouncements } from './announcements.js';
import { ErrorState } from './states.js';
import { ConnectionState } from '../presence/connection-state.js';

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
