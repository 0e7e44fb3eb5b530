/** The first of somebody's given names. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/**
 * What each colleague is called on the board: the first name, and with an initial where two are alike.
 *
 * @example Mette Lyng and Mette Krogh → »Mette L.« and »Mette K.«
 */
export function callNames<Id extends string>(members: Iterable<{ id: Id; name: string }>): Map<Id, string> {
  const all = [...members];
  const people = new Map<string, Set<string>>();
  for (const { name } of all) {
    const first = firstName(name);
    people.set(first, (people.get(first) ?? new Set()).add(name));
  }
  return new Map(
    all.map(({ id, name }) => {
      const first = firstName(name);
      // The same person in two capacities has one name and needs no initial.
      const alike = (people.get(first)?.size ?? 0) > 1;
      const initial = name.trim().split(/\s+/).at(-1)?.charAt(0) ?? '';
      return [id, alike ? `${first} ${initial}.` : first];
    }),
  );
}

/** Danish genitive: »Rikkes«, and with an apostrophe after s, x and z: »Jonas’«. English adds ’s. */
export function genitive(name: string, language: 'da' | 'en'): string {
  if (language === 'en') return `${name}’s`;
  return /[sxz]$/i.test(name) ? `${name}’` : `${name}s`;
}
