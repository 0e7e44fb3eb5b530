import type { PolicyProblem } from './policy-problem.js';
import type { Gateway, SharingPolicy } from './policy-schema.js';
import type { Requirement } from './policy-vocabulary.js';

/**
 * A gateway that opens something to a whole class without anybody acting rests on a fact about the citizen: a plan, a
 * service, a consent. Without one it would be a rule that allows everything it covers, under another name.
 * @see Psykiatriloven § 13 c; Retssikkerhedsloven § 12 c
 */
export function checkGateways(policy: SharingPolicy): PolicyProblem[] {
  return [...grounds(policy), ...notices(policy)];
}

function grounds(policy: SharingPolicy): PolicyProblem[] {
  return policy.gateways
    .filter(({ mode }) => mode === 'automatic' || mode === 'push_or_field_release')
    .flatMap((gateway) =>
      groundless(gateway).map((receiver): PolicyProblem => ({
        code: 'gateway-without-ground',
        where: gateway.id,
        message: `opens to ${receiver} on no fact about the citizen`,
        field: 'requires',
        about: receiver,
      })),
    );
}

/** What makes a flow lawful without the rule's own conditions; that somebody needs it, or that nobody refused, does not. */
const GROUNDS: readonly Requirement[] = [
  'plan_active_party_listed',
  'sel_service_active',
  'sickness_benefit_followup',
  'consent_active_scope_match',
];

function groundless({ to, requires, requires_by_recipient: byReceiver }: Gateway): Gateway['to'][number][] {
  return to.filter(
    (receiver) => ![...requires, ...(byReceiver?.[receiver] ?? [])].some((one) => GROUNDS.includes(one)),
  );
}

/** A notice stands while the stay lasts and so many days after it; counted otherwise, it would stand without a stay. */
function notices(policy: SharingPolicy): PolicyProblem[] {
  return policy.gateways
    .filter(({ mode, expiry }) => mode === 'automatic' && (expiry.type !== 'days' || expiry.max_days === undefined))
    .map(({ id, expiry }) => ({
      code: 'notice-without-end',
      where: id,
      message: 'does not end a number of days after the discharge',
      field: 'expiry',
      about: expiry.type,
    }));
}
