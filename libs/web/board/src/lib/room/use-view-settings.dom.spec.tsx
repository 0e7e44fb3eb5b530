import { act, cleanup, renderHook } from '@testing-library/react';
import { type ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { citizen } from '../../spec-parts/some-cards.js';
import { useViewSettings } from './use-view-settings.js';

function shown(address = '/tavle') {
  cleanup();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  );
  return renderHook(() => ({ ...useViewSettings(), address: useLocation().search }), { wrapper }).result;
}

describe('the settings of the room', () => {
  it('follow every choice, also two in one breath', () => {
    const screen = shown();
    act(() => {
      screen.current.change({ grouping: 'reason' });
      screen.current.change({ view: 'list' });
    });
    expect(screen.current.settings).toMatchObject({ grouping: 'reason', view: 'list' });
    expect(screen.current.address).toBe('?visning=liste&efter=aarsag');
  });

  it('keep the rest when a card is opened and closed', () => {
    const screen = shown('/tavle?vis=mine');
    act(() => screen.current.openCard(citizen(4)));
    expect(screen.current.address).toBe(`?vis=mine&kort=${citizen(4)}`);
    act(() => screen.current.openCard(null));
    expect(screen.current.address).toBe('?vis=mine');
  });

  it('are read from an address that somebody else wrote', () => {
    expect(shown(`/tavle?fane=deling&kort=${citizen(4)}`).current.settings).toMatchObject({
      card: citizen(4),
      tab: 'sharing',
    });
  });

  it('give each card an address without a name in it, the same while another card is open', () => {
    const screen = shown('/tavle?vis=mine');
    const before = screen.current.addressOf;
    act(() => screen.current.openCard(citizen(4), 'history'));
    expect(screen.current.addressOf).toBe(before);
    expect(screen.current.addressOf(citizen(5))).toBe(`?vis=mine&kort=${citizen(5)}`);
  });
});
