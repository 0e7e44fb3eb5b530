import { useCallback } from 'react';
import { type Dictionary, type Language, type TextKey, type Texts } from './dictionary.js';
import { addDictionary } from './i18n.js';
import { oncePerLanguage, type Spoken, useSpoken } from './spoken.js';

/** Says one text of a dictionary in the language of the screen. `count` chooses between `_one` and `_other`. */
export type Say<T> = (key: TextKey<T>, values?: Readonly<Record<string, string | number>>) => string;

const sayingsOf = oncePerLanguage(() => new Map<string, Say<never>>());

/** How one says a text of this dictionary in that language; made once. */
export function sayIn<T extends Texts>(spoken: Spoken, dictionary: Dictionary<T>): Say<T> {
  const sayings = sayingsOf(spoken);
  const known = sayings.get(dictionary.name);
  // Kept under the dictionary's own name, so it is this dictionary's.
  if (known !== undefined) return known as Say<T>;
  const { i18n, language } = spoken;
  addDictionary(i18n, dictionary);
  const spell: Say<T> = (key, values) => i18n.t(`${dictionary.name}:${key}`, { lng: language, ...values });
  // Most texts never change, and each key that is pressed draws some fifty of them again.
  const plain = new Map<TextKey<T>, string>();
  const say: Say<T> = (key, values) => {
    if (values !== undefined) return spell(key, values);
    const text = plain.get(key) ?? spell(key);
    plain.set(key, text);
    return text;
  };
  sayings.set(dictionary.name, say as Say<never>);
  return say;
}

/** The texts of one library; brings them along when the library was loaded late. */
export function useText<T extends Texts>(dictionary: Dictionary<T>): Say<T> {
  return sayIn(useSpoken(), dictionary);
}

/** The language of the screen, and how to change it. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const { i18n, language } = useSpoken();
  const setLanguage = useCallback((chosen: Language) => void i18n.changeLanguage(chosen), [i18n]);
  return { language, setLanguage };
}
