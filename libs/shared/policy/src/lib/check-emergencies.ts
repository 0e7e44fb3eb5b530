import type { PolicyProblem } from './policy-problem.js';
import type { Gateway, SharingPolicy } from './policy-schema.js';
import { HEALTH_SECTORS } from './policy-vocabulary.js';

const LONGEST_HOURS = 24;

/** An override has a reason, the citizen is told and finds it in the log, and only health persons open for themselves. */
export function checkEmergencies(policy: SharingPolicy): PolicyProblem[] {
  const gateways = policy.gateways.filter((gateway) => gateway.mode === 'push' || gateway.mode === 'pull');
  const rules = policy.rules.filter((rule) => rule.effect === 'emergency_only');
  return [
    ...[...rules, ...gateways].flatMap(traces),
    ...gateways.flatMap(shortLived),
    ...gateways.flatMap(directions),
    ...policy.roles
      .filter((role) => role.can_pull_emergency)
      .filter((role) => role.health_person !== 'yes' || role.sector.some((sector) => !HEALTH_SECTORS.includes(sector)))
      .map((role) => pullOutside(role.id)),
  ];
}

function traces({ id, requires, duties }: Pick<Gateway, 'id' | 'requires' | 'duties'>): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (!requires.includes('reason_text')) {
    problems.push({
      code: 'emergency-without-reason',
      where: id,
      message: 'opens without a stated reason',
      field: 'requires',
    });
  }
  if (!duties.includes('notify_citizen_asap')) {
    problems.push({
      code: 'emergency-without-notification',
      where: id,
      message: 'the citizen is not told',
      field: 'duties',
    });
  }
  if (!duties.includes('show_in_citizen_log')) {
    problems.push({
      code: 'emergency-without-citizen-log',
      where: id,
      message: 'not in the citizen’s log',
      field: 'duties',
    });
  }
  return problems;
}

/** What an emergency opened closes again within a day. @see sharing policy, gateways: hours */
function shortLived({ id, expiry }: Gateway): PolicyProblem[] {
  const { type, max_hours: hours } = expiry;
  if (type === 'hours' && hours !== undefined && hours <= LONGEST_HOURS) return [];
  return [
    {
      code: 'emergency-over-a-day',
      where: id,
      message: `open for ${hours ?? 'unlimited'} hours`,
      field: 'expiry',
      ...(hours === undefined ? {} : { about: String(hours) }),
    },
  ];
}

/** @see Sundhedsloven §§ 42 a stk. 2 (look-up by health persons), 43 stk. 3 (the holder decides) */
function directions(gateway: Gateway): PolicyProblem[] {
  if (gateway.mode === 'pull') {
    const inside =
      [...gateway.from, ...gateway.to].every((sector) => HEALTH_SECTORS.includes(sector)) &&
      gateway.requires.includes('capacity_health_person');
    return inside ? [] : [pullOutside(gateway.id)];
  }
  const outOfHealth = gateway.from.some((sector) => HEALTH_SECTORS.includes(sector));
  const decided =
    gateway.requires.includes('decision_by_holder') &&
    (!outOfHealth || gateway.requires.includes('capacity_health_person'));
  return decided
    ? []
    : [
        {
          code: 'push-without-holder',
          where: gateway.id,
          message: 'the holder, out of health a health person, must decide',
          field: 'requires',
        },
      ];
}

function pullOutside(where: string): PolicyProblem {
  return {
    code: 'pull-outside-health',
    where,
    message: 'only health persons may open for themselves, and only health data',
  };
}
