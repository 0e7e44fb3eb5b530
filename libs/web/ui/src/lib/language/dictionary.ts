/** The two languages of the screen. Danish comes first and is the default. */
export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Texts may be grouped; a leaf is a sentence with `{{values}}`, and `_one`/`_other` endings for counted ones. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** The same keys, other words: English cannot lack a sentence that Danish has. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** The texts of one library in both languages, under its own name. */
export interface Dictionary<T extends Texts = Texts> {
  readonly name: string;
  readonly da: T;
  readonly en: SameKeys<T>;
}

type Paths<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : T[K] extends Texts ? `${K}.${Paths<T[K]>}` : never;
}[keyof T & (string | number)];

type WithoutCount<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** Every key of a dictionary, `group.key`; counted texts under their name without `_one`/`_other`. */
export type TextKey<T> = WithoutCount<Paths<T>>;

/**
 * Declares the texts of a library. A key missing in English, or one too many, does not compile.
 *
 * @example export const boardTexts = dictionary('board', { da: { title: 'Tavlen' }, en: { title: 'Board' } });
 */
export function dictionary<T extends Texts>(name: string, texts: { da: T; en: SameKeys<NoInfer<T>> }): Dictionary<T> {
  return { name, ...texts };
}
