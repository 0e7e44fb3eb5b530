import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ten steps of the petrol. Mantine wants the numbers; everything on screen reads `--st-accent` (styles/mantine.css). */
const petrol: MantineColorsTuple = [
  '#eef6f7',
  '#e2eff1',
  '#98d6e1',
  '#74c4d2',
  '#4ba3b3',
  '#2b8596',
  '#176e7e',
  '#0a5a69',
  '#07444f',
  '#06232a',
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
