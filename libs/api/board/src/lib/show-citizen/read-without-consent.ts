import { type CitizenDetail } from '@samtavle/contracts';
import { type Category, type Owner, STAFF_SECTORS } from '@samtavle/domain';
import { ruleFor, type SharingPolicy } from '@samtavle/policy';

/**
 * Which other sectors read what this owner writes because the law says so, without a consent, where they have the citizen
 * too. Taken from the rules alone, so that it tells nothing of this citizen.
 */
export function readWithoutConsent(
  policy: SharingPolicy,
  owner: Owner,
  categories: readonly Category[],
): CitizenDetail['readWithoutConsent'] {
  return categories.map((category) => ({
    category,
    sectors: STAFF_SECTORS.filter(
      (sector) => sector !== owner && ruleFor(policy, category, owner, sector).effect.startsWith('allow'),
    ),
  }));
}
