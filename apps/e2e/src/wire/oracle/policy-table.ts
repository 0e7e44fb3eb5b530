import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BoardReason, type Category, type Owner, type Sector } from '@samtavle/domain';
import { z } from 'zod';
import { checkout } from '../../support/checkout.js';

/**
 * The oracle's own reading of the law as data. It takes the resolved table and the plain lists of the policy file and
 * nothing of the product's policy code, so that a mistake there is not repeated here.
 */
const data = join(checkout, 'libs/shared/policy/src/data');

const PolicyFile = z.object({
  roles: z.array(
    z.object({
      id: z.string(),
      read_ceiling: z.array(z.string()),
      health_person: z.enum(['yes', 'no', 'conditional']),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), display: z.string(), sensitivity: z.number() })),
  board_reasons: z.array(z.object({ id: z.string(), inherits_category: z.string() })),
  rules: z.array(
    z.object({ id: z.string(), requires: z.array(z.string()), channel: z.string(), duties: z.array(z.string()) }),
  ),
  gateways: z.array(
    z.object({
      id: z.string(),
      enabled: z.boolean(),
      categories: z.array(z.string()),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ),
  wall_mode: z.object({ shows: z.array(z.string()) }),
  consent_packages: z.array(
    z.object({
      id: z.string(),
      flows: z.array(z.object({ from: z.string(), to: z.string(), categories: z.array(z.string()) })),
    }),
  ),
});

/** What the table says about one category of one owner for one receiver. */
export interface Ruling {
  readonly effect: string;
  readonly rule: string;
  readonly gateways: readonly string[];
  readonly requires: readonly string[];
  /** Never drawn on a board: only in a record, for oversight, or in a report. */
  readonly isOffBoard: boolean;
  /** Bound to be kept off a shared screen. */
  readonly isMaskedOnWall: boolean;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly categories: readonly string[];
}

export type HealthPerson = 'yes' | 'no' | 'conditional';

export interface PolicyTable {
  ruling(category: Category, owner: Owner, receiver: Sector): Ruling;
  ceiling(role: string): ReadonlySet<string>;
  healthPerson(role: string): HealthPerson;
  /** Categories about which not even "held back" is said. */
  isSilent(category: string): boolean;
  categoryOf(reason: BoardReason): Category;
  /** Whether the rule of that flow lists the gateway, and the gateway is enabled and made for the flow. */
  hasGateway(id: string, category: Category, owner: Owner, receiver: Sector): boolean;
  /** Whether a category may stand on a shared screen at all. */
  isForWall(category: string): boolean;
  /** What a package names today. */
  flows(packageId: string): readonly Flow[];
  /** Packages one of whose flows begins or ends in the sector. */
  packagesOf(sector: Sector): readonly string[];
}

/** @throws Error when the files are not what they should be */
export function readPolicyTable(): PolicyTable {
  const file = PolicyFile.parse(JSON.parse(readFileSync(join(data, 'sharing-policy.json'), 'utf8')));
  const requires = new Map(file.rules.map((rule) => [rule.id, rule]));
  const rulings = new Map<string, Ruling>();
  for (const line of readFileSync(join(data, 'resolved.csv'), 'utf8').trim().split('\n').slice(1)) {
    const [category = '', from = '', to = '', effect = '', , rule = '', gateways = ''] = line.split(',');
    const { requires: needs = [], channel = 'board', duties = [] } = requires.get(rule) ?? {};
    rulings.set(`${category} ${from} ${to}`, {
      effect,
      rule,
      gateways: gateways.split('|').filter(Boolean),
      requires: needs,
      isOffBoard: channel !== 'board',
      isMaskedOnWall: duties.includes('mask_on_wall'),
    });
  }
  const ceilings = new Map(file.roles.map((role) => [role.id, new Set(role.read_ceiling)]));
  const health = new Map(file.roles.map((role) => [role.id, role.health_person]));
  const shown = new Map(file.categories.map((category) => [category.id, category]));
  const reasons = new Map(file.board_reasons.map((reason) => [reason.id, reason.inherits_category]));
  const packages = new Map(file.consent_packages.map(({ id, flows }) => [id, flows]));
  const gateways = new Map(file.gateways.map((gateway) => [gateway.id, gateway]));
  const ruling = (category: Category, owner: Owner, receiver: Sector): Ruling => {
    const found = rulings.get(`${category} ${owner} ${receiver}`);
    if (!found) throw new Error(`the table says nothing of ${category} from ${owner} to ${receiver}`);
    return found;
  };
  return {
    ruling,
    hasGateway(id, category, owner, receiver) {
      const gateway = gateways.get(id);
      if (!gateway?.enabled || !ruling(category, owner, receiver).gateways.includes(id)) return false;
      return gateway.categories.includes(category) && gateway.from.includes(owner) && gateway.to.includes(receiver);
    },
    isForWall: (category) => file.wall_mode.shows.includes(category) && shown.get(category)?.display === 'wall',
    ceiling: (role) => ceilings.get(role) ?? new Set(),
    healthPerson: (role) => health.get(role) ?? 'no',
    isSilent(category) {
      const { display = '', sensitivity = 5 } = shown.get(category) ?? {};
      return sensitivity === 5 || ['not_on_board', 'detail_masked', 'audit', 'report'].includes(display);
    },
    categoryOf: (reason) => (reasons.get(reason) ?? 'private_notes') as Category,
    flows: (packageId) => packages.get(packageId) ?? [],
    packagesOf: (sector) =>
      [...packages]
        .filter(([, flows]) => flows.some(({ from, to }) => to !== 'relative' && (from === sector || to === sector)))
        .map(([id]) => id),
  };
}
