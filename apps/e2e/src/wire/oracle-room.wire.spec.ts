import { expect, test } from '@playwright/test';
import { type Card, Card as CardContract, MemberId, packCards, TaskList, type WallView } from '@samtavle/contracts';
import { enrolledBy, type Facts } from './oracle/facts.js';
import { Keys, marker } from './oracle/claims.js';
import { History } from './oracle/history.js';
import { Judge } from './oracle/judge.js';
import { type Meanings, type ToDo } from './oracle/registry.js';
import { mayRead, NOTICE, type Reader, slot } from './oracle/rights.js';
import { closed, joined, left, looking, opened, rightsOfRoom, type Room, stepped, words } from './oracle/room.js';
import { base, consenting, consultant, moment, nurse, regional, table, worker } from './oracle/some-readers.js';
import { minutesAfter } from '../support/server-clock.js';

/* What the oracle reads of a shared screen and of what there is to do. */

const CITIZEN = '11111111-1111-4111-8111-111111111111';
const OF_REGION = '22222222-2222-4222-8222-222222222222';
const MEETING = '33333333-3333-4333-8333-333333333333';
const TASK = '44444444-4444-4444-8444-444444444444';

const alone: Facts = enrolledBy(regional, 'muni_social', ['worker'], moment.at);
const shared = base(alone);
const roomOf = (facts: Facts, ...readers: Reader[]) =>
  rightsOfRoom(
    table,
    readers.map((reader) => ({ reader, rights: mayRead(table, reader, facts, moment) })),
  );

const sitting = (...readers: Reader[]): Room | null => {
  const [chair, ...others] = readers.map(({ member }) => member);
  const first = opened(null, MEETING, chair ?? '', moment.at);
  return others.reduce<Room | null>((room, member) => joined(room, MEETING, member), first);
};

test.describe('a room', () => {
  test('is those who came in and have not stepped out or left, for four hours', () => {
    const room = sitting(nurse, worker);
    const out = stepped(room, MEETING, 'worker', 'out');
    expect(looking(room, moment)).toEqual(['nurse', 'worker']);
    expect(looking(out, moment)).toEqual(['nurse']);
    expect(looking(joined(out, MEETING, 'worker'), moment), 'joining is not coming back in').toEqual(['nurse']);
    expect(looking(stepped(out, MEETING, 'worker', 'in'), moment)).toEqual(['nurse', 'worker']);
    expect(looking(left(room, MEETING, 'nurse'), moment)).toEqual(['worker']);
    expect(looking(left(room, 'another', 'nurse'), moment)).toHaveLength(2);
    expect(looking(closed(room, MEETING), moment)).toEqual([]);
    expect(looking(room, { ...moment, at: minutesAfter(moment.at, 240) })).toEqual([]);
  });

  test('sees what everybody in it sees, and of that only what may hang on a wall', () => {
    const [one, both] = [roomOf(shared, nurse), roomOf(shared, nurse, worker)];
    expect(one.has(slot('region_psych', 'identification'))).toBe(true);
    expect(one.has(slot('region_psych', 'diagnosis')), 'no category for a wall').toBe(false);
    expect(both.has(slot('region_psych', 'board_status'))).toBe(true);
    expect(roomOf(alone, nurse, worker).size).toBe(0);
    expect(roomOf(shared, nurse, worker, consultant).size).toBe(0);
    expect(roomOf(shared).size).toBe(0);
  });

  test('reads a reason only when everybody may read status and category', () => {
    const health = words('region_psych', 'mental_state');
    expect(roomOf(shared, nurse).has(health)).toBe(true);
    expect(roomOf(shared, nurse, worker).has(health)).toBe(false);
    expect(roomOf(consenting(shared, 'PKG_DAILY'), nurse, worker).has(health)).toBe(true);
  });

  test('knows an admission by the notice, and no reason by it', () => {
    const service = { treatment: false, sel: true, sickness: false };
    const admitted: Facts = {
      ...shared,
      hospital: { dischargedOn: null },
      enrolled: new Map(shared.enrolled).set('muni_social', service),
    };
    const room = roomOf(admitted, nurse, worker);
    expect(room.has(NOTICE)).toBe(true);
    expect(room.has(words('region_psych', 'admission_discharge'))).toBe(false);
  });

  test('never reads on a wall what its rule keeps off it', () => {
    const legal = consenting(shared, 'PKG_LEGAL');
    const caseworker: Reader = { ...worker, role: 'caseworker_muni' };
    expect(mayRead(table, caseworker, legal, moment).has(slot('region_psych', 'criminal_forensic'))).toBe(true);
    expect(roomOf(legal, nurse, caseworker).has(words('region_psych', 'criminal_forensic'))).toBe(false);
  });
});

const keys = new Keys();
keys.set('c1', CITIZEN);
const todo: ToDo = {
  id: TASK,
  sector: 'region_psych',
  citizen: CITIZEN,
  forWhom: 'contacts',
  member: null,
  notFor: [],
};

function judgeOf(facts: Facts, room: Room | null, task: ToDo = todo): Judge {
  const registry: Meanings = {
    meaningOf: (text) => (text === OF_REGION ? { kind: 'alias', citizen: CITIZEN, sector: 'region_psych' } : undefined),
    aliasOf: (_citizen, sector) => (sector === 'region_psych' ? OF_REGION : undefined),
    citizenOf: (alias) => (alias === OF_REGION ? CITIZEN : undefined),
    sectorOfMember: () => 'region_psych',
    taskOf: (id) => (id === TASK ? task : undefined),
    requestOf: () => undefined,
    useOf: () => undefined,
  };
  const history = new History(new Map([[CITIZEN, facts]]), moment, table);
  history.add({ startedAt: 0, acknowledgedAt: 0, seq: 1, room: () => room });
  history.settle();
  const readers = new Map([nurse, worker].map((reader) => [reader.member, reader] as const));
  return new Judge({ table, registry, keys, history, readers });
}

const card = (more: Partial<Card> = {}): Card =>
  CardContract.parse({
    id: OF_REGION,
    name: `${marker(slot('region_psych', 'identification'), 'c1', 1)} O.`,
    stay: { owner: 'region_psych', level: 2, since: '2027-03-01', reviewOn: '2027-03-02', version: 1 },
    reasons: [],
    reasonHeld: true,
    action: null,
    actionHeld: false,
    lastContactOn: null,
    attempts: 0,
    visit: null,
    admission: null,
    contacts: [],
    marks: [],
    ...more,
  });

function onWall(facts: Facts, room: Room | null, one: Card): string[] {
  const said: WallView = {
    kind: 'wall',
    tag: 't',
    asOf: moment.at,
    today: moment.day,
    team: 'T',
    openedBy: MemberId.parse(MEETING),
    chair: MemberId.parse(MEETING),
    current: null,
    inTheRoom: 2,
    blankAfterMinutes: 3,
    members: [],
    cards: packCards([one]),
  };
  return weighed(judgeOf(facts, room), said);
}

function weighed(judge: Judge, said: unknown): string[] {
  const raw = JSON.stringify(said);
  const what = 'anything';
  return judge.weigh({ by: 'rest', what, raw, said, askedAt: 1, receivedAt: 2 }, nurse).map(({ because }) => because);
}

test.describe('of a wall the oracle finds', () => {
  test('nothing, when everybody in the room may see it', () => {
    expect(onWall(shared, sitting(nurse, worker), card())).toEqual([]);
  });

  test('a citizen whom somebody in the room may not know: the id, the name, the level', () => {
    expect(onWall(alone, sitting(nurse, worker), card()).length).toBeGreaterThanOrEqual(3);
    expect(onWall(alone, stepped(sitting(nurse, worker), MEETING, 'worker', 'out'), card())).toEqual([]);
  });

  test('a reason in words that one of them may not read', () => {
    const said = card({ reasons: [{ owner: 'region_psych', reason: 'symptoms_worse' }], reasonHeld: false });
    expect(onWall(shared, sitting(nurse), said)).toEqual([]);
    expect(onWall(shared, sitting(nurse, worker), said).join()).toContain('symptoms_worse');
  });

  test('a whole name, an action, and a look by somebody who does not sit there', () => {
    expect(onWall(shared, sitting(nurse), card({ name: 'Lisbeth Delt' })).join()).toContain('a whole name');
    expect(onWall(shared, sitting(nurse), card({ actionHeld: true })).join()).toContain('an action');
    expect(onWall(shared, sitting(worker), card()).join()).toContain('does not sit in the meeting');
    expect(onWall(shared, null, card()).join()).toContain('does not sit in the meeting');
  });
});

test.describe('of tasks the oracle finds', () => {
  const listed = (facts: Facts, citizen: string | null, task: ToDo = todo) => {
    const said = TaskList.parse({
      today: moment.day,
      tasks: [
        {
          id: TASK,
          kind: 'consent_expiring',
          version: 1,
          citizen,
          package: null,
          source: null,
          opens: null,
          forWhom: task.forWhom,
          dueOn: moment.day,
          openedAt: moment.at,
          mention: null,
        },
      ],
      actions: [],
    });
    return weighed(judgeOf(facts, null, task), said);
  };
  const forgotten: Facts = { ...regional, enrolled: new Map(), relations: regional.relations };

  test('nothing, when it is the reader’s and names somebody the reader may see', () => {
    expect(listed(regional, OF_REGION)).toEqual([]);
  });

  test('a name of somebody the reader may no longer see', () => {
    expect(listed(forgotten, OF_REGION)).toHaveLength(1);
    expect(listed(forgotten, null)).toEqual([]);
  });

  test('somebody else’s task, and one about what the reader did', () => {
    const others: ToDo[] = [
      { ...todo, sector: 'muni_social' },
      { ...todo, forWhom: 'member', member: 'another' },
      { ...todo, forWhom: 'leaders' },
      { ...todo, notFor: ['nurse'] },
    ];
    for (const other of others) expect(listed(regional, null, other).join()).toContain('somebody else’s');
    expect(listed({ ...regional, relations: [] }, null, todo), 'on duty').toEqual([]);
  });
});
