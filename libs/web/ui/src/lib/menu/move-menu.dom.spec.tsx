import { jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { MoveMenu } from './move-menu.js';

function show(admitted = false) {
  const acts = { onMove: jest.fn(), onTakeOff: jest.fn(), onClose: jest.fn() };
  renderInSamtavle(<MoveMenu at={{ x: 10, y: 10 }} name="Yasmin Haddou" level={3} admitted={admitted} {...acts} />);
  return { acts, menu: screen.getByRole('menu', { name: 'Flyt Yasmin Haddou' }) };
}

describe('Move-to menu', () => {
  it('lists every column, marks where the citizen is, and says why one cannot be chosen', () => {
    show();
    const items = screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
    expect(items).toEqual([
      'Niveau 3, dagligther nu',
      'Niveau 2, intensiveret2',
      'Niveau 1, case management1',
      'IndlagtKommer med besked fra sygehuset',
      'Tag af tavlen …A',
    ]);
    expect(screen.getByRole('menuitem', { name: /Niveau 3/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('moves by click and by digit', () => {
    const { acts, menu } = show();
    fireEvent.keyDown(menu, { key: '1' });
    expect(acts.onMove).toHaveBeenCalledWith(1);
    fireEvent.click(screen.getByRole('menuitem', { name: /Niveau 2/ }));
    expect(acts.onMove).toHaveBeenCalledWith(2);
    fireEvent.keyDown(menu, { key: 'a' });
    expect(acts.onTakeOff).toHaveBeenCalledTimes(1);
  });

  it('does nothing where the citizen already is, or where only the hospital decides', () => {
    const { acts, menu } = show();
    fireEvent.keyDown(menu, { key: '3' });
    fireEvent.click(screen.getByRole('menuitem', { name: /Indlagt/ }));
    expect(acts.onMove).not.toHaveBeenCalled();
    expect(acts.onClose).not.toHaveBeenCalled();
  });
});
