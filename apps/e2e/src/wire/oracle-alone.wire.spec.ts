import { expect, test } from '@playwright/test';
import { type EmergencyRequestView } from '@samtavle/contracts';
import { type Category, type Owner } from '@samtavle/domain';
import { minutesAfter } from '../support/server-clock.js';
import { Keys, marker } from './oracle/claims.js';
import { heldTo } from './oracle/emergency-rights.js';
import { doubted, enrolledBy, type Facts, rescoped, withContacts } from './oracle/facts.js';
import { knownAgain, lookUpEnded, markedPrivate, openedToOne, type PersonalRight } from './oracle/facts-of-the-law.js';
import { History } from './oracle/history.js';
import { Judge } from './oracle/judge.js';
import { type Meanings } from './oracle/registry.js';
import { factSlot, mayRead, type Reader, slot } from './oracle/rights.js';
import { opened } from './oracle/room.js';
import { Sight } from './oracle/sight.js';
import { base, homeNurse, moment, nurse, regional, table, worker } from './oracle/some-readers.js';

/* What the oracle knows of rights that belong to one person, of private marks, and of a policy that changes. */

const HOUR = minutesAfter(moment.at, 60);
const CITIZEN = '11111111-1111-4111-8111-111111111111';
const NOTE = '44444444-4444-4444-8444-444444444444';
const REQUEST = '55555555-5555-4555-8555-555555555555';
const both = enrolledBy(base(regional), 'muni_social', ['worker', 'colleague'], moment.at);
const rights = (reader: Reader, facts: Facts, policy = table) => mayRead(policy, reader, facts, moment);
const sees = (reader: Reader, facts: Facts, owner: Owner, category: Category, policy = table) =>
  rights(reader, facts, policy).has(slot(owner, category));

test.describe('of a look-up the oracle knows', () => {
  const right: PersonalRight = {
    kind: 'look-up',
    member: homeNurse.member,
    categories: ['diagnosis', 'identification'],
    owners: ['region_psych'],
    until: HOUR,
  };

  test('that it opens nothing of an owner who came to know the citizen after it', () => {
    const offBoard = { ...regional, stays: new Set<Owner>() };
    const later = enrolledBy(openedToOne(offBoard, right), 'muni_health', [], moment.at);
    expect(sees(homeNurse, later, 'region_psych', 'diagnosis')).toBe(true);
    expect(sees(homeNurse, later, 'muni_health', 'diagnosis')).toBe(false);
  });

  test('that its holder ends it, that its gateway ends it, and that it names somebody or shows nothing', () => {
    const open = openedToOne(regional, right);
    expect(rights(homeNurse, lookUpEnded(open, homeNurse.member)).size).toBe(0);
    expect(rights(homeNurse, lookUpEnded(open, 'another')).size).toBeGreaterThan(0);
    const without = table.with([{ kind: 'gateway', id: 'EMERG_HEALTH_PULL', set: { enabled: false } }]);
    expect(rights(homeNurse, open, without).size).toBe(0);
    expect(rights(homeNurse, openedToOne(regional, { ...right, categories: ['diagnosis'] })).size).toBe(0);
  });

  test('that what a version of the policy closes stays closed, and that nothing opens without its owner’s name', () => {
    const readers = new Map([[homeNurse.member, homeNurse]]);
    const open = openedToOne(regional, right);
    const without = table.with([{ kind: 'gateway', id: 'EMERG_HEALTH_PULL', set: { enabled: false } }]);
    expect(rights(homeNurse, heldTo(without, readers, open)).size).toBe(0);
    const notes = openedToOne(regional, { ...right, categories: ['private_notes', 'identification'] });
    expect(sees(homeNurse, notes, 'region_psych', 'private_notes')).toBe(true);
    const nameless = table.with([{ kind: 'rule', id: 'R-REG-MHE-TREAT', set: { effect: 'never' } }]);
    expect(rights(homeNurse, notes, nameless).size).toBe(0);
  });

  test('that no wall shows it', () => {
    const facts = openedToOne(regional, right);
    const history = new History(new Map([[CITIZEN, facts]]), moment, table);
    const sight = new Sight(history, new Map([[homeNurse.member, homeNurse]]));
    const room = opened(null, 'm', homeNurse.member, moment.at);
    expect(sight.rightsIn({ facts, moment, table, room }, homeNurse).size).toBeGreaterThan(0);
    expect(sight.rightsOfRoomIn({ facts, moment, table, room }).size).toBe(0);
  });
});

test('a pushed fact is its receiver’s and the sector’s it came from, and no other’s with the category open', () => {
  const of = { owner: 'region_psych', category: 'board_status' } as const;
  const right = { kind: 'pushed', member: homeNurse.member, element: 'e', ...of, until: HOUR } as const;
  const all = enrolledBy(both, 'muni_health', [homeNurse.member], moment.at);
  const facts = openedToOne(all, right);
  expect(rights(homeNurse, facts).has(factSlot('e'))).toBe(true);
  expect(rights(homeNurse, withContacts(openedToOne(both, right), 'muni_social', [], moment.at)).size, 'no card').toBe(
    0,
  );
  expect(rights(nurse, facts).has(factSlot('e'))).toBe(true);
  expect(sees(worker, facts, of.owner, of.category)).toBe(true);
  expect(rights(worker, facts).has(factSlot('e'))).toBe(false);
});

test('a protected address opens to who visits, while they work with the citizen and the rule stands', () => {
  const visit = (facts: Facts) => openedToOne(facts, { kind: 'visit', member: nurse.member, until: HOUR });
  expect(sees(nurse, regional, 'region_psych', 'protected_address')).toBe(false);
  expect(sees(nurse, visit(regional), 'region_psych', 'protected_address')).toBe(true);
  expect(sees({ ...nurse, member: 'another' }, visit(regional), 'region_psych', 'protected_address')).toBe(false);
  const apart = { ...regional, enrolled: new Map() };
  expect(rights(nurse, visit(apart)).size).toBe(0);
  const closed = table.with([{ kind: 'rule', id: 'R-OWN-REG-ADDR', set: { effect: 'never' } }]);
  expect(sees(nurse, visit(regional), 'region_psych', 'protected_address', closed)).toBe(false);
});

test('what is private opens to the first contact person of a social sector, and to nobody else’s second', () => {
  const opens = (facts: Facts, member: string) => openedToOne(facts, { kind: 'primary contact', member, until: HOUR });
  const first = opens(both, worker.member);
  expect(sees(worker, first, 'muni_social', 'private_notes')).toBe(true);
  const other = withContacts(first, 'muni_social', ['colleague', worker.member], moment.at);
  expect(sees(worker, other, 'muni_social', 'private_notes')).toBe(false);
  expect(sees(nurse, opens(both, nurse.member), 'region_psych', 'private_notes'), 'not in health').toBe(false);
});

test('another version of the policy closes what its rules and gateways close, and a later one opens it again', () => {
  const closed = table.with([{ kind: 'rule', id: 'R-REG-SOC-BASE', set: { channel: 'record_only' } }]);
  expect(sees(worker, both, 'region_psych', 'board_status')).toBe(true);
  expect(sees(worker, both, 'region_psych', 'board_status', closed)).toBe(false);
  expect(sees(worker, both, 'region_psych', 'board_status', closed.with([]))).toBe(true);
});

test('a doubt pauses a consent on both sides, and another extent of it shares that and no more', () => {
  expect(sees(worker, doubted(both, 'PKG_BASE'), 'region_psych', 'board_status')).toBe(false);
  const flows = table.flows('PKG_BASE').map((flow) => ({ ...flow, categories: ['identification'] }));
  const [given] = both.consents;
  if (!given) throw new Error('base consent was given');
  const narrowed = rescoped(both, { ...given, flows });
  expect(sees(worker, narrowed, 'region_psych', 'identification')).toBe(true);
  expect(sees(worker, narrowed, 'region_psych', 'board_status')).toBe(false);
  expect(narrowed.consents.map(({ state }) => state)).toEqual(['superseded', 'active']);
});

const text = marker(slot('region_psych', 'housing'), 'c1', 7);
const keys = new Keys();
keys.set('c1', CITIZEN);
const registry: Meanings = {
  meaningOf: (found) =>
    [text, NOTE].includes(found)
      ? { kind: 'content', of: [{ citizen: CITIZEN, slot: slot('region_psych', 'housing'), element: NOTE }] }
      : undefined,
  aliasOf: () => undefined,
  citizenOf: () => undefined,
  sectorOfMember: () => 'region_psych',
  taskOf: () => undefined,
  requestOf: (id) =>
    id === REQUEST ? { id, citizen: CITIZEN, fromMember: worker.member, toSector: 'region_psych' } : undefined,
  useOf: () => undefined,
};

function told(facts: Facts, reader: Reader, said: unknown): string[] {
  const history = new History(new Map([[CITIZEN, facts]]), moment, table);
  const readers = new Map([nurse, worker, homeNurse].map((one) => [one.member, one] as const));
  const judge = new Judge({ table, registry, keys, history, readers });
  const raw = JSON.stringify(said);
  const received = { by: 'rest', what: 'anything', raw, said, askedAt: 1, receivedAt: 2 } as const;
  return judge.weigh(received, reader).map(({ because }) => because);
}

test.describe('of a private mark the oracle finds', () => {
  const hidden = markedPrivate(regional, NOTE, 'region_psych', nurse.member);

  test('nothing before it and after it, and the text and the id while it stands', () => {
    expect(told(regional, nurse, { text })).toEqual([]);
    expect(told(hidden, nurse, { text }).length).toBeGreaterThan(0);
    expect(told(hidden, nurse, { id: NOTE })).toHaveLength(1);
    expect(told(knownAgain(hidden, NOTE), nurse, { text })).toEqual([]);
  });

  test('no fault in the list of one’s own marks, and one in anybody else’s', () => {
    const list = { marks: [{ element: NOTE, category: 'housing', markedAt: moment.at }] };
    expect(told(hidden, nurse, list)).toEqual([]);
    expect(told(hidden, { ...nurse, member: 'another' }, list)).toHaveLength(1);
  });
});

test.describe('of a question in an emergency the oracle finds', () => {
  const name = marker(slot('muni_social', 'identification'), 'c1', 3);
  const view = (more: Partial<EmergencyRequestView> = {}) => ({
    id: REQUEST,
    mine: false,
    asker: { name: 'Jonas', role: 'support_worker_muni', sector: 'muni_social', authority: 'Kommune' },
    to: 'region_psych',
    question: 'Hvad skal vi vide lige nu?',
    citizenName: name,
    askedAt: moment.at,
    state: 'open',
    citizen: null,
    categories: [],
    mayNot: 'nothing_to_pass_on',
    ...more,
  });

  test('nothing, told to the asker, or to who is on duty, with the name as the asker has it', () => {
    expect(told(both, nurse, view())).toEqual([]);
    expect(told(both, worker, view({ mine: true }))).toEqual([]);
  });

  test('a question that is somebody else’s, and that it was declined', () => {
    expect(told(both, homeNurse, view()).join()).toContain('somebody else’s question');
    expect(told(both, worker, view({ mine: true, state: 'declined' })).join()).toContain('declined');
    expect(told(both, nurse, view({ categories: ['protected_address'] })).join()).toContain('could be passed on');
  });
});
