import { BOARD_REASONS, OWNERS } from '@samtavle/domain';
import fc from 'fast-check';
import { type Card } from './board.js';
import { packCards, unpackCards } from './card-table.js';
import { type CitizenId, type MemberId } from './ids.js';

const id = fc.uuid() as fc.Arbitrary<string>;
const member = id as fc.Arbitrary<MemberId>;
const owner = fc.constantFrom(...OWNERS);
const dayText = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const aCard: fc.Arbitrary<Card> = fc.record({
  id: id as fc.Arbitrary<CitizenId>,
  name: fc.string({ maxLength: 40 }),
  stay: maybe(
    fc.record({
      owner,
      level: fc.constantFrom(1, 2, 3),
      since: dayText,
      reviewOn: maybe(dayText),
      version: fc.integer({ min: 1, max: 500 }),
    }),
  ),
  reasons: fc.array(fc.record({ owner, reason: fc.constantFrom(...BOARD_REASONS) }), { maxLength: 4 }),
  reasonHeld: fc.boolean(),
  action: maybe(
    fc.record({ owner, text: fc.string({ maxLength: 40 }), responsible: maybe(member), dueOn: maybe(dayText) }),
  ),
  actionHeld: fc.boolean(),
  lastContactOn: maybe(dayText),
  attempts: fc.nat(9),
  visit: maybe(fc.record({ at: fc.constant('08:45'), who: fc.array(member, { maxLength: 3 }) })),
  admission: maybe(fc.record({ since: dayText, ward: fc.string({ maxLength: 20 }), onLeave: fc.boolean() })),
  contacts: fc.uniqueArray(member, { maxLength: 3 }),
  marks: fc.subarray([...OWNERS]),
});

describe('cards as a table', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.array(aCard, { maxLength: 8 }), (cards) => expect(unpackCards(packCards(cards))).toEqual(cards)),
    );
  });

  it('survive the wire as JSON', () => {
    fc.assert(
      fc.property(fc.array(aCard, { maxLength: 4 }), (cards) =>
        expect(unpackCards(JSON.parse(JSON.stringify(packCards(cards))))).toEqual(JSON.parse(JSON.stringify(cards))),
      ),
    );
  });

  it('refuse a row that is no card', () => {
    expect(() => unpackCards({ rows: [['not an id', 'Name']], members: [] })).toThrow();
  });
});
