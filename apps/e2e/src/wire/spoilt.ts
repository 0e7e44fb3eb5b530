/** A value that is not what the contract says, and what is wrong with it. */
export interface Spoilt {
  readonly what: string;
  readonly input: unknown;
}

const OVER_LENGTH = 'æ'.repeat(5_000);

/** Every way one field of a well-formed input can be wrong, one at a time. The input itself stays as it is. */
export function spoilt(input: object): Spoilt[] {
  return [
    { what: 'an unknown key', input: { ...input, isAdmin: true } },
    // Where nothing is asked for, nothing is right.
    ...(Object.keys(input).length === 0
      ? []
      : [
          { what: 'nothing', input: {} },
          { what: 'null', input: null },
        ]),
    { what: 'no object', input: 'citizen' },
    { what: 'a list', input: [input] },
    { what: 'a constructor of its own', input: { ...input, constructor: { prototype: { isAdmin: true } } } },
    { what: 'a prototype of its own', input: withPrototypeKey(input) },
    ...Object.entries(input).flatMap(([key, value]: [string, unknown]) =>
      wrongFor(value).map(({ what, input: wrong }) => ({ what: `${key}: ${what}`, input: { ...input, [key]: wrong } })),
    ),
    ...Object.entries(input).map(([key]) => ({
      what: `${key} by another name`,
      input: renamed(input, key),
    })),
  ];
}

/** A score is a mean of answers; everything else is counted in whole numbers. */
const MAY_BE_FRACTIONS: ReadonlySet<string> = new Set(['score']);

function wrongFor(value: unknown, mayBeFraction = false): Spoilt[] {
  const others: Spoilt[] = [
    { what: 'an object', input: { toString: 'x' } },
    ...(typeof value === 'boolean' ? [] : [{ what: 'a truth', input: true }]),
  ];
  if (typeof value === 'string')
    return [
      ...others,
      { what: 'a number', input: 12_345 },
      { what: 'a list', input: [value] },
      { what: 'over-long', input: OVER_LENGTH },
      { what: 'control characters', input: `${value}\u0000\u001b[31m` },
      { what: 'a direction override', input: `${value}\u202e` },
      { what: 'empty', input: '' },
    ];
  if (typeof value === 'number')
    return [
      ...others,
      { what: 'words', input: 'two' },
      ...(mayBeFraction ? [] : [{ what: 'a fraction', input: 1.5 }]),
      { what: 'below', input: -1 },
      { what: 'beyond', input: 9e15 },
    ];
  if (Array.isArray(value))
    return [
      ...others,
      { what: 'words', input: 'none' },
      { what: 'a list of objects', input: [{}] },
      { what: 'far too many', input: Array.from({ length: 500 }, () => value[0]) },
    ];
  if (value === null) return others;
  return [
    ...others.slice(1),
    ...Object.entries(value as object).flatMap(([key, inner]: [string, unknown]) =>
      wrongFor(inner, MAY_BE_FRACTIONS.has(key)).map((one) => ({
        what: `${key}: ${one.what}`,
        input: { ...(value as object), [key]: one.input },
      })),
    ),
    { what: 'an unknown key within', input: { ...(value as object), isAdmin: true } },
  ];
}

/** `__proto__` as a key of its own, which an object literal cannot write but JSON can. */
function withPrototypeKey(input: object): unknown {
  const rest = JSON.stringify(input).slice(1);
  return JSON.parse(`{"__proto__":{"isAdmin":true}${rest === '}' ? '' : ','}${rest}`);
}

function renamed(input: object, from: string): object {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key === from ? `${key}_` : key, value]));
}
