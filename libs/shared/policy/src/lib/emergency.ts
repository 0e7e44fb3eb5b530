import { OWNERS, slotOf, type Category, type Owner, type Sector, type Slot, type StaffSector } from '@samtavle/domain';
import { gatewaysFor } from './gateways.js';
import type { Gateway, SharingPolicy } from './policy-schema.js';
import { HEALTH_SECTORS } from './policy-vocabulary.js';
import { ruleFor } from './rule-index.js';
import { canonicalClass, mayActIn, policyRole, type ViewerClass } from './viewer-class.js';

/**
 * Why an emergency road is closed.
 * - `role_may_not_pull`, `role_may_not_decide`: the policy does not give it to the acting role.
 * - `no_health_person`: only somebody acting as a health person. @see Sundhedsloven §§ 42 a stk. 2, 43 stk. 3
 * - `no_gateway`: no emergency gateway of the rule covers the category from that owner to that receiver.
 * - `role_ceiling`: the acting role does not read that category, emergency or not.
 * - `no_category`: nothing was chosen; an emergency opens single facts, never a card.
 */
export type EmergencyRefusal =
  'role_may_not_pull' | 'role_may_not_decide' | 'no_health_person' | 'no_gateway' | 'role_ceiling' | 'no_category';

export type EmergencyAnswer<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly because: EmergencyRefusal; readonly category: Category | null };

/** What a look-up opens, and by which gateway. */
export interface PulledSlots {
  readonly slots: readonly Slot[];
  readonly via: string;
  readonly basis: readonly string[];
  /** In elapsed hours. */
  readonly mostHours: number;
}

/** One pair a holder may pass on, and by which gateway. */
export interface PushedSlot {
  readonly slot: Slot;
  readonly via: string;
  readonly basis: readonly string[];
  readonly mostHours: number;
}

const HOURS_IN_A_DAY = 24;
/** One cannot be shown something about somebody without seeing who it is about. */
const WHO: Category = 'identification';

/**
 * The break-glass look-up of a health person. For each category it opens every owner the gateway covers, and the name
 * along with it: from an owner whose name stays closed it opens nothing, for it would be shown as a fact about nobody. A
 * category it can open from nobody refuses the whole, so that no one gets less than they believe.
 * The role's ceiling holds here too. Needs no relation, only the reason, the fresh log-in and the moment, which the
 * caller has seen to. @see sharing policy, EMERG_HEALTH_PULL; evaluation order steps 2, 4 and 6
 */
export function emergencyPull(
  policy: SharingPolicy,
  viewer: ViewerClass,
  categories: readonly Category[],
): EmergencyAnswer<PulledSlots> {
  const role = policyRole(policy, viewer.role);
  if (role?.can_pull_emergency !== true || !mayActIn(viewer.role, viewer.sector, policy))
    return no('role_may_not_pull');
  if (!canonicalClass(viewer).healthPerson) return no('no_health_person');
  const [first] = categories;
  if (first === undefined) return no('no_category');
  const slots = new Set<Slot>();
  let road: Gateway | undefined;
  const roadTo = (category: Category, owner: Owner) =>
    emergencyGateway(policy, { category, owner, receiver: viewer.sector }, 'pull');
  const named = OWNERS.filter((owner) => roadTo(WHO, owner) !== undefined);
  for (const category of categories) {
    if (!role.read_ceiling.includes(category)) return no('role_ceiling', category);
    const opened = named.flatMap((owner) => {
      const gateway = roadTo(category, owner);
      return gateway === undefined ? [] : [{ owner, gateway }];
    });
    const [any] = opened;
    if (any === undefined) return no('no_gateway', category);
    road ??= any.gateway;
    for (const { owner } of opened) slots.add(slotOf(owner, category)).add(slotOf(owner, WHO));
  }
  if (road === undefined || !role.read_ceiling.includes(WHO)) return no('role_ceiling', WHO);
  return { ok: true, slots: [...slots].sort((a, b) => a - b), ...termsOf(road) };
}

/**
 * Whether the holder may pass on one fact of a category to somebody. Out of health only a health person decides; a
 * leader who is none cannot. The receiver's own ceiling is not asked: a single pushed fact passes it. Between health
 * persons the road is the gateway by which the receiver could have looked it up, so the receiver must be one too.
 * @see Sundhedsloven § 43 stk. 3; sharing policy, EMERG_HEALTH_PUSH, EMERG_ADMIN_PUSH and evaluation order step 4
 */
export function emergencyPush(
  policy: SharingPolicy,
  holder: ViewerClass,
  receiver: Pick<ViewerClass, 'sector' | 'healthPerson'>,
  category: Category,
): EmergencyAnswer<PushedSlot> {
  const owner = OWNERS.find((one) => one === holder.sector);
  const role = policyRole(policy, holder.role);
  if (role?.can_decide_emergency !== true || !mayActIn(holder.role, holder.sector, policy))
    return no('role_may_not_decide');
  if (owner === undefined || owner === 'citizen' || owner === receiver.sector) return no('no_gateway', category);
  const flow = { category, owner, receiver: receiver.sector };
  const gateway =
    emergencyGateway(policy, flow, 'push') ??
    (receiver.healthPerson && HEALTH_SECTORS.includes(receiver.sector)
      ? emergencyGateway(policy, flow, 'pull')
      : undefined);
  if (gateway === undefined) return no('no_gateway', category);
  if (gateway.requires.includes('capacity_health_person') && !canonicalClass(holder).healthPerson)
    return no('no_health_person', category);
  return { ok: true, slot: slotOf(owner, category), ...termsOf(gateway) };
}

/** What tells another sector at least who is asked about: the name, or the danger the question is about. */
const IN_A_QUESTION: readonly Category[] = [WHO, 'risk_self_harm', 'risk_violence'];

/**
 * Whether somebody may ask another sector's duty clinician about a citizen. The question itself passes something on: that
 * the asker's sector knows the person. So it needs the road of a push out of the asker's sector.
 */
export function emergencyAsk(policy: SharingPolicy, asker: ViewerClass, to: StaffSector): EmergencyAnswer<PushedSlot> {
  // Who answers for a health sector is a health person on duty.
  const receiver = { sector: to, healthPerson: HEALTH_SECTORS.includes(to) };
  const answers = IN_A_QUESTION.map((category) => emergencyPush(policy, asker, receiver, category));
  return answers.find(({ ok }) => ok) ?? answers[0] ?? no('no_gateway');
}

/** Of these categories, those the holder may pass on to the receiver. */
export function pushableCategories(
  policy: SharingPolicy,
  holder: ViewerClass,
  receiver: Pick<ViewerClass, 'sector' | 'healthPerson'>,
  categories: readonly Category[],
): Category[] {
  return categories.filter((category) => emergencyPush(policy, holder, receiver, category).ok);
}

/** The first enabled emergency gateway of the flow's rule, which itself must not say never. */
function emergencyGateway(
  policy: SharingPolicy,
  flow: { category: Category; owner: Owner; receiver: Sector },
  mode: 'push' | 'pull',
): Gateway | undefined {
  const rule = ruleFor(policy, flow.category, flow.owner, flow.receiver);
  if (rule.effect === 'never' || rule.channel !== 'board') return undefined;
  const shown = policy.categories.find(({ id }) => id === flow.category)?.display;
  if (shown === undefined || shown === 'not_on_board') return undefined;
  return gatewaysFor(policy, rule, flow).find((gateway) => gateway.mode === mode);
}

function termsOf({ id, basis, expiry }: Gateway): Omit<PushedSlot, 'slot'> {
  return { via: id, basis, mostHours: Math.min(expiry.max_hours ?? HOURS_IN_A_DAY, HOURS_IN_A_DAY) };
}

function no(because: EmergencyRefusal, category: Category | null = null) {
  return { ok: false, because, category } as const;
}
