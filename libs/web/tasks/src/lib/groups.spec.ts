import { CitizenId, ElementId, type OwnAction, type Task, TaskId, type TaskList } from '@samtavle/contracts';
import fc from 'fast-check';
import { groupsOf, namesOf, pressing } from './groups.js';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const task = (n: number, dueOn: string, kind: Task['kind'] = 'record_note'): Task => ({
  id: TaskId.parse(uuid(n)),
  kind,
  version: 1,
  citizen: null,
  package: null,
  source: null,
  opens: null,
  forWhom: 'member',
  dueOn,
  openedAt: '2026-11-26T07:00:00.000Z',
  mention: kind === 'mention' ? { text: 'Tag nøglen med.', by: null } : null,
});
const action = (n: number, dueOn: string | null): OwnAction => ({
  id: ElementId.parse(uuid(n)),
  citizen: CitizenId.parse(uuid(900)),
  version: 1,
  owner: 'region_psych',
  category: 'visit_logistics',
  text: 'Ring.',
  dueOn,
  mayEdit: true,
});
const TODAY = '2026-11-26';
const list: TaskList = {
  today: TODAY,
  tasks: [task(1, '2026-11-20'), task(2, TODAY, 'mention'), task(3, '2026-12-01')],
  actions: [action(4, '2026-11-19'), action(5, TODAY), action(6, null), action(7, '2026-11-30')],
};

describe('the list of what is to be done', () => {
  it('begins with what is late, the oldest first, and ends with what has no day', () => {
    const said = groupsOf(list).map(({ name, lines }) => [
      name,
      lines.map((line) => Number((line.kind === 'task' ? line.task.id : line.action.id).slice(-3))),
    ]);
    expect(said).toEqual([
      ['late', [4, 1]],
      ['today', [5]],
      ['mentions', [2]],
      ['later', [7, 3]],
      ['undated', [6]],
    ]);
  });

  it('counts in the bar what presses, and not what comes later', () => {
    expect(pressing(list)).toBe(5);
  });

  it('has every line once, whatever its day', () => {
    const day = fc.constantFrom('2026-11-01', TODAY, '2027-01-01');
    const lists = fc.record({
      tasks: fc.array(fc.tuple(day, fc.constantFrom<Task['kind']>('mention', 'ask_now')), { maxLength: 12 }),
      actions: fc.array(fc.option(day), { maxLength: 12 }),
    });
    fc.assert(
      fc.property(lists, ({ tasks, actions }) => {
        const whole = {
          today: TODAY,
          tasks: tasks.map(([due, kind], at) => task(at, due, kind)),
          actions: actions.map((due, at) => action(100 + at, due)),
        };
        const lines = groupsOf(whole).flatMap((group) => group.lines);
        expect(lines).toHaveLength(tasks.length + actions.length);
        expect(namesOf(whole).size).toBe(lines.length);
      }),
    );
  });
});
