import { type i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { type Language } from './dictionary.js';

/** The language of the screen, as every part reads it. The same value until the language is changed. */
export interface Spoken {
  readonly i18n: i18n;
  readonly language: Language;
}

const Context = createContext<Spoken | null>(null);

/**
 * Listens to the language once for the whole page. A card has some thirty texts and a long list a thousand of them: a
 * subscription for each, which is what the React binding of i18next makes, cost more than drawing them.
 */
export function SpokenLanguage({ i18n, children }: { i18n: i18n; children: ReactNode }) {
  const language = useSyncExternalStore(
    (changed) => {
      i18n.on('languageChanged', changed);
      return () => i18n.off('languageChanged', changed);
    },
    () => i18n.language,
  );
  const spoken = useMemo<Spoken>(() => ({ i18n, language: language === 'en' ? 'en' : 'da' }), [i18n, language]);
  return <Context value={spoken}>{children}</Context>;
}

/** @throws Error outside `SamtavleProvider` */
export function useSpoken(): Spoken {
  const spoken = useContext(Context);
  if (spoken === null) throw new Error('a text outside SamtavleProvider');
  return spoken;
}

/** What is made from the language once and used by every part: `make` runs once per language. */
export function oncePerLanguage<T>(make: (spoken: Spoken) => T): (spoken: Spoken) => T {
  const made = new WeakMap<Spoken, { value: T }>();
  return (spoken) => {
    const known = made.get(spoken) ?? { value: make(spoken) };
    made.set(spoken, known);
    return known.value;
  };
}
