import { jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { renderInSamtavle } from '../../testing/index.js';
import { type Suggest, SuggestingInput } from './suggesting-input.js';

const NAMES = ['Mette L.', 'Mette K.'];
const suggest: Suggest = {
  label: 'Nævn en kollega',
  at: (text, caret) =>
    text.slice(0, caret).endsWith('@')
      ? NAMES.map((name) => ({
          id: name.slice(-2, -1),
          label: name,
          hint: 'Sygeplejerske',
          text: `${text}${name} `,
          caret: text.length + name.length + 1,
        }))
      : [],
};

function Line({ onSend }: { onSend: () => void }) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText('lukket');
      }}
    >
      <SuggestingInput aria-label="linje" value={text} onText={setText} suggest={suggest} inputRef={undefined} />
    </form>
  );
}

describe('a line that can be completed', () => {
  const field = () => screen.getByRole('textbox', { name: 'linje' });
  const typed = (text: string) => fireEvent.change(field(), { target: { value: text } });

  it('offers what fits, takes the one the arrows stand on with Enter, and does not send', () => {
    const onSend = jest.fn();
    renderInSamtavle(<Line onSend={onSend} />);
    typed('Spørg @');
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Mette L.Sygeplejerske',
      'Mette K.Sygeplejerske',
    ]);
    fireEvent.keyDown(field(), { key: 'ArrowDown' });
    expect(field().getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).getAttribute('id'),
    );
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect((field() as HTMLInputElement).value).toBe('Spørg @Mette K. ');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(onSend).not.toHaveBeenCalled();
  });

  it('closes its list with Escape, and only the list', () => {
    renderInSamtavle(<Line onSend={() => undefined} />);
    typed('Spørg @');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(screen.queryByRole('listbox')).toBeNull();
    expect((field() as HTMLInputElement).value).toBe('Spørg @');
  });

  it('leaves the keys alone when there is nothing to choose', () => {
    renderInSamtavle(<Line onSend={() => undefined} />);
    typed('Spørg');
    expect(fireEvent.keyDown(field(), { key: 'Tab' })).toBe(true);
    expect(fireEvent.keyDown(field(), { key: 'Enter' })).toBe(true);
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect((field() as HTMLInputElement).value).toBe('lukket');
  });
});
