import { BOARD_REASONS, OWNERS, type Owner } from '@samtavle/domain';
import { type Card, Card as CardContract, type CardTable } from './board.js';
import { type MemberId } from './ids.js';

/**
 * Cards as rows of a table. A thousand citizens fit in 150 KiB because field names are not repeated, colleagues and
 * owners are numbers, and empty cells at the end of a row are left out. `unpackCards(packCards(x))` is `x`.
 *
 * Row: id, name, [owner, level, since, reviewOn, version], [owner, reason, …], flags, [owner, text, responsible, dueOn],
 * lastContactOn, [at, who…], [since, ward, onLeave], [contact…], marks (bit per owner), attempts.
 */
export function packCards(cards: readonly Card[]): CardTable {
  const members: MemberId[] = [];
  const numbers = new Map<MemberId, number>();
  const numberOf = (id: MemberId): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, members.length);
    return members.push(id) - 1;
  };
  const owner = (name: Owner) => OWNERS.indexOf(name);
  const rows = cards.map(({ stay, action, visit, admission, ...card }) =>
    withoutEmptyEnd([
      card.id,
      card.name,
      stay && [owner(stay.owner), stay.level, stay.since, stay.reviewOn, stay.version],
      card.reasons.flatMap(({ owner: by, reason }) => [owner(by), BOARD_REASONS.indexOf(reason)]),
      (card.reasonHeld ? 1 : 0) | (card.actionHeld ? 2 : 0),
      action && [owner(action.owner), action.text, action.responsible && numberOf(action.responsible), action.dueOn],
      card.lastContactOn,
      visit && [visit.at, ...visit.who.map(numberOf)],
      admission && [admission.since, admission.ward, admission.onLeave ? 1 : 0],
      card.contacts.map(numberOf),
      card.marks.reduce((bits, by) => bits | (1 << owner(by)), 0),
      card.attempts,
    ]),
  );
  return { rows, members };
}

/** @throws ZodError when a row is not a card */
export function unpackCards({ rows, members }: CardTable): Card[] {
  return rows.map((row) => CardContract.parse(unpackRow(row, members)));
}

function unpackRow(row: readonly unknown[], members: readonly MemberId[]): unknown {
  const [
    id,
    name,
    stay,
    reasons,
    flags = 0,
    action,
    lastContactOn,
    visit,
    admission,
    contacts,
    marks = 0,
    attempts = 0,
  ] = row;
  const list = (cell: unknown): unknown[] => (Array.isArray(cell) ? cell : []);
  const member = (number: unknown) => (typeof number === 'number' ? members[number] : null);
  const ownerAt = (number: unknown) => OWNERS[Number(number)];
  const of = <T>(cell: unknown, read: (cells: unknown[]) => T): T | null => (Array.isArray(cell) ? read(cell) : null);
  const pairs = list(reasons);
  return {
    id,
    name,
    stay: of(stay, ([owner, level, since, reviewOn, version]) => ({
      owner: ownerAt(owner),
      level,
      since,
      reviewOn,
      version,
    })),
    reasons: pairs.flatMap((owner, at) =>
      at % 2 === 0 ? [{ owner: ownerAt(owner), reason: BOARD_REASONS[Number(pairs[at + 1])] }] : [],
    ),
    reasonHeld: (Number(flags) & 1) === 1,
    actionHeld: (Number(flags) & 2) === 2,
    action: of(action, ([owner, text, responsible, dueOn]) => ({
      owner: ownerAt(owner),
      text,
      responsible: member(responsible),
      dueOn,
    })),
    lastContactOn: lastContactOn ?? null,
    visit: of(visit, ([at, ...who]) => ({ at, who: who.map(member) })),
    admission: of(admission, ([since, ward, onLeave]) => ({ since, ward, onLeave: onLeave === 1 })),
    contacts: list(contacts).map(member),
    marks: OWNERS.filter((_, at) => (Number(marks) & (1 << at)) !== 0),
    attempts,
  };
}

function withoutEmptyEnd(row: unknown[]): unknown[] {
  const isEmpty = (cell: unknown) => cell === null || cell === 0 || (Array.isArray(cell) && cell.length === 0);
  let end = row.length;
  while (end > 2 && isEmpty(row[end - 1])) end -= 1;
  return row.slice(0, end);
}
