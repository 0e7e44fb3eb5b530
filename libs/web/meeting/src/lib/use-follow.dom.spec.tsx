import { CitizenId } from '@samtavle/contracts';
import { createApiClient, createData, DataProvider, useDraft } from '@samtavle/web-data-access';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useFollow } from './use-follow.js';
import { type Person, type Queue } from './use-queue.js';

const [FLEMMING, POUL] = [1, 2].map((n) => CitizenId.parse(`30000000-0000-4000-8000-00000000000${n}`));

/** The chair is at one of the two. */
function queueAt(at: CitizenId | undefined): Queue {
  return [FLEMMING, POUL].flatMap((id) =>
    id === undefined
      ? []
      : [{ person: { id } as Person, state: id === at ? ('current' as const) : ('waiting' as const), decided: false }],
  );
}

function Line({ citizen }: { citizen: CitizenId }) {
  const { draft, keep, drop } = useDraft(`${citizen}:meeting`);
  return (
    <>
      <input aria-label="Skriv en linje" value={draft?.text ?? ''} onChange={({ target }) => keep(target.value)} />
      <button onClick={drop}>Gem</button>
    </>
  );
}

function Screen({ at, isChair }: { at: CitizenId | undefined; isChair: boolean }) {
  const { shown, follows, setFollows, around } = useFollow(queueAt(at), isChair);
  return (
    <>
      <button onClick={() => setFollows(true)}>{follows ? 'følger' : 'følger ikke'}</button>
      <div {...around}>
        <p>{shown?.id === FLEMMING ? 'Flemming' : shown?.id === POUL ? 'Poul' : 'ingen'}</p>
        {shown !== null && <Line key={shown.id} citizen={shown.id} />}
      </div>
    </>
  );
}

function aScreen(isChair = false) {
  const openSocket = () => ({
    open: () => undefined,
    close: () => undefined,
    ask: async () => ({ ok: true }) as never,
  });
  const api = createApiClient(answeringWith(() => ({ body: null })));
  const data = createData({ api, clock: manualClock(), openSocket, chance: () => 0 });
  const at = (citizen: CitizenId | undefined) => (
    <DataProvider data={data}>
      <Screen at={citizen} isChair={isChair} />
    </DataProvider>
  );
  const { rerender } = render(at(FLEMMING));
  return { chairGoesTo: (citizen: CitizenId | undefined) => act(async () => rerender(at(citizen))) };
}
const field = () => screen.getByRole<HTMLInputElement>('textbox');
const type = (text: string) => {
  act(() => field().focus());
  fireEvent.change(field(), { target: { value: text } });
};

describe('following the chair', () => {
  it('goes where the chair goes, also when the chair is at nobody the viewer has', async () => {
    const { chairGoesTo } = aScreen();
    await chairGoesTo(POUL);
    expect(screen.getByText('Poul')).toBeTruthy();
    await chairGoesTo(undefined);
    expect(screen.getByText('ingen')).toBeTruthy();
  });

  it('takes nobody’s field away in the middle of a line, and is taken up again when they say so', async () => {
    const { chairGoesTo } = aScreen();
    type('Ringer til læ');
    const before = field();
    await chairGoesTo(POUL);
    expect(screen.getByText('Flemming')).toBeTruthy();
    expect(screen.getByText('følger ikke')).toBeTruthy();
    expect(document.activeElement).toBe(before);
    expect(field().value).toBe('Ringer til læ');
    fireEvent.click(screen.getByText('følger ikke'));
    expect(screen.getByText('Poul')).toBeTruthy();
  });

  it('goes on with who has saved the line, or has left the field', async () => {
    const { chairGoesTo } = aScreen();
    type('Ringer til lægen');
    fireEvent.click(screen.getByText('Gem'));
    await chairGoesTo(POUL);
    expect(screen.getByText('Poul')).toBeTruthy();
    type('Halvt skrevet');
    act(() => field().blur());
    await chairGoesTo(FLEMMING);
    expect(screen.getByText('Flemming')).toBeTruthy();
  });

  it('never holds the chair back', async () => {
    const { chairGoesTo } = aScreen(true);
    type('Ringer til lægen');
    await chairGoesTo(POUL);
    expect(screen.getByText('Poul')).toBeTruthy();
  });
});
