import type { PolicyProblem } from './policy-problem.js';
import type { ConsentPackage, Rule, SharingPolicy } from './policy-schema.js';
import { satisfies } from './policy-vocabulary.js';

/** A year in the policy file is written 365 and counted as a calendar year. @see Sundhedsloven § 44 stk. 2 */
const LONGEST = 365;

/** A rule relaxed by the data protection officer may still stand in a package: asking is then more than the law demands. */
const OPENED_BY_A_YES: readonly Rule['effect'][] = ['consent_required', 'allow', 'allow_if_necessary'];

/** Consents end within a year, are checked, can be asked for, and are asked for only when somebody may read the answer. */
export function checkConsents(policy: SharingPolicy): PolicyProblem[] {
  return [
    ...(policy.defaults.consent_max_days > LONGEST ? [tooLong('defaults', policy.defaults.consent_max_days)] : []),
    ...policy.rules.filter((rule) => rule.effect === 'consent_required').flatMap((rule) => consentRule(policy, rule)),
    ...policy.gateways
      .filter((gateway) => gateway.consent_needed && !checksExpiry(gateway.requires))
      .map((gateway) => withoutCheck(gateway.id)),
    ...policy.consent_packages.flatMap((asked) => consentPackage(policy, asked)),
  ];
}

function consentRule(policy: SharingPolicy, rule: Rule): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const add = (code: PolicyProblem['code'], field: string, message: string, about?: string) =>
    problems.push({ code, where: rule.id, message, field, ...(about === undefined ? {} : { about }) });
  if (rule.consent_form === null) add('consent-without-form', 'consent_form', 'does not say how the consent is given');
  if (!checksExpiry(rule.requires) || rule.expiry.type !== 'consent') problems.push(withoutCheck(rule.id));
  if (rule.expiry.type === 'consent' && (rule.expiry.max_days ?? Infinity) > LONGEST) {
    problems.push(tooLong(rule.id, rule.expiry.max_days));
  }
  for (const from of rule.from) {
    for (const to of rule.to) {
      for (const category of rule.category) {
        const asked = policy.consent_packages.filter((one) =>
          one.flows.some((flow) => flow.from === from && flow.to === to && flow.categories.includes(category)),
        );
        const fitting = asked.filter((one) => rule.consent_form === null || satisfies(one.form, rule.consent_form));
        if (fitting.length === 0) {
          const flow = `${category}, ${from} → ${to}`;
          add('consent-without-package', 'category', `nobody can ask for ${flow}`, flow);
        }
      }
    }
  }
  return problems;
}

function consentPackage(policy: SharingPolicy, asked: ConsentPackage): PolicyProblem[] {
  const problems: PolicyProblem[] = asked.max_days > LONGEST ? [tooLong(asked.id, asked.max_days)] : [];
  for (const flow of asked.flows) {
    for (const category of flow.categories) {
      const named = `${category}, ${flow.from} → ${flow.to}`;
      const opens = policy.rules.some(
        (rule) =>
          OPENED_BY_A_YES.includes(rule.effect) &&
          rule.category.includes(category) &&
          rule.from.includes(flow.from) &&
          rule.to.includes(flow.to),
      );
      if (!opens) problems.push({ code: 'package-flow-nothing-opens', where: asked.id, message: named, about: named });
      const readable = policy.roles.some(
        (role) => role.sector.includes(flow.to) && role.read_ceiling.includes(category),
      );
      if (!readable) problems.push({ code: 'consent-nobody-can-read', where: asked.id, message: named, about: named });
    }
  }
  return problems;
}

function checksExpiry(requires: Rule['requires']): boolean {
  return requires.includes('consent_active_scope_match') && requires.includes('consent_not_expired');
}

function withoutCheck(where: string): PolicyProblem {
  return {
    code: 'consent-without-expiry-check',
    where,
    message: 'does not check that the consent matches and has not lapsed',
    field: 'requires',
  };
}

function tooLong(where: string, days: number | undefined): PolicyProblem {
  return {
    code: 'consent-over-a-year',
    where,
    message: `a consent of ${days ?? 'unlimited'} days`,
    field: 'expiry',
    ...(days === undefined ? {} : { about: String(days) }),
  };
}
