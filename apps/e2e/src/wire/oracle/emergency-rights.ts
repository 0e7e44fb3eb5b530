import { type Category, type Owner, OWNERS } from '@samtavle/domain';
import { type Facts } from './facts.js';
import { type PersonalRight } from './facts-of-the-law.js';
import { isHealthPerson } from './health-person.js';
import { type PolicyTable } from './policy-table.js';
import { factSlot, type Moment, planSlot, type Reader, type Slot, slot } from './rights.js';

const LOOK_UP_GATEWAY = 'EMERG_HEALTH_PULL';

type LookUp = Extract<PersonalRight, { kind: 'look-up' }>;

/**
 * What is open to this member alone. For a look-up no relation is asked: it is a health person's, within the role's ceiling. What
 * a visit or being primary contact opens rests on the relation; so does a pushed fact, which passes the ceiling and lies with
 * the sector it came from: it stands on the card of somebody, and is shown while the receiver has that card before them.
 * `working` is what the relation opens.
 * @see sharing policy, evaluation_order steps 2, 4 and 6; rules R-OWN-…-ADDR, R-OWN-SOC-PRIV, R-OWN-EMP-PRIV
 */
export function forOneMember(
  table: PolicyTable,
  reader: Reader,
  facts: Facts,
  moment: Moment,
  working: ReadonlySet<Slot>,
): Slot[] {
  if (facts.personal.length === 0) return [];
  const standing = facts.personal.filter(({ until }) => until > moment.at);
  const own = standing.filter(({ member }) => member === reader.member);
  const looked = own.flatMap((right) => (right.kind === 'look-up' ? opened(right, table, reader, facts, working) : []));
  const hasCard = working.size > 0 || looked.length > 0;
  return [
    ...looked,
    ...own.flatMap((right) =>
      right.kind === 'look-up' || !hasCard ? [] : opened(right, table, reader, facts, working),
    ),
    ...standing.flatMap((right) =>
      right.kind === 'pushed' && right.owner === reader.sector && working.has(slot(right.owner, right.category))
        ? [factSlot(right.element)]
        : [],
    ),
  ];
}

function opened(
  right: PersonalRight,
  table: PolicyTable,
  reader: Reader,
  facts: Facts,
  working: ReadonlySet<Slot>,
): Slot[] {
  switch (right.kind) {
    case 'pushed':
      return [factSlot(right.element)];
    case 'look-up':
      return isHealthPerson(table, reader) ? lookedUp(right, table, reader, facts, working) : [];
    case 'visit':
      return working.size > 0 ? ofOwnSector('protected_address', 'home_visit_today', table, reader) : [];
    case 'primary contact': {
      const [first] = facts.contacts.get(reader.sector) ?? [];
      return working.size > 0 && first === reader.member
        ? ofOwnSector('private_notes', 'primary_contact_only', table, reader)
        : [];
    }
  }
}

function lookedUp(right: LookUp, table: PolicyTable, reader: Reader, facts: Facts, working: ReadonlySet<Slot>): Slot[] {
  const open = stillLookedUp(right, table, reader);
  // Nobody is shown a fact about nobody.
  if (!OWNERS.some((owner) => [...open, ...working].includes(slot(owner, 'identification')))) return [];
  // Plans are their parties' own; the own sector's it may look up like any other document.
  const plans = facts.plans.filter(
    ({ owner }) => owner === reader.sector && open.includes(slot(reader.sector as Owner, 'coordination_plan')),
  );
  return [...open, ...plans.map(({ id }) => planSlot(id))];
}

/** Nothing of an owner whose name the gateway does not open. */
function stillLookedUp({ categories, owners, lost }: LookUp, table: PolicyTable, reader: Reader): Slot[] {
  const opens = (owner: Owner, category: Category) =>
    table.ceiling(reader.role).has(category) &&
    table.hasGateway(LOOK_UP_GATEWAY, category, owner, reader.sector) &&
    lost?.has(slot(owner, category)) !== true;
  return OWNERS.filter((owner) => owners.includes(owner) && opens(owner, 'identification')).flatMap((owner) =>
    categories.filter((category) => opens(owner, category)).map((category) => slot(owner, category)),
  );
}

/**
 * What is left of the rights of single persons once the team follows this policy: what it closes stays closed to them,
 * whatever a later one says. What was pushed has been passed on.
 */
export function heldTo(table: PolicyTable, readers: ReadonlyMap<string, Reader>, facts: Facts): Facts {
  const held = (right: PersonalRight): PersonalRight | undefined => {
    const reader = readers.get(right.member);
    if (!reader) return right;
    switch (right.kind) {
      case 'pushed':
        return right;
      case 'look-up': {
        const open = stillLookedUp(right, table, reader);
        const all = OWNERS.flatMap((owner) => right.categories.map((category) => slot(owner, category)));
        return { ...right, lost: new Set(all.filter((one) => !open.includes(one))) };
      }
      case 'visit':
        return ofOwnSector('protected_address', 'home_visit_today', table, reader).length > 0 ? right : undefined;
      case 'primary contact':
        return ofOwnSector('private_notes', 'primary_contact_only', table, reader).length > 0 ? right : undefined;
    }
  };
  if (facts.personal.length === 0) return facts;
  return { ...facts, personal: facts.personal.flatMap((right) => held(right) ?? []) };
}

/** One slot of the own sector, where the rule opens it and asks for that ground. */
function ofOwnSector(category: Category, ground: string, table: PolicyTable, { role, sector }: Reader): Slot[] {
  const owner = OWNERS.find((one) => one === sector);
  if (!owner || !table.ceiling(role).has(category)) return [];
  const { effect, requires, isOffBoard } = table.ruling(category, owner, sector);
  const opens = ['allow', 'allow_if_necessary'].includes(effect) && !isOffBoard && requires.includes(ground);
  return opens ? [slot(owner, category)] : [];
}
