import { type PolicyView } from '@samtavle/contracts';
import { type Category, CATEGORIES, OWNERS, type Owner, type Sector, SECTORS } from '@samtavle/domain';
import { useLabels, useText } from '@samtavle/web-ui';
import { policyTexts } from './texts.js';
import { policyWords, type WordGroup, WORDS } from './words.js';

const FIELD_WORDS: Readonly<Record<string, WordGroup>> = {
  effect: 'effect',
  consent_form: 'form',
  channel: 'channel',
  certainty: 'certainty',
  requires: 'requirement',
  duties: 'duty',
  mode: 'mode',
};

/** How the terms of a rule are said in the language of the screen. What the screen has no word for is said as it stands. */
export function useTerms(policy: Pick<PolicyView, 'sources' | 'purposes'>) {
  const say = useText(policyTexts);
  const words = useText(policyWords);
  const labels = useLabels();

  const word = (group: WordGroup, id: string): string =>
    WORDS[group].includes(id) ? words(`${group}.${id}` as Parameters<typeof words>[0]) : id;
  const category = (id: string) => (isCategory(id) ? labels.categoryShort(id) : id);
  const owner = (id: string) => (isOwner(id) ? labels.owner(id) : id);
  const sector = (id: string) => (isSector(id) ? labels.sector(id) : id);
  const source = (id: string) => {
    const spoken = labels.law([id]);
    const known = policy.sources.find((one) => one.id === id);
    return spoken !== '' ? spoken : known ? `${known.law} ${known.section}`.trim() : id;
  };
  const purpose = (id: string) => policy.purposes.find((one) => one.id === id)?.text ?? id;

  const one = (field: string, id: string): string => {
    if (field === 'category' || field === 'categories') return category(id);
    if (field === 'from') return owner(id);
    if (field === 'to') return sector(id);
    if (field === 'basis') return source(id);
    if (field === 'purposes') return purpose(id);
    const group = FIELD_WORDS[field];
    return group === undefined ? id : word(group, id);
  };

  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined) return field === 'consent_form' ? word('form', 'none') : '–';
    if (typeof given === 'boolean') return given ? say('rule.yes') : say('rule.no');
    if (Array.isArray(given))
      return given.length === 0 ? say('rule.nothing') : given.map((id) => one(field, String(id))).join(', ');
    if (field === 'expiry') return expiry(given);
    if (typeof given === 'object')
      return Object.entries(given)
        .map(([key, inner]) => `${sector(key)}: ${value('requires', inner)}`)
        .join('; ');
    return one(field, String(given));
  };

  const expiry = (given: object): string => {
    const { type, max_days: days, max_hours: hours } = given as Record<string, unknown>;
    const limit = [
      days === undefined ? '' : `${String(days)} ${say('rule.days').toLocaleLowerCase()}`,
      hours === undefined ? '' : `${String(hours)} ${say('rule.hours').toLocaleLowerCase()}`,
    ].filter(Boolean);
    return [word('expiry', String(type)), ...limit].join(', ');
  };

  return { one, value, category, owner, sector, source, purpose, word, law: labels.law };
}
export type Terms = ReturnType<typeof useTerms>;

export const isOwner = (id: string): id is Owner => OWNERS.some((owner) => owner === id);
const isCategory = (id: string): id is Category => CATEGORIES.some((category) => category === id);
const isSector = (id: string): id is Sector => SECTORS.some((sector) => sector === id);
