import { BOARD_REASONS, CATEGORIES, OWNERS, ROLES, SECTORS } from '@samtavle/domain';
import type { PolicyProblem } from './policy-problem.js';
import type { SharingPolicy } from './policy-schema.js';

/** One rule for each flow, a legal basis for everything, and no word without a meaning. */
export function checkReferences(policy: SharingPolicy): PolicyProblem[] {
  return [...houseVocabulary(policy), ...doubleIds(policy), ...overlaps(policy), ...bases(policy), ...words(policy)];
}

/** The slots stored in the database count categories and owners in the order of the domain: the policy may not differ. */
function houseVocabulary(policy: SharingPolicy): PolicyProblem[] {
  const owners = policy.sectors.filter((sector) => sector.owner);
  const pairs = [
    ['sectors', policy.sectors, SECTORS],
    ['sectors (owners)', owners, OWNERS],
    ['categories', policy.categories, CATEGORIES],
    ['roles', policy.roles, ROLES],
    ['board_reasons', policy.board_reasons, BOARD_REASONS],
  ] as const;
  return pairs.flatMap(([where, items, known]) =>
    items.map((item) => item.id).join() === known.join()
      ? []
      : [{ code: 'vocabulary-differs', where, message: 'not the words of the domain in their order' }],
  );
}

function doubleIds(policy: SharingPolicy): PolicyProblem[] {
  const named = { rules: policy.rules, gateways: policy.gateways, consent_packages: policy.consent_packages };
  return Object.entries(named).flatMap(([where, items]) => {
    const ids = items.map((item) => item.id);
    return ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => ({ code: 'double-id', where, message: `${id} stands twice` }));
  });
}

function overlaps(policy: SharingPolicy): PolicyProblem[] {
  const taken = new Map<string, string>();
  const problems: PolicyProblem[] = [];
  for (const rule of policy.rules) {
    for (const from of rule.from) {
      for (const to of rule.to) {
        for (const category of rule.category) {
          const flow = `${category}, ${from} to ${to}`;
          const other = taken.get(flow);
          if (other !== undefined)
            problems.push({
              code: 'overlap',
              where: rule.id,
              message: `${flow} also in ${other}`,
              field: 'category',
              about: `${category}, ${from} → ${to}: ${other}`,
            });
          taken.set(flow, rule.id);
        }
      }
    }
  }
  return problems;
}

function bases(policy: SharingPolicy): PolicyProblem[] {
  const sources = new Set(policy.legal_sources.map((source) => source.id));
  const grounded = [
    ...policy.rules,
    policy.default_rule,
    ...policy.gateways,
    ...policy.purposes,
    ...policy.outside_board_channels,
    ...policy.consent_transitions.map((step) => ({
      id: `${step.from} --${step.event}--> ${step.to}`,
      basis: step.basis,
    })),
  ];
  return grounded.flatMap(({ id, basis }): PolicyProblem[] => {
    if (basis.length === 0)
      return [{ code: 'missing-basis', where: id, message: 'names no legal source', field: 'basis' }];
    return basis
      .filter((source) => !sources.has(source))
      .map((source) => ({
        code: 'unknown-vocabulary',
        where: id,
        message: `no legal source ${source}`,
        field: 'basis',
        about: source,
      }));
  });
}

function words(policy: SharingPolicy): PolicyProblem[] {
  const known = {
    purpose: new Set(policy.purposes.map((purpose) => purpose.id)),
    requirement: new Set(Object.keys(policy.requires_vocabulary)),
    duty: new Set(Object.keys(policy.duties_vocabulary)),
    gateway: new Set(policy.gateways.map((gateway) => gateway.id)),
  };
  const uses = [...policy.rules, ...policy.gateways.map((gateway) => ({ ...gateway, purposes: [], gateways: [] }))];
  return uses.flatMap((use) => {
    const named = {
      purpose: ['purposes', use.purposes],
      requirement: ['requires', use.requires],
      duty: ['duties', use.duties],
      gateway: ['gateways', use.gateways],
    } as const;
    return (['purpose', 'requirement', 'duty', 'gateway'] as const).flatMap((kind) => {
      const [field, words] = named[kind];
      return words
        .filter((word) => !known[kind].has(word))
        .map((word): PolicyProblem => ({
          code: 'unknown-vocabulary',
          where: use.id,
          message: `no ${kind} ${word}`,
          field,
          about: word,
        }));
    });
  });
}
