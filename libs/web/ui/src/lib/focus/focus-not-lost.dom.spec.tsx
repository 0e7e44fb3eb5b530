import { act, fireEvent, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { renderInSamtavle } from '../../testing/index.js';
import { Button } from '../controls/button.js';
import { Dialog } from '../dialog/dialog.js';

/** Longer than one waits before the focus is given to something else. */
const settles = () => act(() => new Promise((resolve) => setTimeout(resolve, 120)));
const button = (name: string) => screen.getByRole('button', { name });
const press = async (name: string) => {
  button(name).focus();
  await act(async () => void fireEvent.click(button(name)));
  await settles();
};
const focused = () => (document.activeElement === document.body ? 'nothing' : document.activeElement?.textContent);

function Lines({ all, children }: { all: readonly string[]; children?: ReactNode }) {
  const [left, setLeft] = useState(all);
  return (
    <main>
      <section>
        <ul>
          {left.map((name) => (
            <li key={name}>
              <a href="#card">Kortet {name}</a>
              <Button onClick={() => setLeft(left.filter((one) => one !== name))}>Udført {name}</Button>
            </li>
          ))}
        </ul>
        {children}
      </section>
    </main>
  );
}

describe('what has the focus and goes', () => {
  it('leaves it to the same button of the next line, of the line before when there is none, and then to what is left', async () => {
    renderInSamtavle(
      <Lines all={['a', 'b', 'c']}>
        <input aria-label="Ny" />
        <Button>Tilføj</Button>
      </Lines>,
    );
    await press('Udført b');
    expect(focused()).toBe('Udført c');
    await press('Udført c');
    expect(focused()).toBe('Udført a');
    await press('Udført a');
    // Not the field: on a phone it would bring up the keyboard.
    expect(focused()).toBe('Tilføj');
  });

  it('leaves it to what stands in its place', async () => {
    function Written() {
      const [isWritten, setIsWritten] = useState(false);
      return (
        <main>
          <Button>Udskriv</Button>
          <div>
            {isWritten ? (
              <p>
                Teksten <Button kind="quiet">Ret</Button>
              </p>
            ) : (
              <Button kind="quiet" onClick={() => setIsWritten(true)}>
                Skriv
              </Button>
            )}
          </div>
        </main>
      );
    }
    renderInSamtavle(<Written />);
    await press('Skriv');
    expect(focused()).toBe('Ret');
  });

  it('leaves it near the button that opened its dialog, when that is gone too', async () => {
    function WithDialog() {
      const [state, setState] = useState<'closed' | 'open' | 'ended'>('closed');
      return (
        <main>
          <section>
            {state !== 'ended' && <Button onClick={() => setState('open')}>Historik</Button>}
            <Button kind="quiet">Ny</Button>
          </section>
          <Dialog open={state === 'open'} title="Historik" onClose={() => setState('closed')}>
            <Button onClick={() => setState('ended')}>Gælder ikke længere</Button>
          </Dialog>
        </main>
      );
    }
    renderInSamtavle(<WithDialog />);
    await press('Historik');
    await press('Gælder ikke længere');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(focused()).toBe('Ny');
  });

  it('is not pressed by the key that is still held down', async () => {
    renderInSamtavle(<Lines all={['a', 'b']} />);
    await press('Udført a');
    expect(focused()).toBe('Udført b');
    // A browser presses a button again and again while Enter is down, unless it is told not to.
    const held = { key: 'Enter', repeat: true };
    expect(fireEvent.keyDown(button('Udført b'), held)).toBe(false);
    fireEvent.keyUp(button('Udført b'), { key: 'Enter' });
    expect(fireEvent.keyDown(button('Udført b'), { key: 'Enter' })).toBe(true);
    expect(fireEvent.keyDown(button('Udført b'), held)).toBe(true);
  });

  it('is not pressed by the second of two quick presses', async () => {
    renderInSamtavle(<Lines all={['a', 'b']} />);
    const enter = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
    const pressesA = async () => {
      button('Udført a').focus();
      expect(enter()).toBe(true);
      await act(async () => void fireEvent.click(button('Udført a')));
      await settles();
      expect(focused()).toBe('Udført b');
    };
    await pressesA();
    expect(enter()).toBe(false);
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    expect(enter()).toBe(true);
    // What has not gone may be pressed as quickly as one likes.
    expect(enter()).toBe(true);
  });

  it('is not pressed by who is still writing in a field that has gone, until they look up', async () => {
    function WithField({ isOpen }: { isOpen: boolean }) {
      return (
        <main>
          {isOpen && <input aria-label="Linje" />}
          <Button>Åbn kortet</Button>
        </main>
      );
    }
    const room: string[] = [];
    const hear = ({ key }: KeyboardEvent) => void room.push(key);
    window.addEventListener('keydown', hear);
    const { rerender } = renderInSamtavle(<WithField isOpen />);
    const writesAndLosesIt = async () => {
      screen.getByRole('textbox').focus();
      fireEvent.keyDown(screen.getByRole('textbox'), { key: 'a' });
      rerender(<WithField isOpen={false} />);
      await settles();
      room.length = 0;
      expect(focused()).toBe('Åbn kortet');
    };
    await writesAndLosesIt();
    for (const key of ['2', ' ', 'Enter']) expect(fireEvent.keyDown(button('Åbn kortet'), { key })).toBe(false);
    expect(room).toEqual([]);
    // Whoever presses Tab has seen where they are.
    fireEvent.keyDown(button('Åbn kortet'), { key: 'Tab' });
    expect(fireEvent.keyDown(button('Åbn kortet'), { key: 'Enter' })).toBe(true);
    expect(room).toEqual(['Tab', 'Enter']);
    rerender(<WithField isOpen />);
    await writesAndLosesIt();
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_600)));
    // A letter after a pause goes on with the text; Enter after a pause is a press.
    expect(fireEvent.keyDown(button('Åbn kortet'), { key: 'k' })).toBe(false);
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_600)));
    expect(fireEvent.keyDown(button('Åbn kortet'), { key: 'Enter' })).toBe(true);
    expect(fireEvent.keyDown(button('Åbn kortet'), { key: 'k' })).toBe(true);
    window.removeEventListener('keydown', hear);
  });

  it('takes nothing from who has put the focus somewhere, or has left it on purpose', async () => {
    const { container } = renderInSamtavle(
      <Lines all={['a', 'b']}>
        <Button>Tilføj</Button>
      </Lines>,
    );
    button('Udført a').focus();
    await act(async () => {
      fireEvent.click(button('Udført a'));
      button('Tilføj').focus();
    });
    await settles();
    expect(focused()).toBe('Tilføj');
    // A press beside everything.
    button('Tilføj').blur();
    await act(async () => void fireEvent.click(button('Udført b')));
    await settles();
    expect(focused()).toBe('nothing');
    expect(container.querySelectorAll('li')).toHaveLength(0);
  });

  it('begins where the browser says when somebody has logged in', async () => {
    function LogIn() {
      const [isIn, setIsIn] = useState(false);
      return isIn ? (
        <div>
          <a href="#main">Gå til indholdet</a>
          <main key="in">
            <Button>Sæt på tavlen</Button>
          </main>
        </div>
      ) : (
        <main key="out">
          <Button onClick={() => setIsIn(true)}>Anne Holm</Button>
        </main>
      );
    }
    renderInSamtavle(<LogIn />);
    await press('Anne Holm');
    expect(focused()).toBe('nothing');
  });

  it('begins the next room where the browser says', async () => {
    function TwoRooms() {
      const [room, setRoom] = useState(1);
      const go = () => {
        window.history.pushState(null, '', '/uge');
        setRoom(2);
      };
      return (
        <main>
          {room === 1 ? (
            <Button key="board" onClick={go}>
              Til ugen
            </Button>
          ) : (
            <Button key="week">Denne uge</Button>
          )}
        </main>
      );
    }
    renderInSamtavle(<TwoRooms />);
    await press('Til ugen');
    expect(focused()).toBe('nothing');
    window.history.pushState(null, '', '/');
  });
});
