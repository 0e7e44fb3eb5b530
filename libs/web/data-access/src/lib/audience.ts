import { type CitizenDetail } from '@samtavle/contracts';
import { type Category, type Owner, type Sector, STAFF_SECTORS } from '@samtavle/domain';

/** States in which a consent lets something be seen. */
const SHARING: ReadonlySet<string> = new Set(['active', 'expiring']);

export interface Audience {
  /** Sectors the law lets read it, where they have the citizen too. */
  readonly byLaw: readonly Sector[];
  /** Sectors for whom a consent in force opens what is written now. */
  readonly see: readonly Sector[];
  /** Sectors that would see it with a consent. */
  readonly withConsent: readonly Sector[];
}

/** Who will see what this owner writes in this category, as far as the rules and the consents on the card tell. */
export function audienceOf(
  owner: Owner,
  category: Category,
  { consents, readWithoutConsent }: Pick<CitizenDetail, 'consents' | 'readWithoutConsent'>,
): Audience {
  const byLaw = new Set<Sector>(readWithoutConsent.find((one) => one.category === category)?.sectors ?? []);
  const see = new Set<string>();
  const withConsent = new Set<string>();
  for (const { state, flows, leftOut } of consents) {
    const shares = SHARING.has(state) && !leftOut.includes(category);
    for (const { from, to, categories } of flows) {
      if (from === owner && categories.includes(category)) (shares ? see : withConsent).add(to);
    }
  }
  const staff = STAFF_SECTORS.filter((sector) => sector !== owner && !byLaw.has(sector));
  return {
    byLaw: [...byLaw],
    see: staff.filter((sector) => see.has(sector)),
    withConsent: staff.filter((sector) => withConsent.has(sector) && !see.has(sector)),
  };
}
