import { CATEGORIES, OWNERS, type Category, type Owner, type Sector } from '@samtavle/domain';
import {
  CITIZEN_ROADS,
  ROAD_SENTENCES,
  SECTOR_WORDS,
  titleOf,
  type CitizenRoad,
  type Language,
} from './citizen-words.js';
import { gatewaysFor } from './gateways.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { Gateway, Rule, SharingPolicy } from './policy-schema.js';
import { ruleFor } from './rule-index.js';

/** What a citizen is told about one way information can go: from one owner to one receiver. */
export interface CitizenTextFamily {
  readonly from: Owner;
  readonly to: Sector;
  readonly title: string;
  /** One for each road by which something can go, the most open first. */
  readonly sentences: readonly string[];
}

/** Those a citizen meets; auditors and researchers see no content about one person. */
const RECEIVERS = ['region_psych', 'muni_social', 'muni_health', 'muni_employment', 'relative', 'police_psp'] as const;

/**
 * The policy in plain words to the citizen: what is shared between whom, and what it takes. Made from the rules and
 * gateways, so that a changed rule changes the text. What is not named is not shared.
 * @see the acceptance tests drawn from law, no. 17; GDPR art. 13-14
 */
export function citizenText(policy: SharingPolicy, language: Language): readonly CitizenTextFamily[] {
  return texts(policy)[language];
}

const texts = oncePerPolicy((policy) => ({ da: write(policy, 'da'), en: write(policy, 'en') }));

function write(policy: SharingPolicy, language: Language): readonly CitizenTextFamily[] {
  const words = SECTOR_WORDS[language];
  return OWNERS.flatMap((from) =>
    RECEIVERS.filter((to) => to !== from).flatMap((to): CitizenTextFamily[] => {
      const sentences = CITIZEN_ROADS.flatMap((road) => {
        const what = CATEGORIES.filter((category) => roadsOf(policy, category, from, to).has(road)).map((category) =>
          nameOf(policy, category, language),
        );
        return what.length === 0 ? [] : [ROAD_SENTENCES[language][road](words[from], words[to], what.join(', '))];
      });
      return sentences.length === 0 ? [] : [{ from, to, title: titleOf(language, from, to), sentences }];
    }),
  );
}

function roadsOf(policy: SharingPolicy, category: Category, from: Owner, to: Sector): ReadonlySet<CitizenRoad> {
  const rule = ruleFor(policy, category, from, to);
  const byRule = roadOfRule(rule);
  const byGateway = gatewaysFor(policy, rule, { category, owner: from, receiver: to }).flatMap(roadOfGateway);
  // What may be seen anyway needs no other road, and a citizen is not frightened with it.
  return new Set(byRule === 'freely' ? [byRule] : [...(byRule ? [byRule] : []), ...byGateway]);
}

function roadOfRule({ effect, channel, requires }: Rule): CitizenRoad | undefined {
  if (channel !== 'board' && channel !== 'disclosure_log') return undefined;
  switch (effect) {
    case 'allow':
    case 'allow_if_necessary':
      if (requires.includes('citizen_selected_audience')) return 'chosen';
      if (requires.includes('plan_active_party_listed')) return 'plan';
      if (requires.includes('consent_names_receiver') || requires.includes('consent_active_scope_match'))
        return 'consent';
      return 'freely';
    case 'consent_required':
      return 'consent';
    case 'review_required':
      return 'review';
    case 'emergency_only':
      return 'emergency';
    case 'never':
      return undefined;
  }
}

function roadOfGateway({ mode }: Gateway): CitizenRoad[] {
  switch (mode) {
    case 'push_or_field_release':
      return ['plan'];
    case 'automatic':
      return ['notice'];
    case 'push':
    case 'pull':
    case 'off_board_push':
      return ['emergency'];
    case 'off_board_request':
      // A request for a case is answered outside the board, with a text of its own to the citizen.
      return [];
  }
}

function nameOf(policy: SharingPolicy, category: Category, language: Language): string {
  const known = policy.categories.find(({ id }) => id === category);
  const name = (language === 'da' ? known?.label_da : known?.label) ?? category;
  return name.charAt(0).toLocaleLowerCase(language) + name.slice(1);
}
