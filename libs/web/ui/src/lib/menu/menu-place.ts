/** Where a menu opens: at a button, or where the pointer was. */
export type MenuPlace = HTMLElement | { x: number; y: number };

/** A place on the screen in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Room that is always left between a menu and the edge of the screen. */
const MARGIN = 8;
const OFFSET = 4;

export function boxOf(at: MenuPlace): Box {
  if (!(at instanceof HTMLElement)) return { left: at.x, top: at.y, width: 0, height: 0 };
  const { left, top, width, height } = at.getBoundingClientRect();
  return { left, top, width, height };
}

/**
 * Under the button and flush with its right edge; above it where there is no room below; never outside the screen. At a
 * point the menu begins there.
 */
export function placeFor(
  at: Box,
  menu: { width: number; height: number },
  screen: { width: number; height: number },
): { left: number; top: number } {
  const isPoint = at.width === 0;
  const below = at.top + at.height + (isPoint ? 0 : OFFSET);
  const above = at.top - (isPoint ? 0 : OFFSET) - menu.height;
  const fitsBelow = below + menu.height <= screen.height - MARGIN;
  const top = fitsBelow || above < MARGIN ? below : above;
  const left = isPoint ? at.left : at.left + at.width - menu.width;
  const within = (value: number, size: number, room: number) => Math.max(MARGIN, Math.min(value, room - size - MARGIN));
  return { left: within(left, menu.width, screen.width), top: within(top, menu.height, screen.height) };
}
