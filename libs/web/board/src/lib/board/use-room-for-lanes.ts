import { useSyncExternalStore } from 'react';

/** The narrowest lane, the gap beside it and the edges of the page, in rem: five lanes fit 1280 px. */
const LANE = 15;
const GAP = 0.5;
const EDGES = 2;
/** Below this width of the page each column has one lane (design §3). */
const ONE_LANE = 1100;
const PHONE = 640;

/** How many lanes fit side by side; 1 on a phone. Follows the width and the size of the text. */
export function useRoomForLanes(): number {
  return useSyncExternalStore(watchWidth, lanesThatFit, () => 3);
}

/** True where the columns stand below each other. */
export const isOneColumn = (room: number): boolean => room === 1;

function lanesThatFit(): number {
  const width = document.documentElement.clientWidth;
  if (width === 0) return 5;
  if (width <= PHONE) return 1;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const fit = Math.max(1, Math.floor((width / rem - EDGES + GAP) / (LANE + GAP)));
  return width <= ONE_LANE ? Math.min(fit, 3) : fit;
}

function watchWidth(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
