import { localStorageColorSchemeManager, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { type i18n } from 'i18next';
import { type ReactNode } from 'react';
import { AnnouncementProvider } from '../feedback/announcements.js';
import { useFocusNotLost } from '../focus/focus-not-lost.js';
import { SpokenLanguage } from '../language/spoken.js';
import { theme } from './theme.js';

/** Where the choice of light or dark is remembered. `first-paint.js` of the app reads it before the first paint. */
export const THEME_KEY = 'samtavle-theme';

const colorScheme = localStorageColorSchemeManager({ key: THEME_KEY });

/**
 * Language, theme, the page's live regions, and a focus that is not lost. Mantine writes no `<style>` of its own: its variables stand in
 * `styles.css`, so that the page runs under a strict content security policy.
 */
export function SamtavleProvider({ i18n, children }: { i18n: i18n; children: ReactNode }) {
  useFocusNotLost();
  return (
    <SpokenLanguage i18n={i18n}>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <AnnouncementProvider>{children}</AnnouncementProvider>
      </MantineProvider>
    </SpokenLanguage>
  );
}

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** Light, dark, or what the machine says. */
export function useTheme(): { choice: ThemeChoice; setTheme: (choice: ThemeChoice) => void } {
  // Without `keepTransitions` Mantine writes a <style> element for a moment, which the content security policy refuses.
  const { colorScheme: choice, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return { choice, setTheme: setColorScheme };
}
