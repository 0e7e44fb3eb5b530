import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Mantine asks for ten steps. Which one is shown where is decided in tokens.css alone (styles/mantine.css). */
const petrol: MantineColorsTuple = [
  'var(--st-accent-weak)',
  'var(--st-accent-weak)',
  'var(--st-accent)',
  'var(--st-accent)',
  'var(--st-accent)',
  'var(--st-accent)',
  'var(--st-accent)',
  'var(--st-accent)',
  'var(--st-accent-hover)',
  'var(--st-accent-hover)',
];

export const theme = createTheme({
  fontFamily: 'var(--st-font)',
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  radius: { xs: 'var(--st-r-1)', sm: 'var(--st-r-2)', md: 'var(--st-r-3)' },
  defaultRadius: 'sm',
  fontSizes: {
    xs: 'var(--st-text-xs)',
    sm: 'var(--st-text-sm)',
    md: 'var(--st-text-md)',
    lg: 'var(--st-text-lg)',
    xl: 'var(--st-text-xl)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
});
