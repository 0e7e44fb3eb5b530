// A hash stands for a colour at the start of a value or after a space, colon, comma, bracket or quote; after `url(` it names an element.
const HEX = /(?<=^|[\s:,("'])(?<!url\(\s*["']?)#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])/i;
// Built from a token, as rgb(from var(--accent) r g b / 50%), it still follows the token.
const FUNCTION = /(?<![\w-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?!\s*(?:from\s+)?var\()[^)]*\)?/i;

/**
 * The first colour written out in a text: `#1a2b3c`, `rgb(…)`, `hsl(…)`, `oklch(…)` and their kin. A reference to an
 * element (`url(#mask)`), a hash in an address and `color-mix(in srgb, var(--a), …)` are none.
 *
 * @param {string} text a CSS value, or a whole style sheet without its comments
 * @returns {string | undefined}
 */
export const colourIn = (text) => (HEX.exec(text) ?? FUNCTION.exec(text))?.[0];
