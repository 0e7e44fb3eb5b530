import { type ErrorBody } from '@samtavle/contracts';
import { type Language, useLanguage } from '@samtavle/web-ui';
import { useCallback } from 'react';

/** The sentence of a refusal in the language of the screen. */
export function useWords(): (error: ErrorBody) => string {
  const { language } = useLanguage();
  return useCallback((error) => error[language], [language]);
}

/** Where a refusal is shown in one place for the whole form: what it says of a field, when it says so, says it better. */
export function useClosestWords(): (error: ErrorBody) => string {
  const { language } = useLanguage();
  return useCallback((error) => closestWords(error, language), [language]);
}

export function closestWords(error: ErrorBody, language: Language): string {
  return error.fields?.find((field) => field[language] !== undefined)?.[language] ?? error[language];
}
