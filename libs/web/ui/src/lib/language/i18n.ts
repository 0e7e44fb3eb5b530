import i18next, { type i18n } from 'i18next';
import { type Dictionary, type Language, LANGUAGES } from './dictionary.js';

/** Where the chosen language is remembered on this machine. Holds `da` or `en` and nothing else. */
export const LANGUAGE_KEY = 'samtavle-language';

/** The remembered language, or Danish. Anything else found there is ignored. */
export function rememberedLanguage(): Language {
  let found: string | null = null;
  try {
    found = localStorage.getItem(LANGUAGE_KEY);
  } catch {
    // Storage is switched off in this browser: the choice lasts as long as the page.
  }
  return LANGUAGES.find((language) => language === found) ?? 'da';
}

function remember(language: string): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language === 'en' ? 'en' : 'da');
  } catch {
    // As above.
  }
}

/**
 * Starts the two languages with these dictionaries. `<html lang>` follows the choice. Rooms that are loaded later bring
 * their own dictionary (`useText`).
 */
export function createI18n(dictionaries: readonly Dictionary[], language: Language = rememberedLanguage()): i18n {
  const made = i18next.createInstance();
  const namespaces = dictionaries.map(({ name }) => name);
  const resources = {
    da: Object.fromEntries(dictionaries.map(({ name, da }) => [name, da])),
    en: Object.fromEntries(dictionaries.map(({ name, en }) => [name, en])),
  };
  void made.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    ns: namespaces,
    defaultNS: false,
    resources,
    initAsync: false,
    // React escapes; doing it twice would show &amp; in names.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  made.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen;
    remember(chosen);
  });
  return made;
}

/** Adds a dictionary to a running i18n, once. */
export function addDictionary(to: i18n, { name, da, en }: Dictionary): void {
  if (to.hasResourceBundle('da', name)) return;
  to.addResourceBundle('da', name, da);
  to.addResourceBundle('en', name, en);
}
