import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dictionary, type Language, type TextKey, type Texts } from './dictionary.js';
import { addDictionary } from './i18n.js';

/** Says one text of a dictionary in the language of the screen. `count` chooses between `_one` and `_other`. */
export type Say<T> = (key: TextKey<T>, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of one library; brings them along when the library was loaded late. */
export function useText<T extends Texts>(dictionary: Dictionary<T>): Say<T> {
  const { i18n } = useTranslation();
  addDictionary(i18n, dictionary);
  const language = i18n.language;
  return useCallback(
    (key, values) => i18n.t(`${dictionary.name}:${key}`, { lng: language, ...values }),
    [i18n, dictionary.name, language],
  );
}

/** The language of the screen, and how to change it. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const { i18n } = useTranslation();
  const setLanguage = useCallback((language: Language) => void i18n.changeLanguage(language), [i18n]);
  return { language: i18n.language === 'en' ? 'en' : 'da', setLanguage };
}
