import { type ReactNode } from 'react';

/** Stands in for `react-remove-scroll` (vite.config.mts): renders what is inside and locks nothing. */
export function RemoveScroll({ children }: { children: ReactNode }) {
  return <>{children}</>;
}

/** The names Mantine's own layout parts ask for; no element carries them. */
RemoveScroll.classNames = { fullWidth: '', zeroRight: '' };
