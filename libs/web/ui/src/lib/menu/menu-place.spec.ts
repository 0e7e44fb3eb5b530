import { placeFor } from './menu-place.js';

const screen = { width: 1440, height: 900 };
const menu = { width: 280, height: 200 };

describe('where a menu opens', () => {
  it('opens under its button, flush with the right edge', () => {
    expect(placeFor({ left: 500, top: 100, width: 24, height: 24 }, menu, screen)).toEqual({ left: 244, top: 128 });
  });

  it('opens above where there is no room below', () => {
    expect(placeFor({ left: 500, top: 850, width: 24, height: 24 }, menu, screen)).toEqual({ left: 244, top: 646 });
  });

  it('never leaves the screen, not even a narrow one', () => {
    expect(placeFor({ left: 10, top: 100, width: 24, height: 24 }, menu, { width: 320, height: 900 }).left).toBe(8);
    expect(placeFor({ left: 1430, top: 895, width: 0, height: 0 }, menu, screen)).toEqual({ left: 1152, top: 692 });
  });

  it('begins at the pointer', () => {
    expect(placeFor({ left: 300, top: 300, width: 0, height: 0 }, menu, screen)).toEqual({ left: 300, top: 300 });
  });

  it('stays below when there is room on neither side, and is moved in', () => {
    expect(
      placeFor(
        { left: 500, top: 120, width: 24, height: 24 },
        { width: 280, height: 280 },
        { width: 1440, height: 300 },
      ).top,
    ).toBe(12);
  });
});
