import { type CitizenId, TaskId, type TaskList } from '@samtavle/contracts';
import { aCard, aFrame, anne, aSnapshot, citizen } from '../spec-parts/some-board.js';
import { manualClock } from '../testing/manual-clock.js';
import { createBoardStore } from './board-store.js';
import { observable } from './observable.js';
import { type LoadedTasks } from './task-store.js';
import { watchTasks } from './task-watch.js';

const about = (id: CitizenId): TaskList['tasks'][number] => ({
  id: TaskId.parse('00000000-0000-4000-8000-00000000000a'),
  kind: 'record_note',
  version: 1,
  citizen: id,
  package: null,
  source: null,
  opens: null,
  forWhom: 'member',
  dueOn: '2026-11-26',
  openedAt: '2026-11-26T07:00:00.000Z',
  mention: null,
});

function aWatchedBoard() {
  const board = createBoardStore(manualClock());
  const list = { today: '2026-11-26', tasks: [about(citizen(1))], actions: [] };
  let calls = 0;
  watchTasks(board, {
    tasks: observable<LoadedTasks>({ kind: 'ready', list }),
    call: () => void (calls += 1),
    empty: () => undefined,
  });
  board.snapshot(aSnapshot(3, [aCard(1), aCard(2)]));
  return { board, calls: () => calls };
}

describe('a list of tasks beside a board', () => {
  it('is not read again because the board came', () => {
    expect(aWatchedBoard().calls()).toBe(0);
  });

  it('is read again when something happened to a citizen on it, and not for others', () => {
    const { board, calls } = aWatchedBoard();
    board.frame(aFrame(3, 4, { cards: [aCard(2)] }), null);
    board.frame(aFrame(4, 5), null);
    expect(calls()).toBe(0);
    board.frame(aFrame(5, 6, { cards: [aCard(1)] }), null);
    expect(calls()).toBe(1);
    const note = { citizen: citizen(1), by: anne.id, change: 'wrote', fromLevel: null } as const;
    board.frame(aFrame(6, 7, { notes: [note] }), null);
    expect(calls()).toBe(2);
  });

  it('is read again when a citizen on it is not the viewer’s any more', () => {
    const { board, calls } = aWatchedBoard();
    board.frame(aFrame(3, 4, { gone: [citizen(1)] }), null);
    expect(calls()).toBe(1);
  });
});
