import { jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { Button } from './button.js';
import { Chip, Segmented } from './choices.js';
import { TextField } from './field.js';
import { Composer } from '../drawer/composer.js';

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
