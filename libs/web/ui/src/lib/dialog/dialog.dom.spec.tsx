import { jest } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { renderInSamtavle } from '../../testing/index.js';
import { Dialog } from './dialog.js';

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

  it('listens to no key while it is closed: a card of hundreds of lines holds as many', () => {
    const listen = jest.spyOn(window, 'addEventListener');
    renderInSamtavle(
      <Dialog open={false} title="Privat note" onClose={() => undefined}>
        tekst
      </Dialog>,
    );
    expect(listen.mock.calls.filter(([event]) => event.startsWith('key'))).toEqual([]);
    listen.mockRestore();
  });

  it('gives the focus back when it is taken off the page while it is open', async () => {
    renderInSamtavle(<Opener />);
    const opener = screen.getByRole('button', { name: 'Kopiér' });
    opener.focus();
    fireEvent.click(opener);
    const close = within(screen.getByRole('dialog')).getByRole('button');
    close.focus();
    fireEvent.click(close);
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });
});

/** Draws its dialog only while it is open. */
function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Kopiér</button>
      {isOpen && (
        <Dialog open title="Til journalen" onClose={() => setOpen(false)}>
          tekst
        </Dialog>
      )}
    </>
  );
}
