import { type Card } from '@samtavle/contracts';
import { CATEGORIES, type Category, type Owner, OWNERS } from '@samtavle/domain';
import { type Claim } from './claims.js';
import { type PolicyTable } from './policy-table.js';
import { type Meanings } from './registry.js';
import { NOTICE, slot } from './rights.js';
import { type OnWall, words } from './room.js';

/** First name and initial; a number when two are alike. */
const WALL_NAME = /^\S+( \S\.)?( \d+)?$/;

/** What a card on a shared screen tells the room. */
export function claimsOfWall(card: Card, table: PolicyTable, registry: Meanings): Claim[] {
  const citizen = registry.citizenOf(card.id);
  if (citizen === undefined) return [{ kind: 'never', because: `a card of nobody on the wall: ${card.id}` }];
  const wall = (slots: readonly OnWall[], what: string): Claim => ({
    kind: 'wall',
    citizen,
    slots,
    because: `${what} on the wall`,
  });
  const { name, stay, reasons, visit, admission, lastContactOn, contacts, marks, action, actionHeld } = card;
  return [
    wall(ofAnyOwner('identification'), 'a name'),
    ...(WALL_NAME.test(name) ? [] : [{ kind: 'never', because: 'a whole name on the wall' } as const]),
    ...(action || actionHeld ? [{ kind: 'never', because: 'an action on the wall' } as const] : []),
    ...(stay ? [wall([slot(stay.owner, 'board_status')], 'the level')] : []),
    ...reasons.map(({ owner, reason }) => wall([words(owner, table.categoryOf(reason))], `the reason ${reason}`)),
    ...(visit ? [wall(ofAnyOwner('visit_logistics'), 'today’s visit')] : []),
    ...(lastContactOn ? [wall(ofAnyOwner('visit_logistics'), 'the last contact')] : []),
    ...(admission ? [wall([slot('region_psych', 'admission_discharge'), NOTICE], 'an admission')] : []),
    ...contacts.map((member) => wall(membershipBy(registry, member), `the contact person ${member}`)),
    ...marks.map((owner) => wall(anythingOf(owner), `the mark of ${owner}`)),
  ];
}

export const ofAnyOwner = (category: Category): OnWall[] => OWNERS.map((owner) => slot(owner, category));

/** What a mark may stand for: anything of the owner's that is on the wall, a reason in words among it. */
function anythingOf(owner: Owner): OnWall[] {
  const own = CATEGORIES.flatMap((category) => [slot(owner, category), words(owner, category)]);
  return owner === 'region_psych' ? [...own, NOTICE] : own;
}

function membershipBy(registry: Meanings, member: string): OnWall[] {
  const owner = OWNERS.find((one) => one === registry.sectorOfMember(member));
  return owner ? [slot(owner, 'team_membership')] : [];
}
