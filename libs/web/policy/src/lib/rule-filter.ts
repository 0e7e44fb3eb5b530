import { type LegalSource, type PolicyRuleView } from '@samtavle/contracts';

/** What the officer looks for; empty text means all. */
export interface RuleFilter {
  readonly text: string;
  readonly category: string;
  readonly from: string;
  readonly to: string;
  readonly certainty: string;
}

export const NO_FILTER: RuleFilter = { text: '', category: '', from: '', to: '', certainty: '' };

/** How a category and a paragraph are spoken of, so that what one reads can be searched for. */
export interface SpokenOf {
  category(id: string): string;
  law(sources: readonly string[]): string;
}

/** The rules that fit; each word typed stands somewhere in the rule, its categories or its legal basis. */
export function fitting(
  rules: readonly PolicyRuleView[],
  filter: RuleFilter,
  sources: readonly LegalSource[],
  spoken: SpokenOf,
): PolicyRuleView[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    if (filter.category !== '' && !rule.category.includes(filter.category)) return false;
    if (filter.from !== '' && !rule.from.includes(filter.from)) return false;
    if (filter.to !== '' && !rule.to.includes(filter.to)) return false;
    if (filter.certainty !== '' && rule.certainty !== filter.certainty) return false;
    const laws = sources.filter(({ id }) => rule.basis.includes(id)).map(({ law, section }) => `${law} ${section}`);
    const said = [
      rule.id,
      rule.title,
      rule.dpo_note,
      spoken.law(rule.basis),
      ...laws,
      ...rule.category.map(spoken.category),
    ]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
}
