import { type Card } from '@samtavle/contracts';
import { SHARING_POLICY } from '@samtavle/policy';
import fc from 'fast-check';
import { aCard, anne, citizen, mette, TODAY } from '../../spec-parts/some-cards.js';
import { withName } from '../search/name-match.js';
import { sortList } from '../list/sort-list.js';
import { arrange, type ColumnKey } from './columns.js';
import { fits, fitsChip, NO_FILTERS } from './filters.js';
import { lanesFor, splitIntoLanes } from './lanes.js';
import { pack } from './pack.js';
import { REASON_CATEGORY } from './reason-categories.js';
import { readSettings, writeSettings } from './view-settings.js';

const names = (ids: readonly string[]) => ids.map((id) => Number(id.slice(-3)));
const viewer = { me: anne.id, today: TODAY };

describe('the order of a column', () => {
  it('is over time first, then soonest due, then longest on the board', () => {
    const [[three] = []] = arrange(
      [
        aCard(1, 'Yasmin', { level: 3, due: '2026-11-27' }),
        aCard(2, 'Poul', { level: 3, due: '2026-11-25', since: '2026-11-20' }),
        aCard(3, 'Flemming', { level: 3, due: '2026-11-24' }),
        aCard(4, 'Simon', { level: 3, due: TODAY, since: '2026-10-30' }),
        aCard(5, 'Inge', { level: 3, due: TODAY, since: '2026-11-07' }),
        aCard(6, 'Ingen frist', { level: 3 }),
      ],
      'level',
    );
    expect(names(three?.ids ?? [])).toEqual([3, 2, 4, 5, 1, 6]);
  });

  it('tells nothing by an action that is held back: it stands as one without a date', () => {
    const [[three] = []] = arrange(
      [aCard(1, 'B', { level: 3, actionHeld: true }), aCard(2, 'A', { level: 3 })],
      'level',
    );
    expect(names(three?.ids ?? [])).toEqual([2, 1]);
  });
});

describe('the columns', () => {
  it('are the three levels and the admitted, empty or not; admission is a status and not a level', () => {
    const stacks = arrange(
      [
        aCard(1, 'A', { level: 3, admission: { since: TODAY, ward: 'P2', onLeave: false } }),
        aCard(2, 'B', { stay: null }),
      ],
      'level',
    );
    expect(stacks.flat().map(({ key, ids }) => [key, ids.length])).toEqual([
      ['level-3', 0],
      ['level-2', 0],
      ['level-1', 0],
      ['admitted', 1],
    ]);
  });

  it('by reason stand only where somebody has it, each person once, under the primary', () => {
    const stacks = arrange(
      [
        aCard(1, 'A', {
          reasons: [
            { owner: 'muni_social', reason: 'eviction_threat' },
            { owner: 'region_psych', reason: 'symptoms_worse' },
          ],
        }),
        aCard(2, 'B', { reasons: [], reasonHeld: true }),
      ],
      'reason',
    );
    expect(stacks.flat().map(({ key }) => key)).toEqual(['reason-eviction_threat', 'reason-held']);
  });
});

describe('the lanes', () => {
  it('go to the longest column first: five of them give the two long columns two each', () => {
    expect(lanesFor([10, 12, 6], 5)).toEqual([2, 2, 1]);
    expect(lanesFor([3, 4, 6], 5)).toEqual([1, 1, 1]);
    expect(lanesFor([10, 12, 6], 1)).toEqual([1, 1, 1]);
  });

  it('are read down the first and then the next, with nobody lost', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 3 }), (people, lanes) => {
        expect(splitIntoLanes(people, lanes).flat()).toEqual(people);
        expect(splitIntoLanes(people, lanes)).toHaveLength(lanes);
      }),
    );
  });
});

describe('the filters', () => {
  it('call mine whom I am contact for, owe an action, or visit today', () => {
    expect(fitsChip(aCard(1, 'A', { contacts: [anne.id] }), 'mine', viewer)).toBe(true);
    expect(fitsChip(aCard(1, 'A', { due: TODAY }), 'mine', viewer)).toBe(true);
    expect(fitsChip(aCard(1, 'A', { visit: { at: '08:45', who: [anne.id] } }), 'mine', viewer)).toBe(true);
    expect(fitsChip(aCard(1, 'A'), 'mine', viewer)).toBe(false);
  });

  it('say without a visit of whom one is agreed for today, and of nobody on a day off', () => {
    const at = (level: 1 | 2 | 3, more: Partial<Card> = {}) => ({ ...aCard(1, 'A', { level }), ...more });
    expect(fitsChip(at(3), 'no-visit', viewer)).toBe(true);
    expect(fitsChip(at(3, { visit: { at: '08:45', who: [anne.id] } }), 'no-visit', viewer)).toBe(false);
    expect(fitsChip(at(2), 'no-visit', viewer)).toBe(false);
    expect(fitsChip(at(3), 'no-visit', { ...viewer, today: '2026-11-29' })).toBe(false);
  });

  it('call over time what was due before today, not today', () => {
    expect(fitsChip(aCard(1, 'A', { due: '2026-11-25' }), 'overdue', viewer)).toBe(true);
    expect(fitsChip(aCard(1, 'A', { due: TODAY }), 'overdue', viewer)).toBe(false);
  });

  it('find a contact person’s citizens, of one or another of those chosen', () => {
    const card = aCard(1, 'A', { contacts: [anne.id] });
    expect(fits(card, { ...NO_FILTERS, contacts: [anne.id, mette.id] }, viewer)).toBe(true);
    expect(fits(card, { ...NO_FILTERS, contacts: [mette.id] }, viewer)).toBe(false);
  });

  it('go by the action that is shown: what is held back is as if without a date', () => {
    const due = (dueOn: string | undefined, name: 'late' | 'today' | 'week' | 'none') =>
      fits(aCard(1, 'A', dueOn === undefined ? {} : { due: dueOn }), { ...NO_FILTERS, dues: [name] }, viewer);
    expect([due('2026-11-25', 'late'), due(TODAY, 'late')]).toEqual([true, false]);
    expect([due(TODAY, 'today'), due('2026-11-27', 'today')]).toEqual([true, false]);
    expect([
      due('2026-11-27', 'week'),
      due('2026-12-03', 'week'),
      due('2026-12-04', 'week'),
      due(TODAY, 'week'),
    ]).toEqual([true, true, false, false]);
    expect([due(undefined, 'none'), due(TODAY, 'none')]).toEqual([true, false]);
    const held = aCard(1, 'A', { action: null, actionHeld: true });
    expect(fits(held, { ...NO_FILTERS, dues: ['none'] }, viewer)).toBe(true);
  });

  it('narrow together', () => {
    const card = aCard(1, 'A', { level: 3, due: '2026-11-25' });
    expect(fits(card, { ...NO_FILTERS, chips: ['overdue'], levels: [3] }, viewer)).toBe(true);
    expect(fits(card, { ...NO_FILTERS, chips: ['overdue'], levels: [1] }, viewer)).toBe(false);
  });
});

describe('the address', () => {
  it('comes back as it was written', () => {
    const settings = {
      ...readSettings(new URLSearchParams()),
      view: 'list',
      grouping: 'reason',
      filters: {
        chips: ['mine', 'overdue'],
        owners: ['region_psych'],
        levels: [3],
        reasons: ['suicide_risk'],
        contacts: [anne.id],
        dues: ['late', 'week'],
      },
      sort: 'name',
      descending: true,
      card: citizen(4),
      tab: 'sharing',
    } as const;
    expect(readSettings(writeSettings(settings))).toEqual(settings);
  });

  it('leaves out what it does not know, and is empty when everything is as usual', () => {
    expect(
      writeSettings(
        readSettings(new URLSearchParams('visning=uge&kort=rikke&vis=alle&trin=9&kontakt=anne,x&frist=aldrig')),
      ).toString(),
    ).toBe('');
  });
});

describe('the list', () => {
  it('stands as the board does: by level, then urgency, the admitted last', () => {
    const cards = [
      aCard(1, 'A', { level: 1 }),
      aCard(2, 'B', { level: 3, admission: { since: TODAY, ward: 'P2', onLeave: false } }),
      aCard(3, 'C', { level: 3 }),
    ];
    expect(names(sortList(cards, 'urgency', false).map(({ id }) => id))).toEqual([3, 1, 2]);
  });

  it('keeps what is missing last, both ways', () => {
    const cards = [aCard(1, 'A'), aCard(2, 'B', { due: '2026-11-25' }), aCard(3, 'C', { due: '2026-11-28' })];
    expect(names(sortList(cards, 'due', false).map(({ id }) => id))).toEqual([2, 3, 1]);
    expect(names(sortList(cards, 'due', true).map(({ id }) => id))).toEqual([3, 2, 1]);
  });
});

describe('finding somebody', () => {
  it('takes the first letters of any name, and Danish letters as themselves', () => {
    const cards = [
      aCard(1, 'Rikke Tornved'),
      aCard(2, 'Ulrik Åholm'),
      aCard(3, 'Camilla Ågård-Holm'),
      aCard(4, 'André Holm'),
    ];
    const found = (typed: string) => names(withName(cards, typed, 9).map(({ id }) => id));
    expect(found('rik')).toEqual([1]);
    expect(found('åho')).toEqual([2]);
    expect(found('hol')).toEqual([4, 3]);
    expect(found('andre ho')).toEqual([4]);
    expect(found('')).toEqual([]);
  });
});

describe('the reasons', () => {
  it('inherit the categories the sharing policy says', () => {
    expect(REASON_CATEGORY).toEqual(
      Object.fromEntries(SHARING_POLICY.board_reasons.map(({ id, inherits_category }) => [id, inherits_category])),
    );
  });
});

describe('many small columns', () => {
  const columns = (...sizes: number[]) =>
    sizes.map((size, at) => ({
      key: `reason-${['new_in_team', 'symptoms_worse', 'relapse_substance', 'admitted'][at] ?? 'own_wish'}` as ColumnKey,
      size,
    }));

  it('fill stacks from the left in reading order, as evenly as the order lets them', () => {
    expect(pack(columns(2, 8, 2, 1), 2, null, false).map((stack) => stack.length)).toEqual([2, 2]);
    expect(pack(columns(2, 8, 2, 1), 1, null, false)).toHaveLength(1);
    expect(pack(columns(2, 8, 2, 1), 5, null, false).flat()).toEqual(columns(2, 8, 2, 1).map(({ key }) => key));
  });

  it('stay where they are while a hand is on them, and a new one comes last', () => {
    const before = pack(columns(2, 8, 2), 2, null, false);
    expect(pack(columns(9, 1, 2), 2, before, false)).toBe(before);
    expect(pack(columns(9, 1, 2, 4), 2, before, true)).toEqual([before[0], [...(before[1] ?? []), 'reason-admitted']]);
  });
});
