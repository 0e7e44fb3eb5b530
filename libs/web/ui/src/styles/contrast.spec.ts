import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const css = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'tokens.css'), 'utf8');

function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...body.matchAll(/--st-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

const light = tokens(':root');
const dark = new Map([...light, ...tokens(":root[data-mantine-color-scheme='dark']")]);

/** @see WCAG 2.2, relative luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: ReadonlyMap<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const colour = theme.get(name);
    if (colour === undefined) throw new Error(`no such colour: ${name}`);
    return luminance(colour);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'well', 'raised', 'hover', 'selected', 'fresh-weak'];
const OWNERS = ['region', 'social', 'health', 'job', 'citizen'];
const on = (inks: readonly string[], grounds: readonly string[]): [string, string][] =>
  inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground]));

const TEXT: [string, string][] = [
  ...on(['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn', 'ok', 'info'], GROUNDS),
  ...['danger', 'warn', 'ok', 'info', 'fresh'].map((tone): [string, string] => [tone, `${tone}-weak`]),
  ...on(['ink', 'ink-2'], ['danger-weak', 'warn-weak', 'ok-weak', 'info-weak', 'accent-weak', 'held-bg']),
  ...on(['on-accent'], ['accent', 'accent-hover']),
  ...on(['held'], ['held-bg', 'surface', 'fresh-weak']),
  ...OWNERS.map((owner): [string, string] => [`own-${owner}-ink`, `own-${owner}-fill`]),
];
const EDGES: [string, string][] = [
  ...on(
    OWNERS.map((owner) => `own-${owner}-line`),
    ['surface', 'canvas', 'well'],
  ),
  ...on(['focus'], ['surface', 'canvas', 'well', 'raised', 'selected', 'accent-weak']),
  ...on(['edge'], ['surface', 'canvas', 'raised']),
  ...on(['held-edge'], ['held-bg', 'surface']),
  ...on(['level-on'], ['surface', 'fresh-weak']),
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('colours in %s', (_, theme) => {
  it.each(TEXT)('text in %s can be read on %s (4.5:1)', (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('%s is seen on %s (3:1)', (edge, ground) => {
    expect(contrast(theme, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});
