import { render, type RenderResult } from '@testing-library/react';
import { type ReactElement } from 'react';
import { type Dictionary, type Language } from '../lib/language/dictionary.js';
import { createI18n } from '../lib/language/i18n.js';
import { SamtavleProvider } from '../lib/theme/samtavle-provider.js';

/** For component tests: renders inside language, theme and live regions. Danish unless another language is asked for. */
export function renderInSamtavle(
  element: ReactElement,
  { language = 'da', dictionaries = [] }: { language?: Language; dictionaries?: readonly Dictionary[] } = {},
): RenderResult {
  const i18n = createI18n(dictionaries, language);
  return render(element, { wrapper: ({ children }) => <SamtavleProvider i18n={i18n}>{children}</SamtavleProvider> });
}

export { fetchChoices } from '../lib/controls/choose.js';
