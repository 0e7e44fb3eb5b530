import { TaskId, type TaskList } from '@samtavle/contracts';
import { type LoadedTasks } from '@samtavle/web-data-access';
import { newSince } from './notices.js';

const listed = (...ids: number[]): LoadedTasks => ({
  kind: 'ready',
  list: {
    today: '2026-11-26',
    actions: [],
    tasks: ids.map((n): TaskList['tasks'][number] => ({
      id: TaskId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
      kind: 'mention',
      version: 1,
      citizen: null,
      package: null,
      source: null,
      opens: null,
      forWhom: 'member',
      dueOn: '2026-11-26',
      openedAt: '2026-11-26T07:00:00.000Z',
      mention: { text: '@Anne', by: null },
    })),
  },
});

describe('what is new on the list', () => {
  it('is counted by line, and not by how many there are', () => {
    expect(newSince(listed(1, 2), listed(2, 3))).toBe(1);
    expect(newSince(listed(1), listed(1))).toBe(0);
    expect(newSince(listed(1, 2), listed(2))).toBe(0);
  });

  it('is nothing when the list is read for the first time, or by somebody else', () => {
    expect(newSince({ kind: 'loading' }, listed(1, 2))).toBe(0);
    expect(newSince(listed(1), { kind: 'loading' })).toBe(0);
  });
});
