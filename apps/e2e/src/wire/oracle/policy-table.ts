import { type BoardReason, type Category, type Owner, type Sector } from '@samtavle/domain';
import { combination, type PolicyFile, readPolicyFile, readResolved, type Resolved } from './policy-file.js';

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
  /** How the rule stands in it. @throws Error for a rule it has not */
  terms(rule: string): { readonly effect: string; readonly channel: string };
  /** The same policy with these terms instead of its own. */
  with(altered: readonly Altered[]): PolicyTable;
}

/** A rule or gateway with other terms than the file gives it, as officers have switched them on. */
export type Altered =
  | {
      readonly kind: 'rule';
      readonly id: string;
      readonly set: { readonly effect?: string; readonly channel?: string };
    }
  | { readonly kind: 'gateway'; readonly id: string; readonly set: { readonly enabled: boolean } };

/** @throws Error when the files are not what they should be */
export function readPolicyTable(): PolicyTable {
  return tableOf(readPolicyFile(), readResolved(), []);
}

function tableOf(file: PolicyFile, resolved: readonly Resolved[], altered: readonly Altered[]): PolicyTable {
  const rulings = rulingsOf(file, resolved, altered);
  const ceilings = new Map(file.roles.map((role) => [role.id, new Set(role.read_ceiling)]));
  const health = new Map(file.roles.map((role) => [role.id, role.health_person]));
  const shown = new Map(file.categories.map((category) => [category.id, category]));
  const reasons = new Map(file.board_reasons.map((reason) => [reason.id, reason.inherits_category]));
  const packages = new Map(file.consent_packages.map(({ id, flows }) => [id, flows]));
  const terms = new Map(altered.flatMap((one) => (one.kind === 'gateway' ? [[one.id, one.set]] : [])));
  const gateways = new Map(file.gateways.map((gateway) => [gateway.id, { ...gateway, ...terms.get(gateway.id) }]));
  const ruling = (category: Category, owner: Owner, receiver: Sector): Ruling => {
    const found = rulings.get(combination(category, owner, receiver));
    if (!found) throw new Error(`the table says nothing of ${category} from ${owner} to ${receiver}`);
    return found;
  };
  return {
    ruling,
    hasGateway(id, category, owner, receiver) {
      const { effect, isOffBoard, gateways: listed } = ruling(category, owner, receiver);
      const gateway = gateways.get(id);
      if (effect === 'never' || isOffBoard || !gateway?.enabled || !listed.includes(id)) return false;
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
    terms(id) {
      const rule = file.rules.find((one) => one.id === id);
      if (!rule) throw new Error(`the policy has no rule ${id}`);
      return { effect: rule.effect, channel: rule.channel };
    },
    with: (instead) => tableOf(file, resolved, instead),
  };
}

function rulingsOf(
  { rules }: PolicyFile,
  resolved: readonly Resolved[],
  altered: readonly Altered[],
): ReadonlyMap<string, Ruling> {
  const terms = new Map(altered.flatMap((one) => (one.kind === 'rule' ? [[one.id, one.set]] : [])));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return new Map(
    resolved.map((line) => {
      const instead = terms.get(line.rule);
      const { requires = [], channel = 'board', duties = [] } = { ...byId.get(line.rule), ...instead };
      const effect = instead?.effect ?? line.effect;
      const { rule, gateways } = line;
      const isOffBoard = channel !== 'board';
      const isMaskedOnWall = duties.includes('mask_on_wall');
      return [line.combination, { effect, rule, gateways, requires, isOffBoard, isMaskedOnWall }];
    }),
  );
}
