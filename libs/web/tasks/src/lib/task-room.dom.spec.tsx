import { CitizenId, ElementId, type OwnAction, type Task, TaskId } from '@samtavle/contracts';
import { createApiClient, createData, DataProvider, type OpenSocket } from '@samtavle/web-data-access';
import { answeringWith, manualClock, type Said } from '@samtavle/web-data-access/testing';
import { createI18n, type Language, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { TaskRoom } from './task-room.js';
import { taskTexts } from './texts.js';

const task = (at: number, more: Partial<Task> = {}): Task => ({
  id: TaskId.parse(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`),
  kind: 'access_ended',
  version: 1,
  citizen: null,
  package: { id: 'PKG_BASE', da: 'Ét team omkring mig', en: 'One team around me' },
  source: null,
  opens: null,
  forWhom: 'contacts',
  dueOn: '2026-11-27',
  openedAt: '2026-11-26T07:00:00.000Z',
  mention: null,
  ...more,
});

/** Shows the room with what the server answers; what is sent to it is kept. */
async function aRoom(answers: () => Said, language: Language = 'da') {
  const clock = manualClock();
  const commanded: { name: string; input: unknown }[] = [];
  const openSocket: OpenSocket = (heard) => ({
    open: () => queueMicrotask(heard.opened),
    close: () => undefined,
    async ask(_, said) {
      commanded.push(said as (typeof commanded)[number]);
      return { ok: true, value: { seq: 1, version: 2, id: null } } as never;
    },
  });
  const data = createData({ api: createApiClient(answeringWith(answers)), clock, openSocket, chance: () => 0 });
  data.live.start({ board: false, mine: '10000000-0000-4000-8000-000000000002' as never });
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, taskTexts], language)}>
      <DataProvider data={data}>
        <MemoryRouter>
          <TaskRoom />
        </MemoryRouter>
      </DataProvider>
    </SamtavleProvider>,
  );
  const reads = () =>
    act(async () => {
      data.tasks.call();
      await clock.pass(500);
    });
  await reads();
  return { commanded, reads };
}

const action = (at: number, more: Partial<OwnAction> = {}): OwnAction => ({
  id: ElementId.parse(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`),
  citizen: CitizenId.parse('00000000-0000-4000-8000-000000000900'),
  version: 3,
  owner: 'region_psych',
  category: 'visit_logistics',
  text: 'Køb ny pære.',
  dueOn: '2026-11-26',
  mayEdit: true,
  ...more,
});

const listed = (...tasks: Task[]) => ({ body: { today: '2026-11-26', tasks, actions: [] } });

describe('the room of tasks', () => {
  it('says what is to be done, for whom and by when, and names nobody the viewer may not see', async () => {
    await aRoom(() => listed(task(1), task(2, { kind: 'capacity_check', package: null, dueOn: '2026-11-20' })));
    const [second, first] = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
    expect(first).toContain('Adgangen under »Ét team omkring mig« er ophørt.');
    expect(first).toContain('En borger, du ikke har adgang til nu');
    expect(first).toContain('til kontaktpersonerne');
    expect(second).toContain('frist var');
    expect(first).not.toContain('hvorfor');
  });

  it('speaks English too', async () => {
    await aRoom(() => listed(task(1)), 'en');
    expect(screen.getByRole('listitem').textContent).toContain('Access under “One team around me” has ended.');
  });

  it('ends a task with one press, and asks for the list again', async () => {
    let open = [task(1)];
    const { commanded, reads } = await aRoom(() => listed(...open));
    open = [];
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /Udført/ })));
    expect(commanded).toMatchObject([{ name: 'task.done', input: { version: 1 } }]);
    await reads();
    expect(screen.queryByRole('listitem')).toBeNull();
    expect(document.body.textContent).toContain('Ingen opgaver lige nu.');
  });

  it('has own actions and mentions in the same list, each in its group, and ticks them off', async () => {
    const mention = task(3, { kind: 'mention', package: null, mention: { text: '@Anne tager nøglen', by: null } });
    const { commanded } = await aRoom(() => ({
      body: {
        today: '2026-11-26',
        tasks: [task(1), mention],
        actions: [action(4), action(5, { dueOn: '2026-11-20', mayEdit: false }), action(6, { dueOn: null })],
      },
    }));
    expect(screen.getAllByRole('region').map((group) => group.querySelector('h2')?.textContent)).toEqual([
      'Over fristen 1',
      'I dag 1',
      'Du er nævnt 1',
      'Kommer 1',
      'Uden dato 1',
    ]);
    expect(screen.getByRole('status').textContent).toContain('5 åbne opgaver');
    const late = screen.getByRole('region', { name: /^Over fristen/ });
    expect(within(late).queryByRole('button')).toBeNull();
    const due = screen.getByRole('region', { name: /^I dag/ });
    await act(async () => void fireEvent.click(within(due).getByRole('button', { name: /Udført/ })));
    expect(commanded.at(-1)).toMatchObject({ name: 'element.edit', input: { version: 3, done: true } });
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^Set/ })));
    expect(commanded.at(-1)).toMatchObject({ name: 'task.done', input: { task: mention.id } });
  });

  it('says when the list could not be fetched, and tries again', async () => {
    let away = true;
    const { reads } = await aRoom(() =>
      away ? { status: 503, body: { error: 'unavailable', da: 'Prøv igen.', en: 'Try again.' } } : listed(task(1)),
    );
    expect(screen.getByRole('alert').textContent).toContain('Opgaverne kunne ikke hentes.');
    away = false;
    await reads();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });
});
