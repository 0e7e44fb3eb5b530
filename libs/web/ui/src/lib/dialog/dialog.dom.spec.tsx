import { jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
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
});
