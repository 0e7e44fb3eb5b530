/** What a record says, field by field. */
export type Fields = Readonly<Record<string, unknown>>;

export type Merged =
  | { readonly ok: true; readonly fields: Record<string, unknown> }
  | { readonly ok: false; readonly conflicts: string[] };

/**
 * What two people made of the same version, as one. A field only one of them changed keeps that change; the same field
 * changed by both is a conflict unless both made the same of it. Nothing anybody wrote is overwritten without a word.
 *
 * @param base what both started from
 * @param theirs what was saved first
 * @param mine what is being saved now, whole
 */
export function mergeFields(base: Fields, theirs: Fields, mine: Fields): Merged {
  const fields = new Map<string, unknown>();
  const conflicts: string[] = [];
  for (const name of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, their, my] = [own(base, name), own(theirs, name), own(mine, name)];
    const kept = same(my, was) ? their : my;
    if (!same(my, was) && !same(their, was) && !same(my, their)) conflicts.push(name);
    else if (kept !== undefined) fields.set(name, kept);
  }
  return conflicts.length > 0 ? { ok: false, conflicts } : { ok: true, fields: Object.fromEntries(fields) };
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Whether two values of a field say the same: texts, numbers, days, lists and small objects, whatever order of keys. */
export function same(one: unknown, two: unknown): boolean {
  if (Object.is(one, two)) return true;
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return false;
  if (Array.isArray(one) !== Array.isArray(two)) return false;
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(two))];
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)));
}
