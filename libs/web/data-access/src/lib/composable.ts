import { type Category, type Sector } from '@samtavle/domain';

/** These have forms of their own: nobody writes a line about them. */
const BY_FORM: ReadonlySet<Category> = new Set<Category>([
  'identification',
  'protected_address',
  'team_membership',
  'consent_records',
  'access_log',
  'evaluation_data',
]);

/** What each employer writes most lines about. */
const USUAL: Readonly<Partial<Record<Sector, Category>>> = {
  region_psych: 'mental_state',
  muni_social: 'social_support',
  muni_health: 'somatic_health',
  muni_employment: 'employment_capacity',
};

/** What a line can be about, the sector's usual first: the one most lines need no choice for. */
export function composable(writable: readonly Category[], sector: Sector | undefined): readonly Category[] {
  const usual = sector === undefined ? undefined : USUAL[sector];
  const all = writable.filter((category) => !BY_FORM.has(category));
  return usual !== undefined && all.includes(usual) ? [usual, ...all.filter((category) => category !== usual)] : all;
}
