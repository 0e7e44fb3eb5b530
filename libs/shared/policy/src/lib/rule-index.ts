import {
  CATEGORIES,
  OWNERS,
  SECTORS,
  SLOT_COUNT,
  slotOf,
  type Category,
  type Owner,
  type Sector,
} from '@samtavle/domain';
import { oncePerPolicy } from './once-per-policy.js';
import type { Rule, SharingPolicy } from './policy-schema.js';

const indexed = oncePerPolicy((policy): readonly Rule[] => {
  const deny: Rule = { ...policy.default_rule, category: CATEGORIES, from: OWNERS, to: SECTORS };
  const rules = new Array<Rule>(SLOT_COUNT * SECTORS.length).fill(deny);
  for (const rule of policy.rules) {
    for (const owner of rule.from) {
      for (const category of rule.category) {
        for (const receiver of rule.to) rules[place(category, owner, receiver)] = rule;
      }
    }
  }
  return rules;
});

/**
 * The one rule for a category of an owner towards a receiver; `R-DEFAULT-DENY` when nobody wrote one. The answer is for
 * any of the 28 × 5 × 9 combinations and takes the same time for each.
 * @see sharing policy, evaluation order step 3
 */
export function ruleFor(policy: SharingPolicy, category: Category, owner: Owner, receiver: Sector): Rule {
  const rule = indexed(policy)[place(category, owner, receiver)];
  if (rule === undefined) throw new RangeError(`no such combination: ${category}, ${owner}, ${receiver}`);
  return rule;
}

function place(category: Category, owner: Owner, receiver: Sector): number {
  return slotOf(owner, category) * SECTORS.length + SECTORS.indexOf(receiver);
}
