import { type ErrorBody } from '@samtavle/contracts';
import { useLanguage } from '@samtavle/web-ui';
import { useCallback } from 'react';

/** The sentence of a refusal in the language of the screen. */
export function useWords(): (error: ErrorBody) => string {
  const { language } = useLanguage();
  return useCallback((error) => error[language], [language]);
}
